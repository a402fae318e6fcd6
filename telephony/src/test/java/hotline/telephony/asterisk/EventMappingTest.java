package hotline.telephony.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.telephony.asterisk.event.AgentAnsweredEvent;
import hotline.telephony.asterisk.event.CallEndEvent;
import hotline.telephony.call.Extension;
import hotline.telephony.core.Input;
import org.asteriskjava.manager.event.DeviceStateChangeEvent;
import org.asteriskjava.manager.event.HangupEvent;
import org.asteriskjava.manager.event.NewExtenEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventMappingTest {

    private final EventMapping mapping = new EventMapping();

    @Test
    void given_event_nobody_needs_then_counted_and_skipped() {
        assertThat(mapping.map(new NewExtenEvent(this))).isEmpty();
        assertThat(mapping.unused()).isEqualTo(1);
    }

    @Test
    void given_event_without_its_fields_then_counted_and_never_thrown() {
        assertThat(mapping.map(new AgentAnsweredEvent(this))).isEmpty();
        assertThat(mapping.map(new CallEndEvent(this))).isEmpty();
        assertThat(mapping.malformed()).isEqualTo(2);
    }

    @Test
    void given_hangup_then_leg_ended() {
        HangupEvent event = new HangupEvent(this);
        event.setUniqueId("1700000000.7");
        event.setCause(17);

        assertThat(mapping.map(event)).contains(new Input.LegEnded("1700000000.7", 17));
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_INUSE, true",
        "INUSE, true",
        "BUSY, true",
        "RINGING, true",
        "RINGINUSE, true",
        "ONHOLD, true",
        "UNAVAILABLE, false",
        "INVALID, false",
        "UNKNOWN, false",
        "Unavailable, false",
        "Not in use, true"
    })
    void given_device_state_then_reachable_or_not(String state, boolean reachable) {
        DeviceStateChangeEvent event = new DeviceStateChangeEvent(this);
        event.setDevice("PJSIP/1001");
        event.setState(state);

        assertThat(mapping.map(event)).contains(new Input.PhoneChanged(new Extension("1001"), reachable));
    }

    @ParameterizedTest
    @CsvSource({"PJSIP/trunk", "PJSIP/trunk-0000001", "Queue:failsafe", "Local/1001@x-1;1", "PJSIP/1001-zz"})
    void given_device_that_is_no_phone_then_skipped(String device) {
        DeviceStateChangeEvent event = new DeviceStateChangeEvent(this);
        event.setDevice(device);
        event.setState("NOT_INUSE");

        assertThat(mapping.map(event)).isEmpty();
    }
}

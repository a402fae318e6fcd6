package hotline.telephony.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.telephony.call.CallId;
import hotline.telephony.call.Extension;
import hotline.telephony.call.NodeId;
import hotline.telephony.call.ServiceRating;
import hotline.telephony.core.Input;
import hotline.telephony.core.Leg;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventMappingTest {

    private final EventMapping mapping = new EventMapping(NodeId.FIRST);

    private Optional<Input> map(String... lines) {
        return mapping.map(new AmiFrame(List.of(lines)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Event: Newexten", "Event: FullyBooted", "Event: ", "Event: Something we have never heard of"})
    void given_event_nobody_needs_then_counted_and_skipped(String event) {
        assertThat(map(event, "Uniqueid: 1700000000.7")).isEmpty();
        assertThat(mapping.unused()).isEqualTo(1);
        assertThat(mapping.malformed()).isZero();
    }

    @Test
    void given_event_without_its_fields_then_counted_and_never_thrown() {
        List<String> events = List.of(
                "Event: Hangup",
                "Event: ConfbridgeJoin",
                "Event: OriginateResponse",
                "Event: UserEvent",
                "UserEvent: CallStart",
                "no colon at all");
        events.forEach(event -> assertThat(map(event)).as(event).isEmpty());
        List.of("CallStart", "AgentAnswered", "CallEnd", "DeskConfirmed")
                .forEach(event -> assertThat(map("Event: UserEvent", "UserEvent: " + event))
                        .isEmpty());
        assertThat(mapping.malformed()).isEqualTo(events.size() + 4);
    }

    @Test
    void given_a_second_node_then_only_its_own_calls_are_spoken_of() {
        EventMapping second = new EventMapping(new NodeId(2));
        AmiFrame own = new AmiFrame(List.of("Event: UserEvent", "UserEvent: CallEnd", "HCALL: 2-1700000000.7"));
        AmiFrame other = new AmiFrame(List.of("Event: UserEvent", "UserEvent: CallEnd", "HCALL: 1700000000.7"));

        assertThat(second.map(own)).contains(new Input.CallOver(new CallId("2-1700000000.7")));
        assertThat(second.map(other)).isEmpty();
        assertThat(mapping.map(own)).isEmpty();
        assertThat(second.malformed()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../../etc/passwd", "a b", "1700000000.7\u0000", "很"})
    void given_impossible_call_id_then_counted_and_never_thrown(String id) {
        assertThat(map("Event: UserEvent", "UserEvent: CallEnd", "HCALL: " + id))
                .isEmpty();
        assertThat(mapping.malformed()).isEqualTo(1);
    }

    @Test
    void given_hangup_then_leg_ended() {
        assertThat(map("Event: Hangup", "Uniqueid: 1700000000.7", "Cause: 17"))
                .contains(new Input.LegEnded("1700000000.7", 17));
    }

    @Test
    void given_recording_muted_or_unmuted_then_which_leg_and_whether() {
        assertThat(map("Event: MixMonitorMute", "Uniqueid: 1700000000.7", "Direction: read", "State: 1"))
                .contains(new Input.RecordingMuted("1700000000.7", true));
        assertThat(map("Event: MixMonitorMute", "Uniqueid: 1700000000.7", "Direction: read", "State: 0"))
                .contains(new Input.RecordingMuted("1700000000.7", false));
    }

    @Test
    void given_citizen_asked_and_rating_then_both_with_the_agents_phone_and_the_time() {
        assertThat(map("Event: UserEvent", "UserEvent: RatingAsked", "HCALL: 1700000000.1"))
                .contains(new Input.RatingAsked(new CallId("1700000000.1")));
        assertThat(map("Event: UserEvent", "UserEvent: CallRated", "HCALL: 1700000000.1", "Kept: 3-1001-1700000100"))
                .contains(new Input.Rated(
                        new CallId("1700000000.1"),
                        ServiceRating.DISSATISFIED,
                        Optional.of(new Extension("1001")),
                        Instant.ofEpochSecond(1_700_000_100)));
        assertThat(map("Event: UserEvent", "UserEvent: CallRated", "HCALL: 1700000000.1", "Kept: 9-1001-1700000100"))
                .isEmpty();
    }

    @Test
    void given_field_twice_then_the_first_counts_and_the_case_of_names_does_not_matter() {
        assertThat(map("event: Hangup", "UNIQUEID:1700000000.7", "Uniqueid: 1700000000.8"))
                .contains(new Input.LegEnded("1700000000.7", 0));
    }

    @Test
    void given_guest_that_was_not_reached_then_the_id_that_we_gave() {
        String id = "ActionID: 1234567_89#guest-a-b";
        assertThat(map("Event: OriginateResponse", id, "Response: Failure"))
                .contains(new Input.GuestFailed("guest-a-b"));
        assertThat(map("Event: OriginateResponse", id, "Response: Success")).isEmpty();
    }

    @Test
    void given_somebody_rung_by_ourselves_then_skipped() {
        assertThat(map("Event: DialBegin", "DestChannel: PJSIP/9110-00000002", "DestUniqueid: guest-a"))
                .isEmpty();
        assertThat(mapping.malformed()).isZero();
    }

    @Test
    void given_agent_answered_then_the_leg() {
        assertThat(map(
                        "Event: UserEvent",
                        "UserEvent: AgentAnswered",
                        "HCALL: 1700000000.1",
                        "Agent: 1001",
                        "Leg: 1700000000.2",
                        "Chan: PJSIP/1001-00000002"))
                .contains(new Input.LegAnswered(
                        new CallId("1700000000.1"),
                        new Leg(new Extension("1001"), "1700000000.2", "PJSIP/1001-00000002")));
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
        assertThat(map("Event: DeviceStateChange", "Device: PJSIP/1001", "State: " + state))
                .contains(new Input.PhoneChanged(NodeId.FIRST, new Extension("1001"), reachable));
    }

    @ParameterizedTest
    @CsvSource({"PJSIP/trunk", "PJSIP/trunk-0000001", "Queue:failsafe", "Local/1001@x-1;1", "PJSIP/1001-zz"})
    void given_device_that_is_no_phone_then_skipped(String device) {
        assertThat(map("Event: DeviceStateChange", "Device: " + device, "State: NOT_INUSE"))
                .isEmpty();
    }
}

package hotline.server;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.kernel.PhoneNumber;
import hotline.telephony.call.CallId;
import hotline.telephony.call.CallOutcome;
import hotline.telephony.call.NodeId;
import hotline.telephony.fact.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OngoingCallsTest {

    private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");
    private static final CallId CALL = new CallId("1764000000.1");

    private final OngoingCalls ongoing = new OngoingCalls();

    @Test
    void given_start_when_asterisk_is_not_known_yet_then_any_call_may_go_on() {
        assertThat(ongoing.contains(CALL.value())).isTrue();

        ongoing.accept(new Fact.NodeChanged(NOW, NodeId.FIRST, true));

        assertThat(ongoing.contains(CALL.value())).isFalse();
    }

    @Test
    void given_one_of_two_nodes_is_known_then_any_call_of_the_other_may_go_on() {
        ongoing.accept(new Fact.NodeChanged(NOW, NodeId.FIRST, true));

        assertThat(ongoing.contains("2-1764000000.1")).isTrue();
    }

    @Test
    void given_adopted_call_then_it_goes_on_until_its_end_also_without_the_connection() {
        ongoing.accept(new Fact.NodeChanged(NOW, NodeId.FIRST, true));
        ongoing.accept(new Fact.CallAdopted(NOW, CALL, PhoneNumber.parse("13807731234"), Optional.empty()));
        ongoing.accept(new Fact.NodeChanged(NOW, NodeId.FIRST, false));
        assertThat(ongoing.contains(CALL.value())).isTrue();

        ongoing.accept(new Fact.CallEnded(
                NOW, CALL, CallOutcome.LOST_SIGHT, Optional.empty(), Duration.ZERO, List.of(), Optional.empty()));

        assertThat(ongoing.contains(CALL.value())).isFalse();
    }
}

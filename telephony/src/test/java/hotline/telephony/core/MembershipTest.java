package hotline.telephony.core;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.telephony.call.Activity;
import hotline.telephony.call.CallId;
import hotline.telephony.call.PauseReason;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MembershipTest {

    @Test
    void what_is_written_as_a_reason_is_read_back() {
        for (Activity activity : new Activity[] {
            new Activity.OnBreak("午餐", Optional.of(Instant.ofEpochSecond(1_700_000_900))),
            new Activity.OnBreak(""),
            new Activity.OnBreak("a:b:c"),
            new Activity.Paused(PauseReason.PHONE_UNREACHABLE),
            new Activity.WrapUp(new CallId("1700000000.12"), Instant.ofEpochSecond(1_700_000_030), 2)
        }) {
            Membership.Paused written =
                    (Membership.Paused) Membership.of(activity, Instant.ofEpochSecond(1_700_000_000));
            assertThat(Membership.activity(written.reason())).isEqualTo(activity);
        }
    }

    @Test
    void given_pause_by_asterisk_then_no_answer() {
        assertThat(Membership.activity("Auto-Pause")).isEqualTo(new Activity.Paused(PauseReason.NO_ANSWER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "WRAP_UP", "WRAP_UP:soon:1.2", "WRAP_UP:9:", "PAUSED:", "anything else", "BREAK"})
    void given_foreign_text_then_a_break_or_pause_and_no_exception(String reason) {
        assertThat(Membership.activity(reason)).isInstanceOfAny(Activity.OnBreak.class, Activity.Paused.class);
    }
}

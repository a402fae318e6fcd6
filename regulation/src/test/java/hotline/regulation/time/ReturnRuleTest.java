package hotline.regulation.time;

import static hotline.regulation.time.Calendars.at;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.regulation.Urgency;
import hotline.regulation.calendar.WorkingCalendar;
import hotline.regulation.clause.Proves;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@Proves("13(3)")
class ReturnRuleTest {

    private static final WorkingCalendar CALENDAR = Calendars.autumn2026();

    /** The day after 2026-09-24 is 中秋节. */
    @Test
    void given_signed_before_a_holiday_then_returned_until_the_end_of_the_next_working_day() {
        assertThat(ReturnRule.until(at("2026-09-24T15:00:00"), Urgency.NORMAL, "", CALENDAR))
                .isEqualTo(at("2026-09-29T00:00:00"));
    }

    @Test
    void given_an_emergency_then_half_an_hour_through_the_night() {
        assertThat(ReturnRule.until(at("2026-10-01T23:50:00"), Urgency.EMERGENCY, "", CALENDAR))
                .isEqualTo(at("2026-10-02T00:20:00"));
    }

    @Test
    void given_never_signed_then_counted_from_the_last_day_for_signing_and_not_from_the_day_after() {
        Instant signBy = at("2026-09-22T00:00:00");
        assertThat(ReturnRule.latest(signBy, Urgency.NORMAL, "", CALENDAR))
                .isEqualTo(ReturnRule.until(at("2026-09-21T17:00:00"), Urgency.NORMAL, "", CALENDAR))
                .isEqualTo(at("2026-09-23T00:00:00"));
    }
}

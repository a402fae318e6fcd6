package hotline.telephony.routing;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.telephony.routing.OpeningHours.Window;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** National Day 2026: Thursday 1 October is a holiday, Saturday 10 October a working day. */
class HolidaysTest {

    private static final LocalDate HOLIDAY = LocalDate.of(2026, 10, 1);
    private static final LocalDate WORKING_SATURDAY = LocalDate.of(2026, 10, 10);
    private static final Window OFFICE = new Window(LocalTime.of(9, 0), LocalTime.of(18, 0));
    private static final Map<DayOfWeek, List<Window>> WEEK = Map.of(
            DayOfWeek.MONDAY, List.of(OFFICE),
            DayOfWeek.THURSDAY, List.of(OFFICE));

    private static final Instant TEN_ON_THE_HOLIDAY = Instant.parse("2026-10-01T02:00:00Z");
    private static final Instant TEN_ON_THE_SATURDAY = Instant.parse("2026-10-10T02:00:00Z");

    @Test
    void given_holiday_on_a_weekday_then_closed_all_day_and_open_again_on_other_days() {
        OpeningHours hours = on(new OpeningHours(WEEK, true), HOLIDAY, false);
        assertThat(hours.open(TEN_ON_THE_HOLIDAY)).isFalse();
        assertThat(hours.open(Instant.parse("2026-10-12T02:00:00Z")))
                .as("a Monday")
                .isTrue();
    }

    @Test
    void given_working_saturday_then_open_as_on_the_first_weekday_and_closed_at_night() {
        OpeningHours hours = on(new OpeningHours(WEEK, true), WORKING_SATURDAY, true);
        assertThat(hours.open(TEN_ON_THE_SATURDAY)).isTrue();
        assertThat(hours.open(Instant.parse("2026-10-10T12:00:00Z"))).isFalse();
    }

    @Test
    void given_queue_that_does_not_care_then_the_weekday_alone_counts() {
        OpeningHours hours = new OpeningHours(WEEK);
        assertThat(on(hours, HOLIDAY, false)).isEqualTo(hours);
    }

    @Test
    void given_queue_open_at_all_hours_of_working_days_then_a_holiday_is_closed_and_a_working_day_all_open() {
        OpeningHours hours = new OpeningHours(Map.of(), true);
        assertThat(on(hours, HOLIDAY, false).open(TEN_ON_THE_HOLIDAY)).isFalse();
        assertThat(on(hours, WORKING_SATURDAY, true).open(Instant.parse("2026-10-10T20:00:00Z")))
                .isTrue();
    }

    private static OpeningHours on(OpeningHours hours, LocalDate day, boolean working) {
        Queue queue = Queue.open(Routing.GENERAL, "人工").withHours(hours, Night.NONE);
        return Holidays.applied(Routing.of(List.of(queue), Map.of()), day, working)
                .queue(Routing.GENERAL)
                .hours();
    }
}

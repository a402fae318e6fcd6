package hotline.regulation.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingHoursTest {

    private static final WorkingHours OFFICE = WorkingHours.parse(List.of("09:00-12:00", "13:00-17:00"));
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 2);
    private static final WorkingCalendar CALENDAR = WorkingCalendar.of(
            List.of(new CalendarRow(LocalDate.of(2026, 11, 4), Layer.GUANGXI, "", false, "通知", "停工")),
            LocalDate.of(2026, 12, 31),
            1);

    @ParameterizedTest
    @CsvSource({
        // noon doesn't count
        "2026-11-02T10:00, 2026-11-02T15:00",
        // before the office opens, the night doesn't count
        "2026-11-02T03:00, 2026-11-02T14:00",
        // exactly until the office closes
        "2026-11-02T13:00, 2026-11-02T17:00",
        // the rest the next day
        "2026-11-02T16:00, 2026-11-03T12:00",
        // a closed Wednesday is passed over
        "2026-11-03T16:30, 2026-11-05T13:30",
        // over the week-end
        "2026-11-06T18:00, 2026-11-09T14:00",
        "2026-11-07T10:00, 2026-11-09T14:00"
    })
    void given_four_working_hours_then_nights_noons_and_closed_days_stand_still(String from, String until) {
        assertThat(OFFICE.after(at(from), Duration.ofHours(4), "", CALENDAR)).isEqualTo(at(until));
    }

    @Property(tries = 300)
    void the_end_is_within_office_hours_monotone_and_as_far_as_counted_minute_by_minute(
            @ForAll @IntRange(min = 0, max = 20_000) int startMinute,
            @ForAll @IntRange(min = 1, max = 3_000) int minutes) {
        Instant from = MONDAY.atStartOfDay(DayCount.ZONE).toInstant().plusSeconds(60L * startMinute);
        Instant end = OFFICE.after(from, Duration.ofMinutes(minutes), "", CALENDAR);
        assertThat(openMinutes(from, end)).isEqualTo(minutes);
        assertThat(isOpen(end.minusSeconds(60))).isTrue();
        assertThat(OFFICE.after(from.plusSeconds(60), Duration.ofMinutes(minutes), "", CALENDAR))
                .isAfterOrEqualTo(end);
    }

    private static int openMinutes(Instant from, Instant until) {
        int open = 0;
        for (Instant minute = from; minute.isBefore(until); minute = minute.plusSeconds(60)) {
            open += isOpen(minute) ? 1 : 0;
        }
        return open;
    }

    private static boolean isOpen(Instant minute) {
        LocalDateTime local = LocalDateTime.ofInstant(minute, DayCount.ZONE);
        int hour = local.getHour();
        return CALENDAR.isWorking(local.toLocalDate(), "") && hour >= 9 && hour < 17 && hour != 12;
    }

    @Test
    void given_hours_that_make_no_sense_then_refused() {
        for (List<String> wrong : List.of(
                List.<String>of(), List.of("12:00-09:00"), List.of("09:00-12:00", "11:00-17:00"), List.of("9"))) {
            assertThatThrownBy(() -> WorkingHours.parse(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(DayCount.ZONE).toInstant();
    }
}

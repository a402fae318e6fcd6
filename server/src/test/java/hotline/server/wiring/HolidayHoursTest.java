package hotline.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HolidayHoursTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);

    private final Set<LocalDate> closed = new HashSet<>();
    private volatile Instant now = Instant.parse("2026-11-30T02:00:00Z");
    private volatile boolean away;

    private final HolidayHours hours = new HolidayHours(
            day -> {
                if (away) {
                    throw new IllegalStateException("the database is away");
                }
                return !closed.contains(day);
            },
            () -> now);

    @Test
    void given_a_notice_about_today_then_routing_is_told_once() {
        assertThat(hours.look()).as("the first time").isTrue();
        assertThat(hours.look()).isFalse();
        closed.add(MONDAY);
        assertThat(hours.look()).isTrue();
        assertThat(hours.look()).isFalse();
        closed.clear();
        assertThat(hours.look()).as("corrected").isTrue();
    }

    @Test
    void given_midnight_then_told_anew_and_while_the_calendar_is_away_nothing_changes() {
        hours.look();
        away = true;
        now = Instant.parse("2026-11-30T16:00:00Z");
        assertThat(hours.look()).isFalse();
        away = false;
        assertThat(hours.look()).isTrue();
    }
}

package hotline.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;

class QuietHoursTest {

    private static boolean hold(String from, String until, String utc) {
        return new QuietHours(LocalTime.parse(from), LocalTime.parse(until))
                .hold(Instant.parse("2026-11-30T" + utc + "Z"));
    }

    @Test
    void given_hours_over_midnight_then_the_city_sleeps_from_the_first_moment_until_before_the_last() {
        assertThat(hold("21:00", "08:00", "12:59:59")).isFalse();
        assertThat(hold("21:00", "08:00", "13:00:00")).isTrue();
        assertThat(hold("21:00", "08:00", "16:00:00")).isTrue();
        assertThat(hold("21:00", "08:00", "23:59:59")).isTrue();
        assertThat(hold("21:00", "08:00", "00:00:00")).isFalse();
    }

    @Test
    void given_hours_of_one_day_or_none_then_so() {
        assertThat(hold("12:00", "14:00", "04:00:00")).isTrue();
        assertThat(hold("12:00", "14:00", "06:00:00")).isFalse();
        assertThat(hold("00:00", "08:00", "16:00:00")).isTrue();
        assertThat(hold("08:00", "08:00", "00:00:00")).isFalse();
        assertThat(hold("08:00", "08:00", "13:00:00")).isFalse();
    }
}

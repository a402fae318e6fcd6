package hotline.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Art 15: how long three years are. */
class RetentionPeriodTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T02:00:04Z, 2029-11-24T02:00:04Z",
        // Midnight in China is the day before in UTC.
        "2026-02-28T16:30:00Z, 2029-02-28T16:30:00Z",
        // 29 February has no counterpart: the day after the month's end, never less than three years.
        "2028-02-29T04:00:00Z, 2031-03-01T04:00:00Z"
    })
    void three_years_from_the_end_of_the_call(Instant end, Instant until) {
        assertThat(Retention.until(end, Period.ofYears(3))).isEqualTo(until);
    }

    @Test
    void given_settings_shorter_than_the_regulation_then_refused() {
        Path folder = Path.of("unused");
        assertThatThrownBy(() -> new RecordingSettings(
                        folder,
                        folder,
                        folder,
                        Period.ofMonths(35),
                        0,
                        1,
                        Duration.ZERO,
                        Duration.ZERO,
                        Duration.ofSeconds(1),
                        Duration.ZERO))
                .hasMessageContaining("第十五条");
    }
}

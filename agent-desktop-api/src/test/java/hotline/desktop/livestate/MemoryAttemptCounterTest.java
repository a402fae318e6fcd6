package hotline.desktop.livestate;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.desktop.fake.TestClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MemoryAttemptCounterTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final TestClock clock = new TestClock(Instant.EPOCH);
    private final MemoryAttemptCounter counter = new MemoryAttemptCounter(clock);

    @Test
    void given_attempts_within_the_window_then_they_add_up_and_the_window_does_not_move() {
        counter.add("a", MINUTE);
        clock.advance(Duration.ofSeconds(40));
        assertThat(counter.add("a", MINUTE)).isEqualTo(new AttemptCounter.Count(2, Duration.ofSeconds(20)));
        clock.advance(Duration.ofSeconds(20));
        assertThat(counter.add("a", MINUTE)).isEqualTo(new AttemptCounter.Count(1, MINUTE));
    }

    @Test
    void given_forgetting_then_it_starts_over() {
        counter.add("a", MINUTE);
        counter.forget("a");
        assertThat(counter.add("a", MINUTE).attempts()).isEqualTo(1);
    }
}

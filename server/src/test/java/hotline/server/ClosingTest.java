package hotline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ClosingTest {

    private static final Duration SHORT = Duration.ofMillis(50);

    private final List<String> closed = Collections.synchronizedList(new ArrayList<>());
    private final Closing closing = new Closing();

    private void part(String name) {
        closing.first(name, Duration.ofSeconds(2), () -> closed.add(name));
    }

    @Test
    void given_parts_then_the_last_opened_is_closed_first_and_each_once() {
        part("database");
        part("journal");
        part("telephony");

        closing.close();
        closing.close();

        assertThat(closed).containsExactly("telephony", "journal", "database");
    }

    @Test
    void given_part_that_fails_then_the_others_are_closed() {
        part("database");
        closing.first("journal", SHORT, () -> {
            throw new IllegalStateException("on purpose");
        });

        closing.close();

        assertThat(closed).containsExactly("database");
    }

    @Test
    void given_part_that_hangs_then_it_is_left_behind_within_its_limit_and_told_to_hurry() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch hurried = new CountDownLatch(1);
        part("database");
        closing.first("gateway", SHORT, () -> {
            try {
                never.await();
            } catch (InterruptedException hurry) {
                hurried.countDown();
            }
        });
        long began = System.nanoTime();

        closing.close();

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isBetween(SHORT, Closing.LONGEST);
        assertThat(closed).containsExactly("database");
        hurried.await();
    }

    @Test
    void given_limits_that_add_up_to_too_much_then_the_server_does_not_start() {
        closing.first("database", Closing.LONGEST, () -> {});

        assertThatThrownBy(() -> closing.first("journal", SHORT, () -> {})).hasMessageContaining("journal");
    }
}

package hotline.desktop.stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * How long a pop takes: from the offer until it is written to the network ({@code hotline_pop_written_seconds}), and until
 * the desktop says that it shows it ({@code hotline_pop_acknowledged_seconds}). Touched by the streams' context only.
 */
final class PopTimes {

    private static final Duration[] BOUNDS = {
        Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofMillis(5), Duration.ofMillis(10),
        Duration.ofMillis(20), Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofMillis(500),
        Duration.ofSeconds(2), Duration.ofSeconds(10)
    };

    /** Pops that were not acknowledged are forgotten beyond so many a person. */
    private static final int MOST_WAITING = 16;

    private record Sent(long seq, Instant offered) {}

    /** Those of one stream that wait for an acknowledgement, oldest first. */
    static final class Waiting {
        private final Deque<Sent> sent = new ArrayDeque<>();
    }

    private @Nullable Timer written;
    private @Nullable Timer acknowledged;

    void measureIn(MeterRegistry registry) {
        written = timer(registry, "hotline.pop.written", "From the offer until the pop is written to the desktops");
        acknowledged =
                timer(registry, "hotline.pop.acknowledged", "From the offer until the first desktop shows the pop");
    }

    private static Timer timer(MeterRegistry registry, String name, String what) {
        return Timer.builder(name)
                .description(what)
                .serviceLevelObjectives(BOUNDS)
                .register(registry);
    }

    void sent(Waiting waiting, long seq, Instant offered) {
        if (waiting.sent.size() == MOST_WAITING) {
            waiting.sent.removeFirst();
        }
        waiting.sent.addLast(new Sent(seq, offered));
    }

    void written(Instant offered, Instant now) {
        record(written, offered, now);
    }

    void acknowledged(Waiting waiting, long seq, Instant now) {
        while (!waiting.sent.isEmpty() && waiting.sent.getFirst().seq() <= seq) {
            record(acknowledged, waiting.sent.removeFirst().offered(), now);
        }
    }

    private static void record(@Nullable Timer timer, Instant from, Instant to) {
        if (timer != null && !to.isBefore(from)) {
            timer.record(Duration.between(from, to));
        }
    }
}

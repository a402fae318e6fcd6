package hotline.ops.call;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Looks again until something is there; for what the server does in its own time. */
public final class Patience {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private Patience() {}

    /** The first value that is there within the limit. */
    public static <T> Optional<T> until(Duration limit, Supplier<Optional<T>> look) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            Optional<T> found = look.get();
            if (found.isPresent() || System.nanoTime() > deadline) {
                return found;
            }
            pause(BETWEEN_LOOKS);
        }
    }

    public static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting", stopped);
        }
    }
}

package hotline.server;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What must be closed, last opened first. Each part has its limit, all together {@link #LONGEST}: one that fails, or
 * hangs, does not keep the others from closing, nor the process from ending.
 */
final class Closing implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

    /** {@code ops/down} waits twenty seconds, and a service manager rarely less. */
    static final Duration LONGEST = Duration.ofSeconds(10);

    /** For parts that only have to be told. */
    static final Duration AT_ONCE = Duration.ofMillis(100);

    private static final Duration NOTABLE = Duration.ofMillis(200);

    private record Part(String name, Duration limit, AutoCloseable closer) {}

    private final Deque<Part> parts = new ArrayDeque<>();
    private Duration inAll = Duration.ZERO;

    /**
     * Will be closed before everything that was added earlier.
     *
     * @param limit longest time for its closing; what it still holds then is left to the end of the process
     * @throws IllegalStateException when the limits add up to more than {@link #LONGEST}
     */
    synchronized <T extends AutoCloseable> T first(String name, Duration limit, T part) {
        parts.push(new Part(name, limit, part));
        inAll = inAll.plus(limit);
        if (inAll.compareTo(LONGEST) > 0) {
            throw new IllegalStateException("closing may take " + inAll + ": " + name + " leaves too little for it");
        }
        return part;
    }

    @Override
    public synchronized void close() {
        while (!parts.isEmpty()) {
            close(parts.pop());
        }
    }

    private static void close(Part part) {
        long began = System.nanoTime();
        Thread closer = Thread.ofPlatform()
                .daemon()
                .name("close " + part.name())
                .start(() -> {
                    try {
                        part.closer().close();
                    } catch (Exception failed) {
                        LOG.error("{} did not close cleanly", part.name(), failed);
                    }
                });
        try {
            if (!closer.join(part.limit())) {
                LOG.error("{} did not close within {}, left behind", part.name(), part.limit(), whereStands(closer));
                closer.interrupt();
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        if (took > NOTABLE.toMillis()) {
            LOG.info("{} closed in {} ms", part.name(), took);
        }
    }

    private static Throwable whereStands(Thread closer) {
        Throwable stack = new Throwable("where it stands");
        stack.setStackTrace(closer.getStackTrace());
        return stack;
    }
}

package hotline.server;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What must be closed, last opened first; one that fails does not keep the others from it. */
final class Closing implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

    private record Part(String name, AutoCloseable closer) {}

    private final Deque<Part> parts = new ArrayDeque<>();

    /** Will be closed before everything that was added earlier. */
    synchronized <T extends AutoCloseable> T first(String name, T part) {
        parts.push(new Part(name, part));
        return part;
    }

    @Override
    public synchronized void close() {
        while (!parts.isEmpty()) {
            Part part = parts.pop();
            try {
                part.closer().close();
            } catch (Exception failed) {
                LOG.error("{} did not close cleanly", part.name(), failed);
            }
        }
    }
}

package hotline.desktop.livestate;

import java.time.Duration;

/** Counts attempts in a fixed window that starts with the first one. */
public interface AttemptCounter extends AutoCloseable {

    /** @param resetsIn until the window ends */
    record Count(long attempts, Duration resetsIn) {}

    /** Counts one more. Never throws. */
    Count add(String key, Duration window);

    void forget(String key);

    @Override
    void close();
}

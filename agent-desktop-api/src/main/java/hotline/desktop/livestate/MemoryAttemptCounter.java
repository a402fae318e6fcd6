package hotline.desktop.livestate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts on this node only: at most 20,000 keys, the one counted longest ago is forgotten first. */
public final class MemoryAttemptCounter implements AttemptCounter {

    private static final int MOST_KEYS = 20_000;

    private record Window(long attempts, Instant ends) {}

    private final Clock clock;
    private final Map<String, Window> windows = new LinkedHashMap<>();

    public MemoryAttemptCounter(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Count add(String key, Duration window) {
        Instant now = clock.instant();
        Window before = windows.remove(key);
        Window after = before != null && before.ends().isAfter(now)
                ? new Window(before.attempts() + 1, before.ends())
                : new Window(1, now.plus(window));
        windows.put(key, after);
        if (windows.size() > MOST_KEYS) {
            windows.remove(windows.keySet().iterator().next());
        }
        return new Count(after.attempts(), Duration.between(now, after.ends()));
    }

    @Override
    public synchronized void forget(String key) {
        windows.remove(key);
    }

    @Override
    public synchronized void close() {
        windows.clear();
    }
}

package hotline.desktop.stream;

import hotline.desktop.port.QueueState;
import io.vertx.core.Vertx;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Lets the newest state of each queue through at most every 500 ms. Touched by the streams' context only. */
final class QueueTicker {

    static final long PERIOD_MS = 500;

    private final Vertx vertx;
    private final Consumer<QueueState> tell;
    private final Map<String, QueueState> pending = new LinkedHashMap<>();
    private @Nullable QueueState latest;
    private boolean resting;

    QueueTicker(Vertx vertx, Consumer<QueueState> tell) {
        this.vertx = vertx;
        this.tell = tell;
    }

    @Nullable
    QueueState latest() {
        return latest;
    }

    void changed(QueueState state) {
        latest = state;
        pending.put(state.queue(), state);
        if (!resting) {
            flush();
        }
    }

    private void flush() {
        resting = true;
        pending.values().forEach(tell);
        pending.clear();
        vertx.setTimer(PERIOD_MS, _ -> {
            resting = false;
            if (!pending.isEmpty()) {
                flush();
            }
        });
    }
}

package hotline.desktop.stream;

import io.vertx.core.Vertx;

/** Looks at the queues' figures after a change, at most every 500 ms. Touched by the streams' context only. */
final class QueueTicker {

    static final long PERIOD_MS = 500;

    private final Vertx vertx;
    private final Runnable look;
    private boolean resting;
    private boolean changed;

    QueueTicker(Vertx vertx, Runnable look) {
        this.vertx = vertx;
        this.look = look;
    }

    void changed() {
        changed = true;
        if (!resting) {
            lookNow();
        }
    }

    private void lookNow() {
        resting = true;
        changed = false;
        vertx.setTimer(PERIOD_MS, _ -> {
            resting = false;
            if (changed) {
                lookNow();
            }
        });
        look.run();
    }
}

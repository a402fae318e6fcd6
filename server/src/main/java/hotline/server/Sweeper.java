package hotline.server;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the tickets' timers at a steady pace and at once when the sandbox clock moved; one sweep at a time. */
final class Sweeper {

    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);

    private final Vertx vertx;
    private final ExecutorService threads;
    private final Duration interval;
    private final Runnable sweep;
    private final Runnable afterMove;
    private final Semaphore turn = new Semaphore(1);

    /**
     * @param sweep blocks on the database; runs on a virtual thread
     * @param afterMove told that business time jumped; returns at once
     */
    Sweeper(Vertx vertx, ExecutorService threads, Duration interval, Runnable sweep, Runnable afterMove) {
        this.vertx = vertx;
        this.threads = threads;
        this.interval = interval;
        this.sweep = sweep;
        this.afterMove = afterMove;
    }

    void start() {
        vertx.setPeriodic(interval.toMillis(), _ -> threads.execute(this::sweepOnce));
    }

    void now() {
        threads.execute(this::sweepOnce);
        afterMove.run();
    }

    private void sweepOnce() {
        if (!turn.tryAcquire()) {
            return;
        }
        try {
            sweep.run();
        } catch (RuntimeException databaseAway) {
            LOG.warn("timers not swept, the next sweep makes up for it: {}", databaseAway.toString());
        } finally {
            turn.release();
        }
    }
}

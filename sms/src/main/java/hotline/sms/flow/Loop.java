package hotline.sms.flow;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A virtual thread that does rounds while there is work, and waits for a poke or the idle time when there is none. */
public final class Loop implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);

    private static final Duration LAST_ROUND = Duration.ofMillis(500);

    private final String name;
    private final BooleanSupplier round;
    private final Duration idle;
    private final Semaphore wake = new Semaphore(0);
    private final Thread thread;
    private volatile boolean closed;

    /** @param round returns whether it did anything; an exception is logged and counts as nothing */
    public Loop(String name, Duration idle, BooleanSupplier round) {
        this.name = name;
        this.round = round;
        this.idle = idle;
        this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    public void poke() {
        wake.release();
    }

    private void run() {
        try {
            while (!closed) {
                wake.drainPermits();
                if (!worked()) {
                    wake.tryAcquire(idle.toMillis(), TimeUnit.MILLISECONDS);
                }
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean worked() {
        try {
            return round.getAsBoolean();
        } catch (RuntimeException failed) {
            LOG.error("a round failed and will be repeated loop={}", name, failed);
            return false;
        }
    }

    /** Gives the round that runs a moment; then it is broken off, as by a crash. */
    @Override
    public void close() {
        closed = true;
        poke();
        try {
            if (!thread.join(LAST_ROUND)) {
                LOG.warn("a round did not end in time and is broken off loop={}", name);
                thread.interrupt();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

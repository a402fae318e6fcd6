package hotline.desktop.ledger;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Seals the ledger once a minute, one at a time, on a virtual thread. What fails is done the next time. */
public final class LedgerSeals {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerSeals.class);
    private static final Duration EVERY = Duration.ofMinutes(1);

    private final Vertx vertx;
    private final ExecutorService threads;
    private final ViewLedger ledger;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final long timer;

    private LedgerSeals(Vertx vertx, ExecutorService threads, ViewLedger ledger) {
        this.vertx = vertx;
        this.threads = threads;
        this.ledger = ledger;
        this.timer = vertx.setPeriodic(EVERY.toMillis(), _ -> begin());
    }

    public static LedgerSeals start(Vertx vertx, ExecutorService threads, ViewLedger ledger) {
        return new LedgerSeals(vertx, threads, ledger);
    }

    private void begin() {
        if (busy.compareAndSet(false, true)) {
            threads.execute(this::seal);
        }
    }

    private void seal() {
        try {
            ledger.seal();
        } catch (RuntimeException failed) {
            LOG.atWarn().addKeyValue("reason", failed.toString()).log("the ledger of views is sealed a minute later");
        } finally {
            busy.set(false);
        }
    }

    public void stop() {
        vertx.cancelTimer(timer);
    }
}

package hotline.sms.flow;

import hotline.database.Database;
import hotline.sms.link.Link;
import hotline.sms.link.OutgoingPart;
import hotline.sms.link.Submitted;
import hotline.sms.store.Messages;
import hotline.sms.store.PartQueue;
import hotline.sms.store.PartQueue.Claimed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings queued parts to the gateway, never one twice. A part is committed as SUBMITTING before it leaves. Whatever
 * happens then — a crash, silence, a broken connection — only the gateway's own refusal, or the certainty that nothing
 * left, puts it back; everything else waits for receipts, and after {@link FlowSettings#receiptWait} a person calls.
 */
final class Sender implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
    private static final int MOST_ATTEMPTS = 5;
    private static final Duration LAST_ANSWERS = Duration.ofMillis(800);

    private final Database database;
    private final Messages messages;
    private final PartQueue queue;
    private final Link link;
    private final Clock business;
    private final InstantSource real;
    private final Runnable settled;
    private final Semaphore window;
    private final Set<UUID> inHand = ConcurrentHashMap.newKeySet();
    private final Pace pace;
    private final ReentrantLock paceLock = new ReentrantLock();
    private final ExecutorService submitters = Executors.newVirtualThreadPerTaskExecutor();
    private final Loop loop;

    /** @param settled called when a message may have failed */
    Sender(Stores stores, Link link, int partsPerSecond, Duration idle, Runnable settled) {
        this.database = stores.database();
        this.messages = stores.messages();
        this.queue = stores.queue();
        this.link = link;
        this.business = stores.business();
        this.real = stores.real();
        this.settled = settled;
        this.window = new Semaphore(link.window());
        this.pace = new Pace(partsPerSecond, real.instant());
        this.loop = new Loop("sms-sender", idle, this::round);
    }

    void start() {
        loop.start();
    }

    void poke() {
        loop.poke();
    }

    /** Parts whose outcome this process will write itself. */
    Set<UUID> inHand() {
        return Set.copyOf(inHand);
    }

    private boolean round() {
        int room = link.connected() ? Math.min(window.availablePermits(), paced()) : 0;
        if (room == 0) {
            return false;
        }
        List<Claimed> parts = database.inTransaction(dsl -> queue.claim(dsl, room, real.instant()));
        spend(parts.size());
        for (Claimed part : parts) {
            window.acquireUninterruptibly();
            inHand.add(part.id());
            submitters.execute(() -> submit(part));
        }
        return !parts.isEmpty();
    }

    private void submit(Claimed part) {
        try {
            Submitted outcome = link.submit(new OutgoingPart(
                    part.from(), part.to(), part.number(), part.total(), part.reference(), part.text()));
            database.runInTransaction(dsl -> {
                switch (outcome) {
                    case Submitted.Accepted(String id) -> {
                        queue.accepted(dsl, part.id(), id, business.instant());
                        accepted();
                    }
                    case Submitted.Busy(String code) -> queue.again(dsl, part.id(), busy(), code, false);
                    case Submitted.NotSent(String why) -> queue.again(dsl, part.id(), real.instant(), why, false);
                    case Submitted.TryLater(String code) -> tryLater(dsl, part, code);
                    case Submitted.Rejected(String code) -> reject(dsl, part, code);
                    case Submitted.Unknown(String why) -> queue.unknown(dsl, part.id(), why, business.instant());
                }
            });
            if (!(outcome instanceof Submitted.Accepted)) {
                LOG.warn("a part was not accepted part={} of={} outcome={}", part.id(), part.messageId(), outcome);
            }
        } catch (RuntimeException unwritten) {
            LOG.error("a submit's outcome could not be written; its receipt decides part={}", part.id(), unwritten);
        } finally {
            inHand.remove(part.id());
            window.release();
            loop.poke();
            settled.run();
        }
    }

    private void tryLater(DSLContext dsl, Claimed part, String code) {
        if (part.attempts() >= MOST_ATTEMPTS) {
            reject(dsl, part, code);
        } else {
            queue.again(dsl, part.id(), real.instant().plusSeconds(1L << part.attempts()), code, true);
        }
    }

    private void reject(DSLContext dsl, Claimed part, String code) {
        queue.failed(dsl, part.id(), "短信网关拒收，错误码" + code, business.instant());
        messages.settle(dsl, List.of(part.messageId()));
    }

    private int paced() {
        paceLock.lock();
        try {
            return pace.room(real.instant());
        } finally {
            paceLock.unlock();
        }
    }

    private void spend(int parts) {
        paceLock.lock();
        try {
            pace.left(parts);
        } finally {
            paceLock.unlock();
        }
    }

    private void accepted() {
        paceLock.lock();
        try {
            pace.accepted(real.instant());
        } finally {
            paceLock.unlock();
        }
    }

    private Instant busy() {
        paceLock.lock();
        try {
            return pace.busy(real.instant());
        } finally {
            paceLock.unlock();
        }
    }

    /** Claims nothing more, gives submits under way a moment to be answered, and closes the link. */
    @Override
    public void close() {
        loop.close();
        try {
            if (!window.tryAcquire(link.window(), LAST_ANSWERS.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("closing with unanswered submits; their receipts decide");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        link.close();
        submitters.shutdownNow();
    }
}

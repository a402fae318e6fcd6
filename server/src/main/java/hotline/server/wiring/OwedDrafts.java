package hotline.server.wiring;

import hotline.kernel.Pauses;
import hotline.telephony.store.WorkedCalls;
import hotline.telephony.store.WorkedCalls.Worked;
import hotline.tickets.NewDraft;
import hotline.tickets.Tickets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every call that reached an agent has its ticket draft: after a start, and after a draft could not be opened, the calls
 * of the last day are gone through as soon as the records have all of them. One thread; the draft's id follows from the
 * call's, so that going through them twice changes nothing.
 */
public final class OwedDrafts implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OwedDrafts.class);
    private static final Duration LOOK_BACK = Duration.ofDays(1);
    private static final int PAGE = 200;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /** Waits until the records have everything that has happened. */
    @FunctionalInterface
    public interface Journal {
        void awaitWritten() throws InterruptedException;
    }

    private final Tickets tickets;
    private final WorkedCalls calls;
    private final Journal journal;
    private final Clock clock;
    private final Duration firstPause;
    private final Semaphore owed = new Semaphore(1);
    private final Thread thread;
    private volatile boolean closed;

    OwedDrafts(Tickets tickets, WorkedCalls calls, Journal journal, Clock clock, Duration firstPause) {
        this.tickets = tickets;
        this.calls = calls;
        this.journal = journal;
        this.clock = clock;
        this.firstPause = firstPause;
        this.thread = Thread.ofVirtual().name("owed-drafts").start(this::run);
    }

    /** @param clock real time, as in the records */
    public static OwedDrafts settle(Tickets tickets, WorkedCalls calls, Journal journal, Clock clock) {
        return new OwedDrafts(tickets, calls, journal, clock, FIRST_PAUSE);
    }

    /** A draft is missing, or may be. Returns at once. */
    public void look() {
        owed.release();
    }

    private void run() {
        try {
            while (!closed) {
                owed.acquire();
                owed.drainPermits();
                journal.awaitWritten();
                Duration pause = firstPause;
                while (!settled() && !closed) {
                    Thread.sleep(pause);
                    pause = Pauses.longer(pause, LONGEST_PAUSE);
                }
            }
        } catch (InterruptedException closing) {
            LOG.debug("what is owed is opened after the next start");
        }
    }

    private boolean settled() {
        try {
            Instant from = clock.instant().minus(LOOK_BACK);
            int opened = 0;
            List<Worked> page = calls.pageAfter(from, "", PAGE);
            while (!page.isEmpty()) {
                opened += tickets.openMissingDrafts(
                        page.stream().map(OwedDrafts::draft).toList());
                Worked last = page.getLast();
                page = calls.pageAfter(last.arrivedAt(), last.call().value(), PAGE);
            }
            if (opened > 0) {
                LOG.info("drafts that were owed are open count={}", opened);
            }
            return true;
        } catch (RuntimeException databaseAway) {
            LOG.warn("drafts are still owed: {}", databaseAway.toString());
            return false;
        }
    }

    private static NewDraft draft(Worked call) {
        return new NewDraft(
                call.call().draftId(),
                CallOrigins.channel(call.queue(), call.desk()),
                call.call().value(),
                call.caller(),
                call.agent().value());
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}

package hotline.server.wiring;

import hotline.recording.RecordingIndex;
import hotline.recording.Recordings;
import hotline.telephony.store.TalkedCalls;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every answered second is recorded: asks once a minute for calls in which people talked and that have no recording. On a
 * thread of its own; a database that is away delays it.
 */
public final class Reconciler implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);
    private static final Duration EVERY = Duration.ofMinutes(1);
    /** A recording is announced within seconds; after this its call must have one, or one on the way. */
    private static final Duration GRACE = Duration.ofMinutes(2);
    /** How far the first look goes back, and what the figures are about. */
    private static final Duration DAY = Duration.ofDays(1);
    /** What was on its way is looked at again until it must have arrived. */
    private static final Duration AGAIN = Duration.ofMinutes(45);

    private static final Duration SHORTEST_TALK = Duration.ofSeconds(1);
    private static final int PAGE = 500;

    private final Recordings recordings;
    private final TalkedCalls calls;
    private final Clock clock;
    private final Thread thread;
    private volatile RecordingIndex.Open open = new RecordingIndex.Open(0, Duration.ZERO);

    private Reconciler(Recordings recordings, TalkedCalls calls, Clock clock) {
        this.recordings = recordings;
        this.calls = calls;
        this.clock = clock;
        this.thread = Thread.ofVirtual().name("recordings-reconciled").start(this::run);
    }

    public static Reconciler start(Recordings recordings, TalkedCalls calls, Clock clock) {
        return new Reconciler(recordings, calls, clock);
    }

    /** Of the last 24 hours, as of a minute ago at most. */
    public RecordingIndex.Open open() {
        return open;
    }

    private void run() {
        Duration back = DAY;
        while (true) {
            try {
                Instant now = clock.instant();
                look(now.minus(back), now.minus(GRACE));
                open = recordings.openDiscrepancies(now.minus(DAY));
                back = AGAIN;
            } catch (RuntimeException away) {
                LOG.warn("recordings not reconciled with talks, trying again: {}", away.toString());
            }
            try {
                Thread.sleep(EVERY);
            } catch (InterruptedException closing) {
                return;
            }
        }
    }

    private void look(Instant from, Instant to) {
        Instant next = from;
        List<TalkedCalls.Talked> page = calls.ended(next, to, SHORTEST_TALK, PAGE);
        while (!page.isEmpty()) {
            recordings.reconcile(page.stream()
                    .map(call -> new Recordings.TalkedCall(call.call().value(), call.endedAt(), call.talked()))
                    .toList());
            next = page.getLast().endedAt().plusNanos(1000);
            page = page.size() < PAGE ? List.of() : calls.ended(next, to, SHORTEST_TALK, PAGE);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}

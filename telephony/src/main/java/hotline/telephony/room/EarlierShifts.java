package hotline.telephony.room;

import hotline.kernel.Pauses;
import hotline.telephony.core.Earlier;
import hotline.telephony.core.Input;
import hotline.telephony.core.Served;
import hotline.telephony.journal.CallJournal;
import hotline.telephony.store.ShiftRecords;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads once a start how routing stood before: who was idle since when, talked how long, took which calls in the last
 * hour, and who served whom last. What a killed server left in its journal is waited for. On a thread of its own, beside
 * the calls: a database that is away only delays it, and until then routing goes by what it sees.
 */
public final class EarlierShifts implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EarlierShifts.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final CallJournal journal;
    private final ShiftRecords records;
    private final Clock clock;
    private final Duration firstPause;
    private final Instant start;
    private final CompletableFuture<Consumer<Input.Remembered>> listener = new CompletableFuture<>();
    private final Thread thread;

    EarlierShifts(CallJournal journal, ShiftRecords records, Clock clock, Duration firstPause) {
        this.journal = journal;
        this.records = records;
        this.clock = clock;
        this.firstPause = firstPause;
        this.start = clock.instant();
        this.thread = Thread.ofVirtual().name("earlier-shifts").start(this::run);
    }

    /** Begins to read, and returns at once: to be called before telephony starts. */
    public static EarlierShifts read(CallJournal journal, ShiftRecords records, Clock clock) {
        return new EarlierShifts(journal, records, clock, FIRST_PAUSE);
    }

    /** Tells the room as soon as it is read. Returns at once. */
    public void tell(TelephonyRoom room) {
        tell(room::remember);
    }

    void tell(Consumer<Input.Remembered> room) {
        listener.complete(room);
    }

    private void run() {
        try {
            journal.awaitWritten();
            Input.Remembered remembered = remembered();
            for (Duration pause = firstPause; remembered == null; pause = Pauses.longer(pause, LONGEST_PAUSE)) {
                Thread.sleep(pause);
                remembered = remembered();
            }
            listener.get().accept(remembered);
            LOG.info(
                    "routing goes on as before agents={} callers={} ms={}",
                    remembered.earlier().shifts().size(),
                    remembered.served().size(),
                    Duration.between(start, clock.instant()).toMillis());
        } catch (InterruptedException closing) {
            LOG.debug("closing before earlier shifts were read");
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Input.@Nullable Remembered remembered() {
        try {
            Earlier earlier = records.shifts(start);
            List<Served> served = records.served();
            return new Input.Remembered(earlier, served);
        } catch (RuntimeException away) {
            LOG.warn("routing still lacks what happened before the start, trying again: {}", away.toString());
            return null;
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}

package hotline.telephony.journal;

import hotline.telephony.fact.Fact;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes every fact from the owner's thread without blocking it, keeps it on the disk and writes it behind into the
 * database, in order and exactly once. Neither a database that is away nor a restart loses or repeats one.
 */
public final class CallJournal implements Consumer<Fact>, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CallJournal.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final Segments segments;
    private final Progress progress;
    private final Appender appender;
    private final Follower follower;

    private CallJournal(JournalSettings settings, JournalSink sink, Clock clock) throws IOException {
        this.segments = Segments.open(settings.folder(), clock);
        this.progress = new Progress();
        this.appender = new Appender(settings, segments, progress);
        this.follower = new Follower(settings, segments, progress, sink);
    }

    /**
     * Continues where the last run ended; the database may be away.
     *
     * @throws UncheckedIOException when the folder can't be used: without it no history would be kept
     */
    public static CallJournal open(JournalSettings settings, JournalSink sink, Clock clock) {
        try {
            return new CallJournal(settings, sink, clock);
        } catch (IOException failed) {
            throw new UncheckedIOException("call journal can't be opened in " + settings.folder(), failed);
        }
    }

    @Override
    public void accept(Fact fact) {
        appender.accept(fact);
    }

    public JournalId id() {
        return segments.id();
    }

    /**
     * Waits until everything that earlier runs left, and everything told until now, is in the database; for as long as
     * the database stays away. What was dropped is not waited for.
     */
    public void awaitWritten() throws InterruptedException {
        appender.awaitSettled();
        long told = progress.durable();
        while (follower.position() < told) {
            Thread.sleep(LOOK_EVERY);
        }
    }

    public JournalLag lag() {
        return new JournalLag(
                appender.queued(),
                Math.max(0, progress.durable() - follower.position()),
                appender.dropped(),
                segments.bytes(),
                appender.full(),
                appender.failing() || follower.failing());
    }

    /** Puts what is queued onto the disk, and gives the database two seconds to take what is left. */
    @Override
    public void close() {
        try {
            appender.close();
        } catch (IOException failed) {
            LOG.error("call journal didn't close cleanly", failed);
        }
        follower.close(PATIENCE);
    }
}

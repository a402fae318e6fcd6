package hotline.telephony.journal;

import hotline.kernel.Pauses;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From the disk into the database: one virtual thread, in order, again and again until the database takes it. */
final class Follower {

    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);

    private final JournalSettings settings;
    private final Segments segments;
    private final Progress progress;
    private final JournalSink sink;
    private final Thread thread;
    private volatile long position;
    private volatile boolean failing;
    private volatile boolean hurried;

    Follower(JournalSettings settings, Segments segments, Progress progress, JournalSink sink) {
        this.settings = settings;
        this.segments = segments;
        this.progress = progress;
        this.sink = sink;
        this.position = segments.files().firstKey() - 1;
        this.thread = Thread.ofVirtual().name("journal-database").start(this::run);
    }

    long position() {
        return position;
    }

    boolean failing() {
        return failing;
    }

    private void run() {
        try {
            position = untilTaken(() -> sink.position(segments.id()), "position");
            if (position > progress.durable()) {
                LOG.error("database is ahead of the call journal position={} journal={}", position, progress.durable());
                progress.floor(position);
            }
            follow();
        } catch (InterruptedException closing) {
            LOG.info("call journal closes before the database has all of it position={}", position);
        } catch (IOException | RuntimeException broken) {
            failing = true;
            LOG.error("call journal can't be read; calls go on, history stands still position={}", position, broken);
        }
    }

    private void follow() throws InterruptedException, IOException {
        try (Cursor cursor = new Cursor(segments, position)) {
            while (true) {
                long durable = progress.awaitBeyond(position);
                List<JournalEntry> entries = cursor.next(settings.batch(), durable);
                if (entries.isEmpty()) {
                    if (progress.ended() || progress.stopping()) {
                        return;
                    }
                    position = Math.max(position, durable);
                    continue;
                }
                position = untilTaken(() -> sink.write(segments.id(), entries), "facts");
                segments.removeUpTo(position);
            }
        }
    }

    @FunctionalInterface
    private interface Attempt {
        long run();
    }

    private long untilTaken(Attempt attempt, String what) throws InterruptedException {
        Duration pause = settings.retryFirst();
        while (true) {
            try {
                long result = attempt.run();
                if (failing) {
                    LOG.info("database takes the call journal again position={}", result);
                }
                failing = false;
                return result;
            } catch (RuntimeException away) {
                if (!failing) {
                    LOG.warn("database doesn't take the call journal, trying again what={}", what, away);
                }
                failing = true;
            }
            if (hurried) {
                throw new InterruptedException("closing");
            }
            progress.pause(pause);
            pause = Pauses.longer(pause, settings.retryLongest());
        }
    }

    /** Gives the database a moment to take the rest; what it doesn't take comes after the next start. */
    void close(Duration patience) {
        try {
            hurried = true;
            progress.stop();
            if (!thread.join(patience)) {
                thread.interrupt();
                thread.join(Duration.ofMillis(500));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

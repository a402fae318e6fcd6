package hotline.telephony.journal;

import hotline.kernel.Pauses;
import hotline.telephony.fact.Fact;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From the owner's thread to the disk. One thread takes what has gathered, writes it and forces it onto the disk before
 * it takes more: a kill of the process loses at most what is in the queue, a power failure no more than that.
 */
final class Appender {

    private static final Logger LOG = LoggerFactory.getLogger(Appender.class);

    private sealed interface Item {
        record Of(Fact fact) implements Item {}

        record Stop() implements Item {}
    }

    private final JournalSettings settings;
    private final Segments segments;
    private final Progress progress;
    private final ArrayBlockingQueue<Item> queue;
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong settled = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private final Thread thread;

    /** Dropped facts whose numbers haven't been left out yet. */
    private final AtomicLong toSkip = new AtomicLong();

    private FileChannel channel;
    private long next;
    private volatile boolean full;
    private volatile boolean failing;

    Appender(JournalSettings settings, Segments segments, Progress progress) throws IOException {
        this.settings = settings;
        this.segments = segments;
        this.progress = progress;
        this.queue = new ArrayBlockingQueue<>(settings.queue());
        if (segments.files().isEmpty()) {
            next = segments.id().first();
            channel = segments.begin(next);
        } else {
            channel = segments.reopenLast();
            next = segments.lastNumber() + 1;
        }
        progress.durable(next - 1);
        this.thread = Thread.ofPlatform().name("journal-disk").daemon().start(this::run);
    }

    /** Never blocks; counts what doesn't fit. */
    void accept(Fact fact) {
        if (queue.offer(new Item.Of(fact))) {
            accepted.incrementAndGet();
        } else {
            drop(1);
        }
    }

    private void drop(long facts) {
        toSkip.addAndGet(facts);
        if (dropped.getAndAdd(facts) == 0) {
            LOG.error("call journal can't keep up: facts are being dropped and counted");
        }
    }

    int queued() {
        return (int) Math.max(0, accepted.get() - settled.get());
    }

    /** Waits until what was accepted until now is on the disk, or dropped. */
    void awaitSettled() throws InterruptedException {
        long told = accepted.get();
        while (settled.get() < told) {
            Thread.sleep(CallJournal.LOOK_EVERY);
        }
    }

    long dropped() {
        return dropped.get();
    }

    boolean full() {
        return full;
    }

    boolean failing() {
        return failing;
    }

    private void run() {
        List<Item> items = new ArrayList<>();
        try {
            while (true) {
                items.add(queue.take());
                queue.drainTo(items, settings.batch() - 1);
                List<Fact> facts = items.stream()
                        .flatMap(item -> item instanceof Item.Of of ? java.util.stream.Stream.of(of.fact()) : null)
                        .toList();
                append(facts);
                settled.addAndGet(facts.size());
                if (facts.size() < items.size()) {
                    return;
                }
                items.clear();
            }
        } catch (InterruptedException | IOException stopped) {
            LOG.error("call journal stopped, facts in memory are lost count={}", queue.size() + items.size(), stopped);
        } finally {
            progress.end();
        }
    }

    private void append(List<Fact> facts) throws InterruptedException, IOException {
        full = segments.bytes() >= settings.limitBytes();
        if (full) {
            drop(facts.size());
            return;
        }
        if (facts.isEmpty()) {
            return;
        }
        Duration pause = settings.retryFirst();
        while (!written(facts)) {
            if (progress.stopping()) {
                throw new IOException("the disk doesn't take the journal");
            }
            progress.pause(pause);
            pause = Pauses.longer(pause, settings.retryLongest());
        }
    }

    /** All of them or none: a failed write is cut off again. */
    private boolean written(List<Fact> facts) throws IOException {
        long skipped = toSkip.get();
        long from = Math.max(next + skipped, progress.floor() + 1);
        byte[] lines = lines(from, facts);
        long good = channel.position();
        try {
            if (good >= settings.segmentBytes()) {
                roll(from);
                good = 0;
            }
            ByteBuffer bytes = ByteBuffer.wrap(lines);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(false);
        } catch (IOException failed) {
            LOG.error("call journal can't be written, trying again facts={}", facts.size(), failed);
            failing = true;
            channel.truncate(good);
            channel.position(good);
            return false;
        }
        failing = false;
        segments.grew(lines.length);
        toSkip.addAndGet(-skipped);
        next = from + facts.size();
        progress.durable(next - 1);
        return true;
    }

    private static byte[] lines(long from, List<Fact> facts) {
        StringBuilder text = new StringBuilder();
        long seq = from;
        for (Fact fact : facts) {
            text.append(FactLines.line(seq++, fact)).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void roll(long first) throws IOException {
        FileChannel full = channel;
        channel = segments.begin(first);
        try {
            full.close();
        } catch (IOException harmless) {
            LOG.warn("finished journal segment didn't close cleanly", harmless);
        }
    }

    /** Writes what is queued and ends the thread. */
    void close() throws IOException {
        try {
            boolean told = queue.offer(new Item.Stop(), 2, TimeUnit.SECONDS);
            if (!told || !thread.join(Duration.ofSeconds(2))) {
                LOG.error("call journal's disk is stuck, facts in memory are lost count={}", queue.size());
                progress.stop();
                thread.join(Duration.ofSeconds(1));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        channel.close();
    }
}

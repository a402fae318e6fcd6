package hotline.server.wiring;

import hotline.telephony.RoomSnapshot;
import hotline.telephony.Switchboard;
import hotline.telephony.call.CallId;
import hotline.telephony.call.RecordedTrack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees that the recording of every leg that talks grows: Asterisk doesn't say when it can't write. One that stands still is
 * an alarm, and is begun again. Looks at sizes only, on a thread of its own.
 */
public final class GrowthWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GrowthWatch.class);
    private static final Duration EVERY = Duration.ofMillis(2500);
    /** Asterisk writes 32 KiB at a time: two seconds of sound. */
    private static final Duration STANDSTILL = Duration.ofSeconds(10);

    /** @param since when the size was seen first */
    private record Seen(long size, Instant since) {}

    private final Switchboard switchboard;
    private final Path incoming;
    private final Clock clock;
    private final AtomicLong stalled = new AtomicLong();
    private final Thread thread;
    private Map<String, Seen> seen = new HashMap<>();

    private GrowthWatch(Switchboard switchboard, Path incoming, Clock clock) {
        this.switchboard = switchboard;
        this.incoming = incoming;
        this.clock = clock;
        this.thread = Thread.ofVirtual().name("recordings-grow").start(this::run);
    }

    public static GrowthWatch start(Switchboard switchboard, Path incoming, Clock clock) {
        return new GrowthWatch(switchboard, incoming, clock);
    }

    /** How often a recording stood still, since the start. */
    public long stalled() {
        return stalled.get();
    }

    private void run() {
        while (true) {
            try {
                Thread.sleep(EVERY);
                look(switchboard.snapshot().toCompletableFuture().join());
            } catch (InterruptedException closing) {
                return;
            } catch (IOException | CompletionException unreadable) {
                LOG.warn("recordings can't be watched: {}", unreadable.toString());
            }
        }
    }

    private void look(RoomSnapshot room) throws IOException {
        Map<String, Seen> now = new HashMap<>();
        Set<String> still = new HashSet<>();
        for (RoomSnapshot.LiveCall call : room.calls()) {
            for (RecordedTrack track : call.recording()) {
                Seen size = grown(track.file());
                boolean stands = !clock.instant().isBefore(size.since().plus(STANDSTILL));
                if (stands && still.add(track.file())) {
                    beginAgain(call.call(), track.file());
                    size = new Seen(size.size(), clock.instant());
                }
                now.put(track.file(), size);
            }
        }
        seen = now;
    }

    private Seen grown(String file) throws IOException {
        long size;
        try {
            size = Files.size(incoming.resolve(file));
        } catch (NoSuchFileException nothingYet) {
            size = 0;
        }
        Seen before = seen.get(file);
        return before != null && before.size() == size ? before : new Seen(size, clock.instant());
    }

    private void beginAgain(CallId call, String file) {
        stalled.incrementAndGet();
        LOG.error("recording does not grow although its leg talks, it is begun again call={} file={}", call, file);
        switchboard.recordAgain(call, file);
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}

package hotline.telephony.routing;

import hotline.telephony.call.AgentId;
import hotline.telephony.call.CallId;
import hotline.telephony.call.NodeId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** A waiting call and where it stands. */
final class Place {

    /** Within one queue urgency and entry give the same order at any time. */
    static final Comparator<Place> BY_ENTRY = Place::byEntry;

    final CallId call;
    final Instant entry;
    final Line line;
    final int stage;
    final NodeId node;
    /** The one agent it waits for; null when it stands in its group. */
    final @Nullable AgentId only;

    private final Group group;
    private final long entryMicros;

    Place(Waiting waiting, Line line) {
        this.call = waiting.call();
        this.entry = waiting.entry();
        this.line = line;
        this.stage = Math.min(waiting.stage(), line.lastStage());
        this.node = waiting.call().node();
        this.only = waiting.only().orElse(null);
        this.group = line.group(stage, node);
        this.entryMicros = micros(entry);
    }

    private static int byEntry(Place one, Place other) {
        int order = one.entry.compareTo(other.entry);
        return order != 0 ? order : one.call.value().compareTo(other.call.value());
    }

    static long micros(Instant at) {
        return at.getEpochSecond() * 1_000_000 + at.getNano() / 1000;
    }

    Group group() {
        return group;
    }

    /** See {@link Seniority#urgency}. @param now in microseconds */
    long urgency(long now) {
        return line.queue.seniority().urgency(now - entryMicros);
    }

    /** Whether this call is served before the other. @param now in microseconds */
    boolean before(Place other, long now) {
        int more = Long.compare(urgency(now), other.urgency(now));
        return more != 0 ? more > 0 : BY_ENTRY.compare(this, other) < 0;
    }

    Duration waited(Instant now) {
        return now.isBefore(entry) ? Duration.ZERO : Duration.between(entry, now);
    }
}

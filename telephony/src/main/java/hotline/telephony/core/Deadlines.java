package hotline.telephony.core;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** What is to be looked at, and when. A deadline only proposes: whoever handles it checks whether it still matters. */
final class Deadlines {

    enum Kind {
        POP_PATIENCE,
        OFFER_LEASE,
        LONGEST_WAIT,
        WRAP_UP,
        BREAK,
        DESKTOP,
        TALK_CHECK,
        WATCH,
        FETCH_BACK,
        ROUTING,
        TELL_WAIT,
        HOURLY_LIMIT,
        LINK_GRACE,
        GUEST_RING,
        CALL_OUT,
        /** Asterisk said that somebody was not reached; why, it says a moment later. */
        RING_FAILED,
        ROOM_MOVE,
        RECORDING_PAUSE
    }

    /** @param about the call or agent */
    record Deadline(Instant at, Kind kind, String about) {}

    private final PriorityQueue<Deadline> queue = new PriorityQueue<>(Comparator.comparing(Deadline::at));

    void add(Instant at, Kind kind, String about) {
        queue.add(new Deadline(at, kind, about));
    }

    Optional<Instant> next() {
        return Optional.ofNullable(queue.peek()).map(Deadline::at);
    }

    /** @return one that is due, taken out; null when none is */
    @Nullable
    Deadline takeDue(Instant now) {
        Deadline first = queue.peek();
        return first == null || first.at().isAfter(now) ? null : queue.poll();
    }
}

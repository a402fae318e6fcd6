package hotline.telephony.core;

import hotline.telephony.call.AgentId;
import hotline.telephony.call.QueueId;
import hotline.telephony.routing.Overflow;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where routing stands with one call. */
final class Route {

    /** Where routing put the call, whatever its script says; null before it entered a queue. */
    @Nullable
    QueueId queue;

    /** How far its queue's demands are relaxed. */
    int stage;

    /** The agent it waits for alone; null for anyone. */
    @Nullable
    AgentId only;

    /** Until when at most; meaningful while {@link #only} is set. */
    Instant onlyUntil = Instant.MAX;

    /** Until when at most it hears something and can't be connected; past when it doesn't. */
    Instant hearsUntil = Instant.MIN;

    boolean hears;

    /** Somebody chose another queue for the call: what routing thought of the one before counts no more. */
    void choose() {
        queue = null;
        only = null;
        stage = 0;
        done.clear();
    }

    /** Rules that acted for it. */
    final Set<Overflow> done = new HashSet<>();

    /** When it is told how long it will take, next or last. */
    Instant nextTold = Instant.MIN;

    /** A deadline stands for this moment. */
    Instant nextLook = Instant.MAX;
}

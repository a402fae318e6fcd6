package hotline.desktop.port;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * How calls are routed, for supervisors. Definitions are documents of the contract and already fit it. Blocking; called on
 * virtual threads.
 */
public interface RoutingAdmin {

    /**
     * Who changes something.
     *
     * @param seen the version that this person looked at, 0 when there was none; null: whatever is there
     */
    record Edit(String who, @Nullable Long seen) {}

    /** The contract's Routing, with the agents that somebody said something about. */
    JsonObject current();

    /** The contract's RoutingChanges. @param most how many at most, newest first */
    JsonObject changes(int most);

    /** Refused when the queue leads nowhere, or in circles. In force when this returns, also for calls that wait. */
    Answer putQueue(String queue, JsonObject definition, Edit edit);

    /** Refused when there is none, it is the last, or another leads to it. Its waiting calls go to the first queue. */
    Answer removeQueue(String queue, Edit edit);

    Answer putAgent(String agent, JsonObject definition, Edit edit);
}

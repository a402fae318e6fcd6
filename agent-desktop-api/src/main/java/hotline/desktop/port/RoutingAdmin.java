package hotline.desktop.port;

import io.vertx.core.json.JsonObject;

/**
 * How calls are routed, for supervisors. Definitions are documents of the contract and already fit it. Blocking; called on
 * virtual threads.
 */
public interface RoutingAdmin {

    /** The contract's Routing. */
    JsonObject current();

    /** Refused when the queue leads nowhere, or in circles. In force when this returns, also for calls that wait. */
    Answer putQueue(String queue, JsonObject definition, String who);

    /** Refused when there is none, it is the last, or another leads to it. Its waiting calls go to the first queue. */
    Answer removeQueue(String queue, String who);

    Answer putAgent(String agent, JsonObject definition, String who);
}

package hotline.telephony.routing;

import hotline.telephony.call.AgentId;
import hotline.telephony.call.CallId;
import hotline.telephony.call.QueueId;
import java.time.Instant;
import java.util.Optional;

/**
 * A call that waits.
 *
 * @param entry when the citizen first entered a queue: the seniority, kept through every change of queue
 * @param stage how far the queue's demands are relaxed for it
 * @param only the agent it waits for, and no other; empty: anyone who satisfies the stage
 */
public record Waiting(CallId call, QueueId queue, Instant entry, int stage, Optional<AgentId> only) {}

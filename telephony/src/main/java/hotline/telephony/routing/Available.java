package hotline.telephony.routing;

import hotline.telephony.call.AgentId;
import hotline.telephony.call.NodeId;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * An agent who could take a call now.
 *
 * @param idleSince since when without a call
 * @param talked since signing in
 * @param nodes where the phone can be rung: only calls that are there can be taken
 */
public record Available(AgentId agent, Instant idleSince, Duration talked, Set<NodeId> nodes) {

    /** With one node. */
    public Available(AgentId agent, Instant idleSince, Duration talked) {
        this(agent, idleSince, talked, Set.of(NodeId.FIRST));
    }
}

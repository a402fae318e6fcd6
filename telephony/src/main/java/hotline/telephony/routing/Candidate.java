package hotline.telephony.routing;

import hotline.telephony.call.AgentId;
import java.time.Duration;
import java.time.Instant;

/** A free agent with what the choice goes by. */
record Candidate(AgentId agent, Instant idleSince, Duration talked, Profile profile) {

    /** Of the skills that a pool's calls would like. */
    int preferred(Pool pool) {
        return profile.preferred()[pool.index];
    }

    /** Whether the phone is reachable on the node that the call is on. */
    boolean canBeRungFor(Place call) {
        return profile.nodes().contains(call.node);
    }
}

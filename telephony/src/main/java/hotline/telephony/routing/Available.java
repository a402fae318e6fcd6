package hotline.telephony.routing;

import hotline.telephony.call.AgentId;
import java.time.Duration;
import java.time.Instant;

/**
 * An agent who could take a call now.
 *
 * @param idleSince since when without a call
 * @param talked since signing in
 */
public record Available(AgentId agent, Instant idleSince, Duration talked) {}

package hotline.telephony.routing;

import java.time.Duration;

/**
 * How a queue chooses its agent.
 *
 * @param order among those with the most preferred skills
 * @param lastAgentWait for so long a caller waits for the agent who served them last, when that agent is at work but
 *     busy; zero when nobody is waited for
 */
public record Choice(AgentOrder order, Duration lastAgentWait) {

    public static final Choice LONGEST_IDLE = new Choice(AgentOrder.LONGEST_IDLE, Duration.ZERO);
}

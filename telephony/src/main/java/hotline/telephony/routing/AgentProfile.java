package hotline.telephony.routing;

import hotline.telephony.call.QueueId;
import java.util.Optional;

/**
 * What routing knows of an agent.
 *
 * @param mostCallsAnHour an agent who took so many calls in the last 60 minutes gets no more until the oldest is an hour
 *     ago; {@code Integer.MAX_VALUE} for no limit
 * @param team whose breaks count together; one empty name is a team too
 * @param only the one queue that the agent serves; empty for every queue whose demands are met
 */
public record AgentProfile(Skills skills, int mostCallsAnHour, String team, Optional<QueueId> only) {

    public static final AgentProfile PLAIN = new AgentProfile(Skills.NONE, Integer.MAX_VALUE);

    public AgentProfile(Skills skills, int mostCallsAnHour) {
        this(skills, mostCallsAnHour, "", Optional.empty());
    }

    /** @throws BadDefinition when the limit is below 1 */
    public AgentProfile {
        if (mostCallsAnHour < 1) {
            throw new BadDefinition("mostCallsAnHour", "每小时来电上限应至少为 1");
        }
    }
}

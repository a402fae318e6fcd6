package hotline.telephony.routing;

/**
 * What routing knows of an agent.
 *
 * @param mostCallsAnHour an agent who took so many calls in the last 60 minutes gets no more until the oldest is an hour
 *     ago; {@code Integer.MAX_VALUE} for no limit
 */
public record AgentProfile(Skills skills, int mostCallsAnHour) {

    public static final AgentProfile PLAIN = new AgentProfile(Skills.NONE, Integer.MAX_VALUE);

    /** @throws IllegalArgumentException when the limit is below 1 */
    public AgentProfile {
        if (mostCallsAnHour < 1) {
            throw new IllegalArgumentException("每小时来电上限应至少为 1");
        }
    }
}

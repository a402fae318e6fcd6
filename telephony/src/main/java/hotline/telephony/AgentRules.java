package hotline.telephony;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the house allows its agents.
 *
 * @param breaks the breaks there are; empty: any reason, without limits
 * @param warnBefore the agent is warned so long before a break's end
 * @param wrapUpExtension how much longer wrap-up (话后整理) takes when the agent asks for it
 * @param wrapUpExtensions how often an agent may ask, after one call
 * @param desktopPatience a ready agent whose desktop is gone for so long is paused; zero: never
 */
public record AgentRules(
        List<Break> breaks,
        Duration warnBefore,
        Duration wrapUpExtension,
        int wrapUpExtensions,
        Duration desktopPatience) {

    /** No limits: for tests of other things. */
    public static final AgentRules NONE =
            new AgentRules(List.of(), Duration.ofMinutes(1), Duration.ofSeconds(30), 2, Duration.ZERO);

    /**
     * A kind of break (小休).
     *
     * @param longest afterwards the supervisor is told
     * @param atOnce how many agents of one team may be on it
     */
    public record Break(String reason, Duration longest, int atOnce) {

        /** @throws IllegalArgumentException when it allows nothing */
        public Break {
            if (reason.isBlank() || !longest.isPositive() || atOnce < 1) {
                throw new IllegalArgumentException("a break needs a reason, a length and room for one");
            }
        }
    }

    public AgentRules {
        breaks = List.copyOf(breaks);
    }

    public Optional<Break> find(String reason) {
        return breaks.stream().filter(one -> one.reason().equals(reason)).findFirst();
    }
}

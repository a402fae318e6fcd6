package hotline.desktop.port;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The wallboard (大屏) at one moment.
 *
 * @param complete false while the records of the last 24 hours are still being read after a start
 * @param agents how many are in which status (AgentState); nobody signed out is counted
 * @param total all queues together, named {@link QueueState#ALL}
 */
public record WallboardView(
        Instant at,
        boolean complete,
        Map<String, Integer> agents,
        List<Line> queues,
        Line total,
        Staff day,
        Staff last24h) {

    /** @param now waiting calls and agents. @param day since midnight */
    public record Line(QueueState now, Figures day, Figures last24h) {}

    /**
     * Waits that began in the period; a call that is sent back to a queue waits a second time.
     *
     * @param inTime answered within 15 seconds
     * @param unserved nobody was available, or nothing more is known
     * @param serviceLevel 0 to 1, the share answered in time of those that are decided; null when there are none
     */
    public record Figures(
            int entered,
            int answered,
            int inTime,
            int abandoned,
            int unserved,
            int callbacks,
            @Nullable Double serviceLevel) {}

    /**
     * @param occupancy 0 to 1: time in calls and wrap-up, of that and the time ready; null when nobody worked
     * @param handOversAsked joint desks that were asked. @param handOversConfirmed those that confirmed
     */
    public record Staff(@Nullable Double occupancy, int handOversAsked, int handOversConfirmed) {}
}

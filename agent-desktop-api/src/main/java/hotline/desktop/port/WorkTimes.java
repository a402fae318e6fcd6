package hotline.desktop.port;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How long agents were in which state, as facts for assessment. Blocking; called on virtual threads. */
public interface WorkTimes {

    /**
     * @param status as in AgentState, or UNKNOWN where nobody watched
     * @param to not included
     */
    record Span(
            String status,
            @Nullable String reason,
            @Nullable String callId,
            Instant from,
            Instant to) {}

    record Total(String status, long ms) {}

    /**
     * @param asOf how far the answer reaches: later than this nothing is known yet
     * @param spans in order; nothing for times signed out
     */
    record Report(String agent, Instant from, Instant to, Instant asOf, List<Span> spans, List<Total> totals) {}

    Report of(String agent, Instant from, Instant to);
}

package hotline.telephony.times;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The times of one agent in states, made of what was told and of when somebody watched. A state holds until the next one,
 * past midnight and for as long as it lasts; where nobody watched it is {@link #UNKNOWN}, never invented.
 */
public final class TimesInStates {

    /** The agent was signed in before and nobody watched: the server or its connection to Asterisk was away. */
    public static final String UNKNOWN = "UNKNOWN";

    static final String SIGNED_OUT = "SIGNED_OUT";

    /** @param reason of a break or pause. @param call that held the agent */
    public record Change(
            Instant at,
            String status,
            @Nullable String reason,
            @Nullable String call) {}

    /** Somebody watched, both ends included; every signed-in agent's state was told again at its begin. */
    public record Watched(Instant from, Instant until) {}

    /** Half open: {@code to} belongs to the next one. */
    public record Span(
            String status,
            @Nullable String reason,
            @Nullable String call,
            Instant from,
            Instant to) {

        private boolean continues(Span before) {
            return before.to.equals(from)
                    && before.status.equals(status)
                    && Objects.equals(before.reason, reason)
                    && Objects.equals(before.call, call);
        }
    }

    private TimesInStates() {}

    /**
     * @param changes in order, with the last one before {@code from}
     * @param watched in order, apart from each other, with the last one before {@code from} and the first after
     *     {@code to}
     * @return in order, apart from each other, clipped to {@code from} and {@code to}; nothing for times signed out
     */
    public static List<Span> of(List<Change> changes, List<Watched> watched, Instant from, Instant to) {
        List<Span> spans = new ArrayList<>();
        List<Watched> periods =
                watched.stream().sorted(Comparator.comparing(Watched::from)).toList();
        for (int i = 0; i < periods.size(); i++) {
            Watched period = periods.get(i);
            Change last = watch(spans, changes, period);
            boolean signedIn = last != null && !last.status().equals(SIGNED_OUT);
            if (signedIn && i + 1 < periods.size()) {
                spans.add(new Span(
                        UNKNOWN, null, null, period.until(), periods.get(i + 1).from()));
            }
        }
        return joined(spans, from, to);
    }

    /** @return the last one in the period */
    private static @Nullable Change watch(List<Span> spans, List<Change> changes, Watched period) {
        Change current = null;
        for (Change change : changes) {
            if (change.at().isBefore(period.from()) || change.at().isAfter(period.until())) {
                continue;
            }
            add(spans, current, change.at());
            current = change;
        }
        add(spans, current, period.until());
        return current;
    }

    private static void add(List<Span> spans, @Nullable Change state, Instant to) {
        if (state != null && !state.status().equals(SIGNED_OUT)) {
            spans.add(new Span(state.status(), state.reason(), state.call(), state.at(), to));
        }
    }

    private static List<Span> joined(List<Span> spans, Instant from, Instant to) {
        List<Span> joined = new ArrayList<>();
        for (Span span : spans) {
            Instant begin = span.from().isBefore(from) ? from : span.from();
            Instant end = span.to().isAfter(to) ? to : span.to();
            if (!begin.isBefore(end)) {
                continue;
            }
            Span clipped = new Span(span.status(), span.reason(), span.call(), begin, end);
            Span before = joined.isEmpty() ? null : joined.getLast();
            if (before != null && clipped.continues(before)) {
                joined.set(joined.size() - 1, new Span(span.status(), span.reason(), span.call(), before.from(), end));
            } else {
                joined.add(clipped);
            }
        }
        return List.copyOf(joined);
    }
}

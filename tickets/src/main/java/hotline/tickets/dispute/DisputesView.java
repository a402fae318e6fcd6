package hotline.tickets.dispute;

import hotline.tickets.Result;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was and what may be disputed about one ticket, each list oldest first.
 *
 * @param dispatchedAt of the dispatch that counts now; null when no unit has the ticket
 * @param returning null unless the ticket is being handled, as {@code extending} is
 */
public record DisputesView(
        List<ReturnRecord> returns,
        List<ExtensionRecord> extensions,
        List<MeetingRecord> meetings,
        List<Assist> assists,
        @Nullable Instant dispatchedAt,
        @Nullable Returning returning,
        @Nullable Extending extending) {

    /**
     * @param until exclusive: the first instant that is too late to return it
     * @param refusal why an application would not be taken now; null when it would
     * @param meetingRefusal likewise for the wish for a joint meeting
     */
    public record Returning(Instant until, Result.@Nullable Refused refusal, Result.@Nullable Refused meetingRefusal) {}

    /**
     * @param most once the original limit: working days, or natural hours when {@code hours}
     * @param left what may still be applied for
     * @param originalDueAt exclusive
     * @param refusal why an application would not be taken now; null when it would
     */
    public record Extending(
            boolean hours, int most, int left, Instant originalDueAt, Result.@Nullable Refused refusal) {}
}

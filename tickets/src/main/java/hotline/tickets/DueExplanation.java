package hotline.tickets;

import java.time.Instant;
import java.util.List;

/**
 * @param dispatchedAt for a preview, the moment it was asked
 * @param article of the time limit
 * @param lines in Chinese: the limit, then day by day
 * @param provisional the days beyond the newest loaded notice are counted by weekday only
 * @param preview as if dispatched now; the dispatch itself may give another
 */
public record DueExplanation(
        Instant dispatchedAt,
        Instant signBy,
        Instant dueAt,
        String article,
        List<String> lines,
        boolean provisional,
        boolean preview) {}

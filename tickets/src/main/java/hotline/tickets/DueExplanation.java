package hotline.tickets;

import java.time.Instant;
import java.util.List;

/**
 * @param article of the time limit
 * @param lines in Chinese, day by day
 * @param provisional the days beyond the newest loaded notice are counted by weekday only
 */
public record DueExplanation(
        Instant dispatchedAt, Instant signBy, Instant dueAt, String article, List<String> lines, boolean provisional) {}

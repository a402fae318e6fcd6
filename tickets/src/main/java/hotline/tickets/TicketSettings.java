package hotline.tickets;

import java.time.Duration;

/**
 * What the hotline decided itself; the regulation's own numbers are in {@code hotline.regulation}.
 *
 * @param receiptWait from review to manual follow-up when no delivery receipt comes
 * @param sweepBatch most tickets changed in one transaction of a sweep
 * @param outboxAttempts tries before an item is dead and an operator sees it
 * @param firstRetry wait after the first failed try; doubles up to {@code longestRetry}
 */
public record TicketSettings(
        Duration receiptWait, int sweepBatch, int outboxAttempts, Duration firstRetry, Duration longestRetry) {

    public static TicketSettings defaults() {
        return new TicketSettings(Duration.ofHours(2), 500, 20, Duration.ofSeconds(5), Duration.ofMinutes(10));
    }
}

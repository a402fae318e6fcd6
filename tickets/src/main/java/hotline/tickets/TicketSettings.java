package hotline.tickets;

import hotline.regulation.Channel;
import java.time.Duration;
import java.util.Set;

/**
 * What the hotline decided itself; the regulation's own numbers are in {@code hotline.regulation}.
 *
 * @param receiptWait from review to manual follow-up when no delivery receipt comes
 * @param sweepBatch most tickets changed in one transaction of a sweep
 * @param outboxAttempts tries before an item is dead and an operator sees it
 * @param acceptedAtOnce channels whose complete matters the software accepts by itself; the others wait for a person
 * @param codes by which citizens see the progress
 * @param disputes about returns, extensions and assisting units
 * @param fastLane from acceptance to dispatch for Art 19's ten kinds of matters; at most the 24 hours of Art 12(2)
 * @param firstRetry wait after the first failed try; doubles up to {@code longestRetry}
 */
public record TicketSettings(
        Duration receiptWait,
        int sweepBatch,
        int outboxAttempts,
        Duration firstRetry,
        Duration longestRetry,
        Set<Channel> acceptedAtOnce,
        CodeLimits codes,
        DisputeSettings disputes,
        Duration fastLane) {

    public TicketSettings {
        acceptedAtOnce = Set.copyOf(acceptedAtOnce);
        if (!fastLane.isPositive() || fastLane.compareTo(Duration.ofHours(24)) > 0) {
            throw new IllegalArgumentException("tickets.fast-lane: more than nothing and at most 24 hours (Art 12(2))");
        }
    }

    public static TicketSettings defaults() {
        return new TicketSettings(
                Duration.ofHours(2),
                500,
                20,
                Duration.ofSeconds(5),
                Duration.ofMinutes(10),
                Set.of(),
                CodeLimits.defaults(),
                DisputeSettings.defaults(),
                Duration.ofHours(1));
    }

    public TicketSettings acceptingAtOnce(Set<Channel> channels) {
        return new TicketSettings(
                receiptWait, sweepBatch, outboxAttempts, firstRetry, longestRetry, channels, codes, disputes, fastLane);
    }

    public TicketSettings limitingCodes(CodeLimits limits) {
        return new TicketSettings(
                receiptWait,
                sweepBatch,
                outboxAttempts,
                firstRetry,
                longestRetry,
                acceptedAtOnce,
                limits,
                disputes,
                fastLane);
    }

    public TicketSettings dispatchingFastWithin(Duration within) {
        return new TicketSettings(
                receiptWait,
                sweepBatch,
                outboxAttempts,
                firstRetry,
                longestRetry,
                acceptedAtOnce,
                codes,
                disputes,
                within);
    }

    public TicketSettings with(DisputeSettings other) {
        return new TicketSettings(
                receiptWait,
                sweepBatch,
                outboxAttempts,
                firstRetry,
                longestRetry,
                acceptedAtOnce,
                codes,
                other,
                fastLane);
    }
}

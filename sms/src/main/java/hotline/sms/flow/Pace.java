package hotline.sms.flow;

import hotline.kernel.Pauses;
import java.time.Duration;
import java.time.Instant;

/**
 * How fast parts may leave: a token bucket for the carrier's limit, and pauses that double while the gateway is busy.
 * Real time. Not thread-safe: its owner locks.
 */
final class Pace {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final int perSecond;
    private double tokens;
    private Instant filledAt;
    private Instant pausedUntil = Instant.MIN;
    private Duration nextPause = FIRST_PAUSE;

    Pace(int perSecond, Instant now) {
        this.perSecond = perSecond;
        this.tokens = perSecond;
        this.filledAt = now;
    }

    /** How many may leave now; at most one second's worth at once. */
    int room(Instant now) {
        if (now.isBefore(pausedUntil)) {
            return 0;
        }
        double seconds = Math.max(0, Duration.between(filledAt, now).toNanos() / 1e9);
        tokens = Math.min(perSecond, tokens + seconds * perSecond);
        filledAt = now;
        return (int) tokens;
    }

    void left(int parts) {
        tokens -= parts;
    }

    /** The gateway said that it is busy. One pause for all answers that come during it. */
    Instant busy(Instant now) {
        if (!now.isBefore(pausedUntil)) {
            pausedUntil = now.plus(nextPause);
            nextPause = Pauses.longer(nextPause, LONGEST_PAUSE);
        }
        return pausedUntil;
    }

    void accepted(Instant now) {
        if (!now.isBefore(pausedUntil)) {
            nextPause = FIRST_PAUSE;
        }
    }
}

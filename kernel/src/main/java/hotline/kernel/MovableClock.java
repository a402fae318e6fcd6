package hotline.kernel;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * The business clock of tickets, messages and retention: real time plus an offset that only the sandbox can move, and
 * only forward. Telephony keeps real time.
 */
public final class MovableClock extends Clock {

    private final Clock real;
    private volatile Duration offset;

    public MovableClock(Clock real, Duration offset) {
        if (offset.isNegative()) {
            throw new IllegalArgumentException("the clock only moves forward");
        }
        this.real = real;
        this.offset = offset;
    }

    /** @return the new offset to real time */
    public synchronized Duration advance(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("the clock only moves forward");
        }
        Duration moved = offset.plus(by);
        offset = moved;
        return moved;
    }

    public Duration offset() {
        return offset;
    }

    @Override
    public Instant instant() {
        return real.instant().plus(offset);
    }

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new MovableClock(real.withZone(zone), offset);
    }
}

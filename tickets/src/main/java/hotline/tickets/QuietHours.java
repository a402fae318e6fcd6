package hotline.tickets;

import hotline.regulation.calendar.DayCount;
import java.time.Instant;
import java.time.LocalTime;

/**
 * The hours of the day, in the city, in which nobody's phone is made to ring for what can wait.
 *
 * @param from the first moment; the same as {@code until} for no such hours
 * @param until the first moment after them, of the next day when it is the earlier one
 */
public record QuietHours(LocalTime from, LocalTime until) {

    public static QuietHours defaults() {
        return new QuietHours(LocalTime.of(21, 0), LocalTime.of(8, 0));
    }

    public boolean hold(Instant instant) {
        LocalTime time = instant.atZone(DayCount.ZONE).toLocalTime();
        boolean begun = !time.isBefore(from);
        boolean over = !time.isBefore(until);
        return from.isBefore(until) ? begun && !over : from.isAfter(until) && (begun || !over);
    }
}

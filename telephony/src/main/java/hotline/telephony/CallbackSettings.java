package hotline.telephony;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * When and how often people are called back.
 *
 * @param automatic whether agents are given callbacks; otherwise the list only grows
 * @param from the first moment of the day
 * @param until the last, exclusive; {@link LocalTime#MIDNIGHT} for the day's end
 * @param attempts after so many without an answer it is given up
 * @param retryAfter between two attempts
 */
public record CallbackSettings(
        boolean automatic, LocalTime from, LocalTime until, ZoneId zone, int attempts, Duration retryAfter) {

    /** Whether it is an hour to ring people's phones. */
    public boolean mayRing(ZonedDateTime now) {
        if (!automatic) {
            return false;
        }
        LocalTime there = now.withZoneSameInstant(zone).toLocalTime();
        return !there.isBefore(from) && (until.equals(LocalTime.MIDNIGHT) || there.isBefore(until));
    }
}

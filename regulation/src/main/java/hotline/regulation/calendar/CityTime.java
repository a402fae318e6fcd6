package hotline.regulation.calendar;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;

/** Instants as people read them, in the city's time. Without a formatter: every due time writes two or three. */
public final class CityTime {

    private CityTime() {}

    /** {@code 2026-09-18 10:00}. */
    public static String minute(Instant instant) {
        return minute(LocalDateTime.ofInstant(instant, DayCount.ZONE));
    }

    /** Of an exclusive end: 00:00 is 24:00 of the day before, {@code 2026-09-28 24:00}. */
    public static String end(Instant exclusive) {
        LocalDateTime local = LocalDateTime.ofInstant(exclusive, DayCount.ZONE);
        return local.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? local.toLocalDate().minusDays(1) + " 24:00"
                : minute(local);
    }

    private static String minute(LocalDateTime local) {
        StringBuilder text = new StringBuilder(16).append(local.toLocalDate()).append(' ');
        twoDigits(text, local.getHour()).append(':');
        return twoDigits(text, local.getMinute()).toString();
    }

    private static StringBuilder twoDigits(StringBuilder text, int number) {
        return text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }
}

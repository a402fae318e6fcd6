package hotline.ops.seed;

import hotline.regulation.calendar.DayCount;
import hotline.regulation.calendar.WorkingCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;

/** When units work: 8:30 to 18:00 on the working days of their area. */
record Office(WorkingCalendar calendar, String area) {

    private static final LocalTime OPENS = LocalTime.of(8, 30);
    private static final LocalTime CLOSES = LocalTime.of(18, 0);

    /** So much working time later. */
    Instant after(Instant from, Duration working) {
        ZonedDateTime at = open(from.atZone(DayCount.ZONE));
        Duration left = working;
        while (true) {
            Duration today = Duration.between(at.toLocalTime(), CLOSES);
            if (left.compareTo(today) < 0) {
                return at.plus(left).toInstant();
            }
            left = left.minus(today);
            at = open(at.with(CLOSES));
        }
    }

    /** The moment itself, or the next opening. */
    private ZonedDateTime open(ZonedDateTime at) {
        ZonedDateTime open = at.toLocalTime().isBefore(OPENS) ? at.with(OPENS) : at;
        while (!open.toLocalTime().isBefore(CLOSES) || !calendar.isWorking(open.toLocalDate(), area)) {
            open = open.plusDays(1).with(OPENS);
        }
        return open;
    }
}

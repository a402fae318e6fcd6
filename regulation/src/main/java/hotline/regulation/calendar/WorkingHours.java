package hotline.regulation.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;

/**
 * Office hours, for limits that run in working hours: they stand still at night, at noon and on closed days.
 *
 * @param spans of one working day, in order, without overlap
 */
public record WorkingHours(List<Span> spans) {

    /** Reached only when a calendar has no working days at all. */
    private static final int MOST_DAYS_LOOKED_AT = 1000;

    /** @param until exclusive */
    public record Span(LocalTime from, LocalTime until) {

        public Span {
            if (!from.isBefore(until)) {
                throw new IllegalArgumentException("office hours end after they begin: " + from + "-" + until);
            }
        }

        /** {@code 09:00-12:00}. */
        public static Span parse(String text) {
            String[] ends = text.split("-", 2);
            if (ends.length != 2) {
                throw new IllegalArgumentException("office hours are written as 09:00-12:00, not as " + text);
            }
            return new Span(LocalTime.parse(ends[0].strip()), LocalTime.parse(ends[1].strip()));
        }
    }

    public WorkingHours {
        spans = List.copyOf(spans);
        if (spans.isEmpty()) {
            throw new IllegalArgumentException("a working day has office hours");
        }
        for (int i = 1; i < spans.size(); i++) {
            if (spans.get(i).from().isBefore(spans.get(i - 1).until())) {
                throw new IllegalArgumentException("office hours overlap: " + spans);
            }
        }
    }

    /** Each as {@code 09:00-12:00}. */
    public static WorkingHours parse(List<String> spans) {
        return new WorkingHours(spans.stream().map(Span::parse).toList());
    }

    /**
     * @param time of office hours
     * @param area whose calendar binds; empty for the city
     * @return when that much office time has passed
     */
    public Instant after(Instant from, Duration time, String area, WorkingCalendar calendar) {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("a limit in working hours is positive: " + time);
        }
        ZonedDateTime start = from.atZone(DayCount.ZONE);
        Duration left = time;
        for (int day = 0; day <= MOST_DAYS_LOOKED_AT; day++) {
            LocalDate date = start.toLocalDate().plusDays(day);
            if (!calendar.isWorking(date, area)) {
                continue;
            }
            for (Span span : spans) {
                Instant opens = date.atTime(span.from()).atZone(DayCount.ZONE).toInstant();
                Instant closes = date.atTime(span.until()).atZone(DayCount.ZONE).toInstant();
                Instant counted = opens.isBefore(from) ? from : opens;
                Duration open = Duration.between(counted, closes);
                if (open.compareTo(left) >= 0) {
                    return counted.plus(left);
                }
                left = open.isNegative() ? left : left.minus(open);
            }
        }
        throw new IllegalStateException("the calendar has no working days after " + from);
    }
}

package hotline.ops.seed;

import hotline.regulation.calendar.DayCount;
import hotline.regulation.calendar.WorkingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/**
 * When people call: more in summer and before the Spring Festival, more on working days, most at ten in the morning. Maps the
 * share of all tickets that lie before a moment to that moment, so tickets in the order of their number are in the order of time.
 */
final class Rhythm {

    /** A hotline's year, January first. */
    private static final double[] MONTHS = {1.08, 0.86, 0.95, 0.98, 1.06, 1.14, 1.16, 1.12, 1.02, 0.96, 0.9, 0.97};

    private static final double DAY_OFF = 0.58;

    /** Of each hour, midnight first. */
    private static final double[] HOURS = {
        0.8, 0.5, 0.3, 0.3, 0.3, 0.5, 1.2, 2.6, 6.2, 8.6, 8.9, 7.6, 4.6, 4.4, 6.6, 7.9, 7.6, 6.4, 5.0, 5.1, 5.4, 4.4,
        2.9, 1.7
    };

    private static final double SECONDS_OF_HOUR = 3600;

    private final LocalDate first;
    private final double[] untilDay;
    private final double[] untilHour = running(HOURS);

    /** @param last included */
    Rhythm(LocalDate first, LocalDate last, WorkingCalendar calendar) {
        this.first = first;
        List<LocalDate> days = first.datesUntil(last.plusDays(1)).toList();
        this.untilDay = running(days.stream()
                .mapToDouble(day -> MONTHS[day.getMonthValue() - 1] * (calendar.isWorking(day, "") ? 1 : DAY_OFF))
                .toArray());
    }

    /** A day's number, 0 for the first, and the moment. */
    record Arrival(int day, Instant at) {}

    /** @param share 0–1, the upper end excluded */
    Arrival at(double share) {
        int day = place(untilDay, share);
        double before = day == 0 ? 0 : untilDay[day - 1];
        double ofDay = (share - before) / (untilDay[day] - before);
        int hour = place(untilHour, ofDay);
        double ofHour = (ofDay - (hour == 0 ? 0 : untilHour[hour - 1]))
                / (untilHour[hour] - (hour == 0 ? 0 : untilHour[hour - 1]));
        Instant begin = first.plusDays(day).atStartOfDay(DayCount.ZONE).toInstant();
        return new Arrival(day, begin.plusMillis((long) ((hour + ofHour) * SECONDS_OF_HOUR * 1000)));
    }

    /** What share of all tickets lies before a day. */
    double before(int day) {
        return day == 0 ? 0 : untilDay[day - 1];
    }

    /** Sums up to each element, the last one 1. */
    private static double[] running(double[] weights) {
        double[] sums = weights.clone();
        Arrays.parallelPrefix(sums, Double::sum);
        double whole = sums[sums.length - 1];
        for (int i = 0; i < sums.length; i++) {
            sums[i] /= whole;
        }
        return sums;
    }

    private static int place(double[] upTo, double share) {
        int found = Arrays.binarySearch(upTo, share);
        return Math.min(upTo.length - 1, found < 0 ? -found - 1 : found + 1);
    }
}

package hotline.regulation.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Working days counted one by one; {@link WorkingCalendar#count} counts.
 *
 * @param days every day looked at, closed ones included, in order
 * @param end exclusive: 00:00 of the day after the last counted one
 * @param provisional a day beyond the newest national notice was looked at
 * @param lines one a day, in Chinese
 */
public record DayCount(LocalDate start, List<DayRuling> days, Instant end, boolean provisional, List<String> lines) {

    /** The city's time; China has one zone. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** Far more than any limit and any holiday; reached only when a calendar has no working days at all. */
    private static final int MOST_DAYS_LOOKED_AT = 1000;

    public DayCount {
        days = List.copyOf(days);
        lines = List.copyOf(lines);
    }

    /** @param start day 1 is the first working day after this day */
    static DayCount after(LocalDate start, int workingDays, WorkingCalendar calendar, String area) {
        List<DayRuling> days = new ArrayList<>();
        LocalDate day = start;
        int counted = 0;
        while (counted < workingDays) {
            if (days.size() > MOST_DAYS_LOOKED_AT) {
                throw new IllegalStateException("the calendar has no working days after " + start);
            }
            day = day.plusDays(1);
            DayRuling ruling = calendar.ruling(day, area);
            days.add(ruling);
            if (ruling.working()) {
                counted++;
            }
        }
        Instant end = day.plusDays(1).atStartOfDay(ZONE).toInstant();
        return new DayCount(start, days, end, !calendar.isLoaded(day), lines(days));
    }

    public LocalDate lastDay() {
        return days.getLast().day();
    }

    private static List<String> lines(List<DayRuling> days) {
        List<String> lines = new ArrayList<>(days.size());
        int counted = 0;
        for (DayRuling ruling : days) {
            if (ruling.working()) {
                counted++;
                lines.add(describe(ruling) + "，工作日，第" + counted + "个工作日" + cited(ruling));
            } else {
                lines.add(describe(ruling) + "，不计入" + cited(ruling));
            }
        }
        return lines;
    }

    private static String describe(DayRuling ruling) {
        String weekday = WorkingCalendar.weekdayName(ruling.day().getDayOfWeek());
        String note = ruling.note().equals(weekday) ? "" : "，" + ruling.note() + (ruling.working() ? "调休上班" : "");
        return ruling.day() + " " + weekday + note;
    }

    private static String cited(DayRuling ruling) {
        String source = ruling.source().isEmpty() ? "" : "（依据：" + ruling.source() + "）";
        return ruling.loaded() ? source : source + "（当年放假安排尚未公布，暂按周历计算）";
    }
}

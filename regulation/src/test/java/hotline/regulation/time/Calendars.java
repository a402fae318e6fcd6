package hotline.regulation.time;

import hotline.regulation.calendar.CalendarRow;
import hotline.regulation.calendar.DayCount;
import hotline.regulation.calendar.Layer;
import hotline.regulation.calendar.WorkingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** The autumn of 2026 as 国办发明电〔2025〕7号 has it. */
public final class Calendars {

    static final String NOTICE = "国办发明电〔2025〕7号";

    private Calendars() {}

    public static WorkingCalendar autumn2026() {
        return WorkingCalendar.of(autumnRows(), LocalDate.of(2026, 12, 31), 1);
    }

    public static List<CalendarRow> autumnRows() {
        List<CalendarRow> rows = new ArrayList<>();
        rows.add(national("2026-09-20", true, "国庆节"));
        for (String day : List.of("2026-09-25", "2026-09-26", "2026-09-27")) {
            rows.add(national(day, false, "中秋节"));
        }
        for (int day = 1; day <= 7; day++) {
            rows.add(national("2026-10-0" + day, false, "国庆节"));
        }
        rows.add(national("2026-10-10", true, "国庆节"));
        return rows;
    }

    static CalendarRow national(String day, boolean working, String note) {
        return new CalendarRow(LocalDate.parse(day), Layer.NATIONAL, "", working, NOTICE, note);
    }

    /** Local time of the city: {@code 2026-09-18T10:00}. */
    public static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(DayCount.ZONE).toInstant();
    }
}

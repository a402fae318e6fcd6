package hotline.regulation.calendar;

import hotline.regulation.clause.Clause;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** The layered calendar: county over Guangxi over national over the week. Immutable. */
@Clause("13(2)")
public final class WorkingCalendar {

    private static final String EVERYWHERE = "";
    /** Far more than the days and lengths of open tickets; about a kilobyte each. A power of two. */
    private static final int REMEMBERED = 2048;

    private final Map<String, Map<LocalDate, CalendarRow>> strongestByArea;
    private final LocalDate nationalThrough;
    private final long version;
    private final AtomicReferenceArray<@Nullable Counted> counted = new AtomicReferenceArray<>(REMEMBERED);

    private record Counted(LocalDate start, int workingDays, String area, DayCount count) {

        boolean is(LocalDate otherStart, int otherDays, String otherArea) {
            return workingDays == otherDays && start.equals(otherStart) && area.equals(otherArea);
        }
    }

    private WorkingCalendar(
            Map<String, Map<LocalDate, CalendarRow>> strongestByArea, LocalDate nationalThrough, long version) {
        this.strongestByArea = strongestByArea;
        this.nationalThrough = nationalThrough;
        this.version = version;
    }

    /**
     * @param nationalThrough the last day that a loaded national notice covers
     * @param version remembered by every ticket computed with this calendar
     */
    public static WorkingCalendar of(Collection<CalendarRow> rows, LocalDate nationalThrough, long version) {
        Map<String, Map<LocalDate, CalendarRow>> strongest = new HashMap<>();
        for (CalendarRow row : rows) {
            strongest
                    .computeIfAbsent(row.area(), area -> new HashMap<>())
                    .merge(row.day(), row, (one, other) -> other.layer().compareTo(one.layer()) >= 0 ? other : one);
        }
        return new WorkingCalendar(strongest, nationalThrough, version);
    }

    /** @param area where the unit works; empty for the city */
    public DayRuling ruling(LocalDate day, String area) {
        boolean loaded = isLoaded(day);
        CalendarRow row = strongest(day, area);
        if (row != null) {
            return new DayRuling(day, row.working(), row.layer(), row.source(), row.note(), loaded);
        }
        DayOfWeek weekday = day.getDayOfWeek();
        return new DayRuling(day, !isWeekend(weekday), Layer.WEEK, "", weekdayName(weekday), loaded);
    }

    public boolean isWorking(LocalDate day, String area) {
        CalendarRow row = strongest(day, area);
        return row != null ? row.working() : !isWeekend(day.getDayOfWeek());
    }

    public boolean isLoaded(LocalDate day) {
        return !day.isAfter(nationalThrough);
    }

    public LocalDate nationalThrough() {
        return nationalThrough;
    }

    public long version() {
        return version;
    }

    /**
     * Everything that is dispatched on one day with one limit shares the count, so the latest ones are remembered.
     *
     * @param from day 1 is the first working day after this instant's day
     */
    public DayCount count(Instant from, int workingDays, String area) {
        return count(from.atZone(DayCount.ZONE).toLocalDate(), workingDays, area);
    }

    /** @param start day 1 is the first working day after this day */
    public DayCount count(LocalDate start, int workingDays, String area) {
        int slot = (31 * (31 * (int) start.toEpochDay() + workingDays) + area.hashCode()) & (REMEMBERED - 1);
        Counted known = counted.get(slot);
        if (known != null && known.is(start, workingDays, area)) {
            return known.count();
        }
        DayCount count = DayCount.after(start, workingDays, this, area);
        counted.set(slot, new Counted(start, workingDays, area, count));
        return count;
    }

    private @Nullable CalendarRow strongest(LocalDate day, String area) {
        CalendarRow own = area.isEmpty() ? null : rowOf(area, day);
        return own != null ? own : rowOf(EVERYWHERE, day);
    }

    private @Nullable CalendarRow rowOf(String area, LocalDate day) {
        Map<LocalDate, CalendarRow> rows = strongestByArea.get(area);
        return rows == null ? null : rows.get(day);
    }

    private static boolean isWeekend(DayOfWeek weekday) {
        return weekday == DayOfWeek.SATURDAY || weekday == DayOfWeek.SUNDAY;
    }

    /** {@code 星期一}. */
    public static String weekdayName(DayOfWeek weekday) {
        return "星期" + "一二三四五六日".charAt(weekday.getValue() - 1);
    }
}

package hotline.tickets.calendar;

import com.tyme.holiday.LegalHoliday;
import hotline.regulation.calendar.Layer;
import hotline.tickets.store.CalendarStore.Day;
import hotline.tickets.store.CalendarStore.Notice;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The national layer, from the last days of 2001 (the notice for 2002, tyme4j's first) to the newest year that tyme4j
 * knows: its days, with the 文号 of each year's notice.
 */
final class NationalNotices {

    private static final int FIRST_YEAR = 2002;
    private static final int LAST_YEAR_ASKED = 2100;

    private NationalNotices() {}

    static List<Notice> all() {
        Map<Integer, String> sources = sources();
        List<Notice> notices = new ArrayList<>();
        for (int year = FIRST_YEAR; year <= LAST_YEAR_ASKED; year++) {
            List<Day> days = daysOf(year);
            if (!days.isEmpty()) {
                notices.add(notice(year, days, sources.get(year)));
            }
        }
        return notices;
    }

    /** New Year's days in December are the next year's notice's. */
    private static List<Day> daysOf(int year) {
        return LocalDate.of(year - 1, 12, 1)
                .datesUntil(LocalDate.of(year + 1, 1, 1))
                .mapMulti((LocalDate day, Consumer<Day> found) -> {
                    LegalHoliday holiday =
                            LegalHoliday.fromYmd(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
                    if (holiday != null && noticeYear(day, holiday.getName()) == year) {
                        found.accept(new Day(day, holiday.isWork(), holiday.getName()));
                    }
                })
                .toList();
    }

    private static int noticeYear(LocalDate day, String name) {
        return day.getMonthValue() == 12 && name.startsWith("元旦") ? day.getYear() + 1 : day.getYear();
    }

    private static Notice notice(int year, List<Day> days, @Nullable String number) {
        String title = "国务院办公厅关于" + year + "年部分节假日安排的通知";
        String source = number == null ? "《" + title + "》（文号待补，日期据tyme4j）" : "《" + title + "》（" + number + "）";
        return new Notice(
                Layer.NATIONAL, "", title, source, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), days);
    }

    private static Map<Integer, String> sources() {
        Map<Integer, String> sources = new TreeMap<>();
        for (String[] row : Resource.rows("national-sources.csv")) {
            sources.put(Integer.valueOf(row[0]), row[1]);
        }
        return sources;
    }
}

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

/** The national layer, 2001 to the newest year that tyme4j knows: its days, with the 文号 of each year's notice. */
final class NationalNotices {

    private static final int FIRST_YEAR = 2001;
    private static final int LAST_YEAR_ASKED = 2100;

    private NationalNotices() {}

    static List<Notice> all() {
        Map<Integer, String> sources = sources();
        List<Notice> notices = new ArrayList<>();
        for (int year = FIRST_YEAR; year <= LAST_YEAR_ASKED; year++) {
            List<Day> days = daysOf(year);
            // A notice may move a day or two of the year before; a year with so few has no notice of its own.
            if (days.stream().anyMatch(day -> day.day().getMonthValue() > 2)) {
                notices.add(notice(year, days, sources.get(year)));
            }
        }
        return notices;
    }

    private static List<Day> daysOf(int year) {
        return LocalDate.of(year, 1, 1)
                .datesUntil(LocalDate.of(year + 1, 1, 1))
                .mapMulti((LocalDate day, Consumer<Day> found) -> {
                    LegalHoliday holiday =
                            LegalHoliday.fromYmd(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
                    if (holiday != null) {
                        found.accept(new Day(day, holiday.isWork(), holiday.getName()));
                    }
                })
                .toList();
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

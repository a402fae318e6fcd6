package hotline.tickets.calendar;

import com.tyme.holiday.LegalHoliday;
import com.tyme.solar.SolarDay;
import hotline.regulation.calendar.Layer;
import hotline.tickets.calendar.Notice.Day;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The national layer, from the last days of 2001 (the notice for 2002, tyme4j's first) to the newest year that tyme4j
 * knows: its days, with the 文号 of each year's notice.
 */
public final class NationalNotices {

    private static final LegalHoliday FIRST = Objects.requireNonNull(LegalHoliday.fromYmd(2001, 12, 29));

    private NationalNotices() {}

    public static List<Notice> all() {
        Map<Integer, String> sources = sources();
        SortedMap<Integer, List<Day>> years = new TreeMap<>();
        for (LegalHoliday holiday = FIRST; holiday != null; holiday = holiday.next(1)) {
            SolarDay solar = holiday.getDay();
            LocalDate day = LocalDate.of(solar.getYear(), solar.getMonth(), solar.getDay());
            years.computeIfAbsent(noticeYear(day, holiday.getName()), year -> new ArrayList<>())
                    .add(new Day(day, holiday.isWork(), holiday.getName()));
        }
        return years.entrySet().stream()
                .map(year -> notice(year.getKey(), year.getValue(), sources.get(year.getKey())))
                .toList();
    }

    /** New Year's days in December are the next year's notice's. */
    private static int noticeYear(LocalDate day, String name) {
        return day.getMonthValue() == 12 && name.startsWith("元旦") ? day.getYear() + 1 : day.getYear();
    }

    private static Notice notice(int year, List<Day> days, @Nullable String number) {
        String title = "国务院办公厅关于" + year + "年部分节假日安排的通知";
        String source = number == null ? "《" + title + "》（文号待补，日期据tyme4j）" : "《" + title + "》（" + number + "）";
        return new Notice(
                Layer.NATIONAL,
                "",
                title,
                Objects.requireNonNullElse(number, ""),
                source,
                LocalDate.of(year, 1, 1),
                LocalDate.of(year, 12, 31),
                days);
    }

    private static Map<Integer, String> sources() {
        Map<Integer, String> sources = new TreeMap<>();
        for (String[] row : Resource.rows("national-sources.csv")) {
            sources.put(Integer.valueOf(row[0]), row[1]);
        }
        return sources;
    }
}

package hotline.tickets.calendar;

import hotline.regulation.calendar.Layer;
import hotline.tickets.calendar.Notice.Day;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** 壮族三月三, year by year; it has closed national make-up days (2017-04-01, 2022-04-02, 2023-04-23). */
public final class GuangxiNotices {

    private static final String DECREE = "广西壮族自治区人民政府令第98号";

    private GuangxiNotices() {}

    public static List<Notice> all() {
        Map<Integer, List<String[]>> byYear = new TreeMap<>();
        for (String[] row : Resource.rows("guangxi.csv")) {
            byYear.computeIfAbsent(LocalDate.parse(row[0]).getYear(), year -> new ArrayList<>())
                    .add(row);
        }
        List<Notice> notices = new ArrayList<>();
        byYear.forEach((year, rows) -> notices.add(notice(year, rows)));
        return notices;
    }

    private static Notice notice(int year, List<String[]> rows) {
        String title = "广西壮族自治区人民政府办公厅关于" + year + "年“壮族三月三”放假的通知";
        boolean known = rows.stream().allMatch(row -> row[2].equals("通知"));
        String source = known ? "《" + title + "》（依据" + DECREE + "）" : DECREE + "（" + year + "年通知待核，按办法推算）";
        List<Day> days = rows.stream()
                .map(row -> new Day(LocalDate.parse(row[0]), row[1].equals("班"), "壮族三月三"))
                .toList();
        return new Notice(
                Layer.GUANGXI, "", title, "", source, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), days);
    }
}

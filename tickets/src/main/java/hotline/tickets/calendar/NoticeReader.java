package hotline.tickets.calendar;

import static hotline.tickets.table.OfficeTable.plain;

import hotline.regulation.Area;
import hotline.regulation.calendar.Layer;
import hotline.tickets.calendar.Notice.Day;
import hotline.tickets.table.OfficeTable;
import hotline.tickets.table.OfficeTable.Line;
import hotline.tickets.table.TableFault;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a notice that somebody in an office wrote down: first lines of name and value, then a line 「日期,安排,说明」, then a
 * line a day. Whatever is wrong is told with its line and column, all of it at once.
 */
public final class NoticeReader {

    private static final int LONGEST_TEXT = 100;
    private static final int MOST_DAYS = 400;
    private static final int MOST_FAULTS = 30;
    private static final int FIRST_YEAR = 2001;
    private static final int LAST_YEAR = 2100;
    private static final Pattern YEAR = Pattern.compile("[〔\\[(【﹝](\\d{4})[〕\\])】﹞]");
    private static final Pattern NUMBER = Pattern.compile(".*\\d+号.*");

    private static final Map<String, Layer> LAYERS = Map.of(
            "全国", Layer.NATIONAL,
            "国家", Layer.NATIONAL,
            "广西", Layer.GUANGXI,
            "自治区", Layer.GUANGXI,
            "县", Layer.COUNTY,
            "区", Layer.COUNTY,
            "市", Layer.COUNTY,
            "县(市、区)", Layer.COUNTY);
    private static final Map<String, Boolean> RULINGS =
            Map.of("上班", true, "班", true, "调休上班", true, "工作日", true, "放假", false, "休", false, "休息", false, "调休", false);

    private enum Head {
        LAYER("层级"),
        AREA("区域"),
        TITLE("标题"),
        NUMBER("文号"),
        FROM("起始日期"),
        THROUGH("截止日期");

        private final String chinese;

        Head(String chinese) {
            this.chinese = chinese;
        }

        static Optional<Head> of(String word) {
            return Stream.of(values()).filter(head -> head.chinese.equals(word)).findFirst();
        }
    }

    /** @param notice null when there is a fault */
    public record Reading(@Nullable Notice notice, List<TableFault> faults) {}

    private final List<TableFault> faults = new ArrayList<>();
    private final Map<Head, Line> head = new EnumMap<>(Head.class);
    private final List<Line> dayLines = new ArrayList<>();

    private NoticeReader() {}

    public static Reading read(byte[] file) {
        NoticeReader reader = new NoticeReader();
        List<Line> lines = OfficeTable.of(file);
        if (lines.isEmpty()) {
            return new Reading(null, List.of(new TableFault(0, 0, "文件是空的，请下载模板填写")));
        }
        reader.split(lines);
        Notice notice = reader.notice();
        List<TableFault> faults = reader.faults.stream().limit(MOST_FAULTS).toList();
        return new Reading(faults.isEmpty() ? notice : null, faults);
    }

    private void split(List<Line> lines) {
        boolean days = false;
        for (Line line : lines) {
            String word = plain(line.cell(1)).replace(":", "");
            Optional<Head> named = Head.of(word);
            if (named.isPresent() && !days) {
                Line twin = head.putIfAbsent(named.get(), line);
                if (twin != null) {
                    fault(line, 1, "「" + word + "」在第" + twin.number() + "行已经写过，请只留一行");
                }
            } else if (word.equals("日期")) {
                days = true;
            } else if (days || OfficeTable.DATE.matcher(word).matches()) {
                days = true;
                dayLines.add(line);
            } else {
                fault(line, 1, "不认识「" + line.cell(1) + "」，应是 层级、区域、标题、文号、起始日期、截止日期，或 日期 一行");
            }
        }
    }

    private @Nullable Notice notice() {
        Layer layer = layer();
        String area = area(layer);
        String title = text(Head.TITLE).replaceAll("^《|》$", "");
        String number = number();
        LocalDate from = date(Head.FROM);
        LocalDate through = date(Head.THROUGH);
        if (from != null && through != null && through.isBefore(from)) {
            fault(lineOf(Head.THROUGH), 2, "截止日期早于起始日期");
        }
        List<Day> days = days(from, through);
        if (!faults.isEmpty() || layer == null || from == null || through == null) {
            return null;
        }
        return new Notice(layer, area, title, number, "《" + title + "》（" + number + "）", from, through, days);
    }

    private @Nullable Layer layer() {
        String word = text(Head.LAYER);
        if (word.isEmpty()) {
            return null;
        }
        Layer layer = LAYERS.get(word);
        if (layer == null) {
            fault(lineOf(Head.LAYER), 2, "没有「" + word + "」这个层级，请写 全国、广西 或 县");
        }
        return layer;
    }

    private String area(@Nullable Layer layer) {
        Line line = head.get(Head.AREA);
        String word = line == null ? "" : plain(line.cell(2));
        if (layer == null || (layer != Layer.COUNTY && word.isEmpty())) {
            return "";
        }
        if (layer != Layer.COUNTY) {
            fault(lineOf(Head.AREA), 2, "全国、广西的通知不分区域，请把区域留空；只适用于一个县的，层级写 县");
            return "";
        }
        Optional<Area> area = Area.of(word.replaceAll("(各族|瑶族)自治县", "县"));
        if (area.isEmpty()) {
            String names = Stream.of(Area.values()).map(Area::chinese).collect(Collectors.joining("、"));
            fault(
                    line == null ? lineOf(Head.LAYER) : line,
                    line == null ? 0 : 2,
                    (word.isEmpty() ? "县级通知要写明区域" : "没有「" + word + "」这个区域") + "，可以是 " + names);
        }
        return area.map(Area::code).orElse("");
    }

    private String number() {
        String number = YEAR.matcher(text(Head.NUMBER).replaceAll("\\s", "")).replaceAll("〔$1〕");
        if (!number.isEmpty() && !NUMBER.matcher(number).matches()) {
            fault(lineOf(Head.NUMBER), 2, "「" + number + "」不像文号，文号如 国办发明电〔2025〕7号");
        }
        return number;
    }

    private @Nullable LocalDate date(Head which) {
        String word = text(which);
        return word.isEmpty() ? null : date(lineOf(which), 2);
    }

    private List<Day> days(@Nullable LocalDate from, @Nullable LocalDate through) {
        Map<LocalDate, Line> seen = new HashMap<>();
        List<Day> days = new ArrayList<>();
        for (Line line : dayLines) {
            LocalDate day = date(line, 1);
            Boolean working = working(line);
            if (day == null || working == null) {
                continue;
            }
            Line twin = seen.putIfAbsent(day, line);
            if (twin != null) {
                fault(line, 1, repeated(day, twin, working));
            } else if (from != null && through != null && (day.isBefore(from) || day.isAfter(through))) {
                fault(line, 1, day + " 不在通知的适用范围 " + from + " 至 " + through + " 之内");
            } else {
                days.add(new Day(day, working, cut(line, 3)));
            }
        }
        if (dayLines.isEmpty()) {
            faults.add(new TableFault(0, 0, "没有一天的安排，请在「日期,安排,说明」一行下面逐日填写"));
        } else if (dayLines.size() > MOST_DAYS) {
            fault(dayLines.get(MOST_DAYS), 0, "一个通知最多写 " + MOST_DAYS + " 天");
        }
        return days;
    }

    private static String repeated(LocalDate day, Line twin, boolean working) {
        boolean same = Boolean.valueOf(working).equals(RULINGS.get(plain(twin.cell(2))));
        return same
                ? day + " 与第" + twin.number() + "行重复，请删去一行"
                : day + " 与第" + twin.number() + "行矛盾：那里是「" + twin.cell(2) + "」，这里是「" + (working ? "上班" : "放假") + "」";
    }

    private @Nullable Boolean working(Line line) {
        String word = plain(line.cell(2));
        Boolean working = RULINGS.get(word);
        if (working == null) {
            fault(line, 2, word.isEmpty() ? "没有写安排，请写 上班 或 放假" : "不认识「" + word + "」，请写 上班 或 放假");
        }
        return working;
    }

    private @Nullable LocalDate date(Line line, int column) {
        Matcher date = OfficeTable.DATE.matcher(plain(line.cell(column)));
        if (!date.matches()) {
            fault(line, column, "「" + line.cell(column) + "」不是日期，请写成 2026-09-20、2026/9/20 或 2026年9月20日");
            return null;
        }
        try {
            LocalDate day = LocalDate.of(
                    Integer.parseInt(date.group(1)), Integer.parseInt(date.group(2)), Integer.parseInt(date.group(3)));
            if (day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR) {
                return day;
            }
            fault(line, column, day + " 的年份不对，请核对");
        } catch (DateTimeException noSuchDay) {
            fault(line, column, "没有「" + line.cell(column) + "」这一天，请核对");
        }
        return null;
    }

    /** The value of a line that must be there. Brackets of a 文号 stay as they are; only what is compared is made plain. */
    private String text(Head which) {
        Line line = head.get(which);
        if (line == null) {
            faults.add(new TableFault(0, 0, "缺少「" + which.chinese + "」一行，请对照模板补上"));
            return "";
        }
        String word = which == Head.TITLE ? cut(line, 2) : plain(line.cell(2));
        if (word.isEmpty()) {
            fault(line, 2, "没有填写" + which.chinese);
        }
        return word;
    }

    private Line lineOf(Head which) {
        return Objects.requireNonNull(head.get(which), which.chinese);
    }

    private String cut(Line line, int column) {
        String text = line.cell(column);
        if (text.codePointCount(0, text.length()) > LONGEST_TEXT) {
            fault(line, column, "太长了，最多 " + LONGEST_TEXT + " 字");
        }
        return text;
    }

    private void fault(Line line, int column, String message) {
        faults.add(new TableFault(line.number(), column, message));
    }
}

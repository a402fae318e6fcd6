package hotline.tickets.catalogue;

import static hotline.tickets.table.OfficeTable.plain;

import hotline.regulation.Area;
import hotline.regulation.Decision;
import hotline.regulation.FastLane;
import hotline.regulation.guard.AddresseeRule;
import hotline.regulation.time.StatedLimit;
import hotline.tickets.Unit;
import hotline.tickets.table.OfficeTable;
import hotline.tickets.table.OfficeTable.Line;
import hotline.tickets.table.TableFault;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue as an office worker's table: lines 「说明」 and 「生效日期」, the line with the columns' names, then one line for each
 * matter and area. What a matter is (上级事项, 关键词, 接诉即办, 法定时限) may stand on any of its lines. Whatever is wrong is told with its
 * line and column, all of it at once.
 */
public final class CatalogueFile {

    private static final int LONGEST_TEXT = 500;
    private static final int LONGEST_NAME = 50;
    private static final int MOST_FAULTS = 30;
    private static final int MOST_LINES = 5000;
    private static final Set<String> WHOLE_CITY = Set.of("", "全市", "市级", "桂林市");

    /** What a file says; null when it can't be used. */
    public record Reading(@Nullable Draft draft, List<TableFault> faults) {}

    /** A version that nobody has made yet. */
    public record Draft(LocalDate effectiveOn, String note, List<Topic> topics, List<Entry> entries) {}

    private enum Column {
        TOPIC("事项"),
        PARENT("上级事项"),
        AREA("区域"),
        UNIT("承办单位"),
        ASSISTING("协办单位"),
        BASIS("派单依据"),
        WORDS("关键词"),
        LANE("接诉即办"),
        LIMIT("法定时限"),
        LIMIT_BASIS("时限依据");

        private final String chinese;

        Column(String chinese) {
            this.chinese = chinese;
        }

        static Optional<Column> of(String cell) {
            return Arrays.stream(values())
                    .filter(column -> column.chinese.equals(plain(cell)))
                    .findFirst();
        }
    }

    /** What the lines of one matter say of it together. */
    private static final class Gathered {
        private final Map<Column, String> said = new EnumMap<>(Column.class);
    }

    private final Map<String, Unit> units;
    private final Map<String, String> names;
    private final List<TableFault> faults = new ArrayList<>();
    private final Map<Column, Integer> columns = new EnumMap<>(Column.class);
    private final Map<String, Gathered> topics = new LinkedHashMap<>();
    private final List<Entry> entries = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    private CatalogueFile(List<Unit> units) {
        this.units = new LinkedHashMap<>();
        units.forEach(unit -> {
            this.units.put(unit.id(), unit);
            this.units.put(unit.name(), unit);
        });
        this.names = units.stream().collect(Collectors.toMap(Unit::id, Unit::name));
    }

    /**
     * @param units that can be dispatched to; a line names one by its name or id
     * @param today the first day on which the version may come into force
     */
    public static Reading read(byte[] file, List<Unit> units, LocalDate today) {
        CatalogueFile reader = new CatalogueFile(units);
        Draft draft = reader.draft(OfficeTable.of(file), today);
        List<TableFault> faults = reader.faults.stream().limit(MOST_FAULTS).toList();
        return new Reading(faults.isEmpty() ? draft : null, faults);
    }

    private @Nullable Draft draft(List<Line> lines, LocalDate today) {
        String note = "";
        LocalDate effectiveOn = today;
        int at = 0;
        for (; at < lines.size() && columns.isEmpty(); at++) {
            Line line = lines.get(at);
            switch (plain(line.cell(1))) {
                case "说明" -> note = text(line, 2, LONGEST_TEXT);
                case "生效日期" -> effectiveOn = effective(line, today);
                case "派单目录" -> {}
                case "事项" -> heads(line);
                default -> fault(line, 1, "不认识「" + line.cell(1) + "」；表头前只能有「说明」「生效日期」两行");
            }
        }
        if (columns.isEmpty()) {
            faults.add(new TableFault(0, 0, "没有找到表头，请下载现行目录作模板，表头从「事项」开始"));
            return null;
        }
        if (note.isEmpty()) {
            faults.add(new TableFault(0, 0, "缺少「说明」一行：请写明这一版为什么调整"));
        }
        if (lines.size() - at > MOST_LINES) {
            faults.add(new TableFault(0, 0, "一个目录最多 " + MOST_LINES + " 行"));
            return null;
        }
        lines.subList(at, lines.size()).forEach(this::entry);
        if (entries.isEmpty() && faults.isEmpty()) {
            faults.add(new TableFault(0, 0, "目录里没有一行事项"));
        }
        List<Topic> read = topics();
        return new Draft(effectiveOn, note, read, entries);
    }

    private void heads(Line line) {
        for (int column = 1; column <= line.cells().size(); column++) {
            String cell = line.cell(column);
            int place = column;
            Column.of(cell)
                    .ifPresentOrElse(
                            known -> columns.putIfAbsent(known, place),
                            () -> fault(line, place, "不认识「" + cell + "」这一列"));
        }
        for (Column needed : List.of(Column.AREA, Column.UNIT, Column.BASIS)) {
            if (!columns.containsKey(needed)) {
                fault(line, 0, "缺少「" + needed.chinese + "」一列");
            }
        }
    }

    private LocalDate effective(Line line, LocalDate today) {
        Matcher date = OfficeTable.DATE.matcher(plain(line.cell(2)));
        try {
            if (date.matches()) {
                LocalDate day = LocalDate.of(
                        Integer.parseInt(date.group(1)),
                        Integer.parseInt(date.group(2)),
                        Integer.parseInt(date.group(3)));
                if (day.isBefore(today)) {
                    fault(line, 2, "生效日期 " + day + " 已经过去，派出的工单不能改按新目录；请填今天或以后的日期");
                }
                return day;
            }
        } catch (DateTimeException noSuchDay) {
            // told below
        }
        fault(line, 2, "「" + line.cell(2) + "」不是日期，请写成 2026-12-01、2026/12/1 或 2026年12月1日");
        return today;
    }

    private void entry(Line line) {
        String topic = text(line, Column.TOPIC, LONGEST_NAME);
        if (topic.isEmpty()) {
            fault(line, column(Column.TOPIC), "没有填写事项");
            return;
        }
        gather(line, topic);
        if (cell(line, Column.UNIT).isEmpty() && cell(line, Column.AREA).isEmpty()) {
            return; // a line that only says what the matter is
        }
        Optional<String> area = area(line);
        Optional<Unit> unit = unit(line, Column.UNIT, true);
        Optional<Unit> assisting = unit(line, Column.ASSISTING, false);
        String basis = text(line, Column.BASIS, LONGEST_TEXT);
        if (basis.isEmpty()) {
            fault(line, column(Column.BASIS), "没有填写派单依据（法律法规、“三定”方案或权责清单，第十二条第二项）");
        }
        if (area.isEmpty() || unit.isEmpty()) {
            return;
        }
        if (!seen.add(topic + "\n" + area.get())) {
            fault(line, column(Column.AREA), "「" + topic + "×" + Entry.areaName(area.get()) + "」与前面的一行重复，请删去一行");
            return;
        }
        if (AddresseeRule.check(addressee(unit.get()), "") instanceof Decision.Refusal refusal) {
            fault(line, column(Column.UNIT), refusal.reason());
        }
        if (assisting.filter(unit.get()::equals).isPresent()) {
            fault(line, column(Column.ASSISTING), "协办单位不能与承办单位相同");
        }
        entries.add(new Entry(
                topic, area.get(), unit.get().id(), assisting.map(Unit::id).orElse(null), basis));
    }

    private AddresseeRule.Addressee addressee(Unit unit) {
        String superior = unit.parentId();
        return new AddresseeRule.Addressee(
                unit.name(), unit.nature(), superior == null ? null : names.getOrDefault(superior, superior));
    }

    private void gather(Line line, String topic) {
        Gathered gathered = topics.computeIfAbsent(topic, _ -> new Gathered());
        for (Column column : List.of(Column.PARENT, Column.WORDS, Column.LANE, Column.LIMIT, Column.LIMIT_BASIS)) {
            String said = cell(line, column);
            String before = said.isEmpty() ? null : gathered.said.putIfAbsent(column, said);
            if (before != null && !before.equals(said)) {
                fault(line, column(column), "「" + topic + "」的" + column.chinese + "与前面一行的「" + before + "」不一致");
            }
        }
    }

    private List<Topic> topics() {
        List<Topic> read = new ArrayList<>();
        topics.forEach((name, gathered) -> {
            String parent = gathered.said.get(Column.PARENT);
            if (parent != null && !topics.containsKey(parent)) {
                faults.add(new TableFault(0, 0, "「" + name + "」的上级事项「" + parent + "」不在目录里"));
            }
            String lane = gathered.said.get(Column.LANE);
            Optional<FastLane> fast = lane == null ? Optional.empty() : FastLane.of(plain(lane));
            if (lane != null && fast.isEmpty()) {
                String lanes =
                        Arrays.stream(FastLane.values()).map(FastLane::chinese).collect(Collectors.joining("、"));
                faults.add(new TableFault(0, 0, "「" + name + "」的接诉即办「" + lane + "」不是十类之一：" + lanes));
            }
            read.add(new Topic(
                    name, parent, words(gathered.said.get(Column.WORDS)), fast.orElse(null), limit(name, gathered)));
        });
        topics.keySet().stream()
                .filter(this::climbsInACircle)
                .findFirst()
                .ifPresent(name -> faults.add(new TableFault(0, 0, "「" + name + "」的上级事项绕成了一圈，请核对")));
        return read;
    }

    private boolean climbsInACircle(String name) {
        Set<String> passed = new HashSet<>();
        String at = name;
        while (at != null && topics.containsKey(at)) {
            if (!passed.add(at)) {
                return true;
            }
            at = Objects.requireNonNull(topics.get(at)).said.get(Column.PARENT);
        }
        return false;
    }

    private static List<String> words(@Nullable String cell) {
        return cell == null
                ? List.of()
                : Arrays.stream(cell.split("[\\s、|/]+"))
                        .filter(word -> !word.isBlank())
                        .distinct()
                        .toList();
    }

    private @Nullable StatedLimit limit(String topic, Gathered gathered) {
        String days = gathered.said.get(Column.LIMIT);
        String basis = Objects.requireNonNullElse(gathered.said.get(Column.LIMIT_BASIS), "");
        Integer number = null;
        if (days != null) {
            String digits = plain(days).replaceFirst("个?工作日$", "");
            number = digits.matches("\\d{1,3}") ? Integer.valueOf(digits) : Integer.valueOf(0);
        }
        if (StatedLimit.check(number, basis) instanceof Decision.Refusal refusal) {
            faults.add(new TableFault(0, 0, "「" + topic + "」：" + refusal.reason() + "（" + StatedLimit.ARTICLE + "）"));
            return null;
        }
        return number == null ? null : new StatedLimit(number, basis);
    }

    private Optional<String> area(Line line) {
        String cell = plain(cell(line, Column.AREA));
        if (WHOLE_CITY.contains(cell)) {
            return Optional.of("");
        }
        Optional<String> area = Area.of(cell.replaceAll("(各族|瑶族)自治县", "县")).map(Area::code);
        if (area.isEmpty()) {
            fault(line, column(Column.AREA), "没有「" + cell + "」这个区域，请写区县（管委会）名称，全市统一的写 全市");
        }
        return area;
    }

    private Optional<Unit> unit(Line line, Column column, boolean needed) {
        String cell = cell(line, column);
        if (cell.isEmpty() && !needed) {
            return Optional.empty();
        }
        Unit unit = units.get(cell);
        if (unit == null) {
            fault(
                    line,
                    column(column),
                    cell.isEmpty() ? "没有填写" + column.chinese : "没有「" + cell + "」这个单位，或者已经撤销；请写单位全称");
        }
        return Optional.ofNullable(unit);
    }

    private String text(Line line, Column column, int most) {
        return columns.containsKey(column) ? text(line, column(column), most) : "";
    }

    private String text(Line line, int column, int most) {
        String text = line.cell(column);
        if (text.codePointCount(0, text.length()) > most) {
            fault(line, column, "太长了，最多 " + most + " 字");
        }
        return text;
    }

    private String cell(Line line, Column column) {
        Integer place = columns.get(column);
        return place == null ? "" : line.cell(place);
    }

    private int column(Column column) {
        return columns.getOrDefault(column, 0);
    }

    private void fault(Line line, int column, String message) {
        faults.add(new TableFault(line.number(), column, message));
    }

    /** The version as a file that can be changed and handed in again; with a mark, so that Excel reads the Chinese. */
    public static byte[] write(Catalogue catalogue, List<Unit> units) {
        Map<String, String> names = units.stream().collect(Collectors.toMap(Unit::id, Unit::name));
        StringBuilder file = new StringBuilder("\uFEFF");
        row(file, List.of("说明", "在第" + catalogue.version().version() + "版基础上调整："));
        row(file, List.of("# 生效日期", "不写即导入当天"));
        row(file, Arrays.stream(Column.values()).map(column -> column.chinese).toList());
        Set<String> told = new HashSet<>();
        Map<String, List<Entry>> byTopic = catalogue.entries().stream().collect(Collectors.groupingBy(Entry::topic));
        for (Topic topic : catalogue.topics()) {
            List<Entry> lines = byTopic.getOrDefault(topic.name(), List.of());
            if (lines.isEmpty()) {
                row(file, cells(topic, null, names));
            }
            for (Entry entry : lines) {
                row(
                        file,
                        cells(
                                told.add(topic.name()) ? topic : new Topic(topic.name(), null, List.of(), null, null),
                                entry,
                                names));
            }
        }
        return file.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> cells(Topic topic, @Nullable Entry entry, Map<String, String> names) {
        StatedLimit limit = topic.limit();
        FastLane lane = topic.lane();
        String assisting = entry == null ? null : entry.assisting();
        return List.of(
                topic.name(),
                Objects.requireNonNullElse(topic.parent(), ""),
                entry == null ? "" : Entry.areaName(entry.area()),
                entry == null ? "" : names.getOrDefault(entry.unitId(), entry.unitId()),
                assisting == null ? "" : names.getOrDefault(assisting, assisting),
                entry == null ? "" : entry.basis(),
                String.join(" ", topic.words()),
                lane == null ? "" : lane.chinese(),
                limit == null ? "" : String.valueOf(limit.workingDays()),
                limit == null ? "" : limit.basis());
    }

    private static void row(StringBuilder file, List<String> cells) {
        file.append(cells.stream().map(CatalogueFile::quoted).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    private static String quoted(String cell) {
        // A cell that a table's program would take for a formula is told apart by a blank, which reading takes away
        // again.
        String safe = cell.matches("(?s)[=+\\-@].*") ? " " + cell : cell;
        return safe.matches("(?s).*[,，;；\"\t ].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}

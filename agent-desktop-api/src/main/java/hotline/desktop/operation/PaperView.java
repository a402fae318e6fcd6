package hotline.desktop.operation;

import hotline.regulation.calendar.DayCount;
import hotline.tickets.FiledPaper;
import hotline.tickets.Paper;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A paper with the names of the contract's Paper; what it says is a list of names and values, in Chinese. */
record PaperView(
        UUID id,
        String kind,
        String kindName,
        int round,
        Instant at,
        String actor,
        @Nullable String actorName,
        String actorRole,
        @Nullable UUID about,
        boolean open,
        List<Fact> facts) {

    private static final DateTimeFormatter TO_THE_MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(DayCount.ZONE);

    record Fact(String name, String value) {}

    /**
     * @param file all papers that were read with it
     * @param names of the people who filed them
     */
    static PaperView of(FiledPaper filed, List<FiledPaper> file, Map<String, String> names) {
        boolean answered = file.stream().anyMatch(other -> filed.id().equals(other.about()));
        return new PaperView(
                filed.id(),
                filed.kind().name(),
                filed.kind().chinese(),
                filed.round(),
                filed.at(),
                filed.actorId(),
                names.get(filed.actorId()),
                filed.actorRole().chinese(),
                filed.about(),
                filed.kind().answer() != null && !answered,
                facts(filed.paper()).stream()
                        .filter(fact -> !fact.value().isEmpty())
                        .toList());
    }

    private static List<Fact> facts(Paper paper) {
        return switch (paper) {
            case Paper.Answered(var item, String told) ->
                List.of(
                        new Fact("知识点", item.id() + "《" + item.title() + "》"),
                        new Fact("版本", item.version()),
                        new Fact("答复", told));
            case Paper.HandedOver(var desk, String reason, String callId) ->
                List.of(
                        new Fact("接收平台", desk.chinese()),
                        new Fact("原因", reason),
                        new Fact("通话编号", callId == null ? "" : callId));
            case Paper.CalledBack(String reason) -> List.of(new Fact("不满意的原因", reason));
            case Paper.CloseProposed(String reason) -> List.of(new Fact("理由", reason));
            case Paper.CloseDecided(boolean agreed, String note) -> decided(agreed, "同意", "不同意", note);
            case Paper.Supervised(var mode, String words) ->
                List.of(new Fact("方式", mode.chinese()), new Fact("内容", words));
            case Paper.Urged(String words) -> List.of(new Fact("内容", words));
            case Paper.PhoneNotice(String person, String result) ->
                List.of(new Fact("接听人", person), new Fact("结果", result));
            case Paper.Warned(var warning, Instant limit) ->
                List.of(new Fact("提醒", warning.chinese()), new Fact("期限", TO_THE_MINUTE.format(limit)));
            case Paper.Card(var ground, String why) ->
                List.of(
                        new Fact("警告", ground.colour().chinese()),
                        new Fact("情形", ground.chinese()),
                        new Fact("说明", why));
            case Paper.CardAppealed(String reason) -> List.of(new Fact("理由", reason));
            case Paper.AppealDecided(boolean upheld, String note) -> decided(upheld, "申诉成立，警告撤销", "申诉不成立", note);
            case Paper.UnreasonableClaimed(String reason) -> List.of(new Fact("理由", reason));
            case Paper.UnreasonableDecided(boolean confirmed, String note) ->
                decided(confirmed, "认定为不合理诉求", "不予认定", note);
        };
    }

    private static List<Fact> decided(boolean yes, String yesWords, String noWords, String note) {
        return List.of(new Fact("结论", yes ? yesWords : noWords), new Fact("说明", note));
    }
}

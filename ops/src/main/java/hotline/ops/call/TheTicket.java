package hotline.ops.call;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;

/** Chapter two: the draft becomes a 求助 ticket, is dispatched, signed, replied and reviewed. */
public final class TheTicket {

    private static final ZoneId GUILIN = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter DUE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(GUILIN);

    private final Cast cast;
    private final Trace trace;

    public TheTicket(Cast cast, Trace trace) {
        this.cast = cast;
        this.trace = trace;
    }

    /** Fills the draft that came with the pop, accepts and dispatches it. */
    String fromDraft(String draftId) {
        trace.chapter("二、工单");
        JsonNode draft = cast.agent().get("/api/tickets/" + draftId);
        trace.check(draft.path("state").asText().equals("DRAFT"), "草稿已在库中，归坐席 " + Cast.AGENT);
        Map<String, Object> fields = new LinkedHashMap<>(streetlight());
        fields.put("version", draft.path("version").asInt());
        fields.put("callerName", "韦女士");
        cast.agent().put("/api/tickets/" + draftId + "/draft", fields);
        trace.tell("坐席填写：求助，七星区路灯不亮");
        acceptAndDispatch(draftId);
        return draftId;
    }

    /** A ticket that came by the web form, so that the later chapters need no second call. */
    public String fromWebForm(String citizenNumber) {
        Map<String, Object> fields = new LinkedHashMap<>(streetlight());
        fields.put("channel", "WEBSITE");
        fields.put("callerName", "莫先生");
        fields.put("callerNumber", citizenNumber);
        String id = cast.agent().post("/api/tickets", fields).path("id").asText();
        acceptAndDispatch(id);
        return id;
    }

    private void acceptAndDispatch(String id) {
        JsonNode accepted = cast.agent().post("/api/tickets/" + id + "/accept");
        trace.tell("受理：编号 " + accepted.path("number").asText());
        JsonNode dispatched = cast.agent()
                .post("/api/tickets/" + id + "/dispatch", Map.of("unitId", unitId("城市管理"), "basis", "权责清单：市政照明设施维护"));
        trace.tell("派单：" + dispatched.path("unitName").asText());
        explainDue(id);
    }

    private void explainDue(String id) {
        JsonNode due = cast.agent().get("/api/tickets/" + id + "/due");
        String dueAt = DUE.format(Instant.parse(due.path("dueAt").asText()));
        trace.tell("期限 " + dueAt + "，依据" + due.path("article").asText());
        java.util.List<String> days = ApiClient.texts(due.path("explanation"));
        days.forEach(day -> trace.tell("    " + day));
        trace.check(days.stream().anyMatch(day -> day.contains("第3个工作日")), "求助类 3 个工作日，自派单的下一工作日起逐日说明");
    }

    /** The unit signs and replies; the reviewer passes it. */
    public void handle(String id) {
        JsonNode signed = cast.unit().post("/api/tickets/" + id + "/sign");
        trace.tell("承办单位签收：" + signed.path("stateName").asText());
        JsonNode replied = cast.unit().post("/api/tickets/" + id + "/reply", reply(signed));
        trace.tell("承办单位答复：" + replied.path("stateName").asText());
        JsonNode passed = cast.reviewer().post("/api/tickets/" + id + "/review", Map.of("decision", "PASS"));
        trace.tell("热线中心审核通过：" + passed.path("stateName").asText());
        trace.check(passed.path("state").asText().equals("AWAITING_EVALUATION"), "工单待评价");
    }

    private static Map<String, Object> reply(JsonNode ticket) {
        return Map.of(
                "handledOn",
                LocalDate.now(GUILIN).toString(),
                "unit",
                ticket.path("unitName").asText(),
                "handler",
                "秦工",
                "situation",
                "接单后当日派照明维护班到场，更换损坏的灯头两个、镇流器一个，当晚复核亮灯正常。",
                "answer",
                "您反映的七星区龙隐路路灯不亮问题，我局已于当日修复，当晚亮灯正常，感谢您的监督。",
                "citizenContacted",
                true);
    }

    private static Map<String, Object> streetlight() {
        return Map.of(
                "kind", "HELP",
                "title", "龙隐路路灯不亮",
                "content", "市民反映七星区龙隐路小学门口两盏路灯三天不亮，晚上孩子放学看不清路，希望尽快修复。",
                "area", "450305",
                "address", "七星区龙隐路小学门口");
    }

    private String unitId(String nameContains) {
        for (JsonNode unit : cast.agent().get("/api/units").path("units")) {
            if (unit.path("name").asText().contains(nameContains)) {
                return unit.path("id").asText();
            }
        }
        throw new Trace.StepFailed("没有承办单位：" + nameContains);
    }
}

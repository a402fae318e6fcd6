package hotline.ops.demo;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.ops.call.ApiClient;
import hotline.ops.call.Patience;
import hotline.ops.call.Problem;
import hotline.ops.call.RunningStack;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** Units sign and reply, the reviewer passes, citizens answer the SMS (or not). */
final class DemoBackOffice {

    private final RunningStack stack;
    private final Chance chance;
    private final ApiClient reviewer;
    private final List<ApiClient> units;

    DemoBackOffice(RunningStack stack, List<String> unitNames, Chance chance) {
        this.stack = stack;
        this.chance = chance;
        this.reviewer = signIn("shenhe");
        this.units = unitNames.stream().map(this::signIn).toList();
    }

    private ApiClient signIn(String name) {
        return ApiClient.signIn(stack.httpAddress(), name, stack.secret("user.password"));
    }

    void work() {
        while (!Thread.currentThread().isInterrupted()) {
            Patience.pause(Duration.ofSeconds(2));
            try {
                units.forEach(this::workOf);
                reviewOne();
            } catch (Problem goesOn) {
                System.err.println("后台：" + goesOn.getMessage());
            }
        }
    }

    private void workOf(ApiClient unit) {
        for (JsonNode ticket : open(unit, "DISPATCHED")) {
            if (chance.happens(0.5)) {
                unit.post("/api/tickets/" + ticket.path("id").asText() + "/sign");
            }
        }
        for (JsonNode ticket : open(unit, "IN_PROGRESS")) {
            if (chance.happens(0.3)) {
                unit.post("/api/tickets/" + ticket.path("id").asText() + "/reply", reply(ticket));
            }
        }
    }

    private void reviewOne() {
        for (JsonNode ticket : open(reviewer, "REPLY_REVIEW")) {
            if (chance.happens(0.5)) {
                reviewer.post("/api/tickets/" + ticket.path("id").asText() + "/review", Map.of("decision", "PASS"));
            }
        }
    }

    private static Iterable<JsonNode> open(ApiClient who, String state) {
        return who.get("/api/tickets?size=10&state=" + state).path("items");
    }

    private static Map<String, Object> reply(JsonNode ticket) {
        return Map.of(
                "handledOn",
                LocalDate.now(ZoneId.of("Asia/Shanghai")).toString(),
                "unit",
                ticket.path("unitName").asText("承办单位"),
                "handler",
                "经办人",
                "situation",
                "已派员到现场核实并处理完毕，现场情况已恢复正常。",
                "answer",
                "您反映的「" + ticket.path("title").asText() + "」已处理，感谢您的监督与支持。",
                "citizenContacted",
                true);
    }
}

package hotline.ops.demo;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.ops.call.AgentAtDesk;
import hotline.ops.call.DesktopSocket;
import hotline.ops.call.Patience;
import hotline.ops.call.Problem;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Answers, talks, writes the ticket, and takes a break now and then. */
final class DemoAgent {

    private static final Duration LOOK = Duration.ofSeconds(1);

    private final AgentAtDesk desk;
    private final Chance chance;
    private int seen;

    DemoAgent(AgentAtDesk desk, Chance chance) {
        this.desk = desk;
        this.chance = chance;
    }

    /** Works until the thread is interrupted. */
    void work() throws IOException {
        desk.becomeReady();
        while (!Thread.currentThread().isInterrupted()) {
            int before = seen;
            desk.desktop()
                    .await(message -> message.type().equals("call.pop") && indexOf(message) >= before, LOOK)
                    .ifPresent(this::serve);
            if (desk.state().path("status").asText().equals("PAUSED")) {
                desk.api().post("/api/agent/ready");
            }
        }
    }

    private int indexOf(DesktopSocket.Received message) {
        return desk.desktop().received().indexOf(message);
    }

    private void serve(DesktopSocket.Received pop) {
        seen = indexOf(pop) + 1;
        try {
            Patience.pause(chance.between(Duration.ofMillis(800), Duration.ofSeconds(3)));
            desk.phone().answer();
            if (desk.reaches("TALKING", Duration.ofSeconds(3)).isEmpty()) {
                return;
            }
            Patience.pause(chance.between(Duration.ofSeconds(6), Duration.ofSeconds(20)));
            write(pop.data().path("draftId").asText());
            desk.phone().hangUp();
            desk.reaches("WRAP_UP", Duration.ofSeconds(5));
            Patience.pause(chance.between(Duration.ofSeconds(2), Duration.ofSeconds(6)));
            rest();
        } catch (IOException | Problem goesOn) {
            System.err.println("坐席 " + desk.extension() + "：" + goesOn.getMessage());
        }
    }

    private void rest() {
        if (chance.happens(0.1)) {
            desk.api().post("/api/agent/break", Map.of("reason", "休息"));
            Patience.pause(chance.between(Duration.ofSeconds(5), Duration.ofSeconds(15)));
            desk.api().post("/api/agent/ready");
        } else if (desk.state().path("status").asText().equals("WRAP_UP")) {
            desk.api().post("/api/agent/wrap-up/finish");
        }
    }

    private void write(String draftId) {
        Matters.Matter matter = chance.oneOf(Matters.ALL);
        JsonNode draft = desk.api().get("/api/tickets/" + draftId);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("version", draft.path("version").asInt());
        fields.put("kind", matter.kind());
        fields.put("title", matter.title());
        fields.put("content", matter.content());
        fields.put("area", matter.area());
        fields.put("address", matter.address());
        fields.put("callerName", chance.oneOf(java.util.List.of("莫女士", "秦先生", "韦女士", "阳先生", "唐女士")));
        desk.api().put("/api/tickets/" + draftId + "/draft", fields);
        desk.api().post("/api/tickets/" + draftId + "/accept");
        for (JsonNode unit : desk.api().get("/api/units").path("units")) {
            if (unit.path("name").asText().contains(matter.unit())) {
                desk.api()
                        .post(
                                "/api/tickets/" + draftId + "/dispatch",
                                Map.of("unitId", unit.path("id").asText(), "basis", "权责清单"));
                return;
            }
        }
    }
}

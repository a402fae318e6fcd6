package hotline.telephony.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hotline.telephony.call.QueueId;
import hotline.telephony.routing.AgentOrder;
import hotline.telephony.routing.AgentProfile;
import hotline.telephony.routing.BadDefinition;
import hotline.telephony.routing.Choice;
import hotline.telephony.routing.Demand;
import hotline.telephony.routing.Limits;
import hotline.telephony.routing.Night;
import hotline.telephony.routing.OpeningHours;
import hotline.telephony.routing.Overflow;
import hotline.telephony.routing.Queue;
import hotline.telephony.routing.Seniority;
import hotline.telephony.routing.Skills;
import hotline.telephony.routing.Stage;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Definitions of routing as documents, in the shape of the API's contract; absent fields have the usual value. */
final class RoutingJson {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private RoutingJson() {}

    /** @throws IllegalArgumentException when it is no document */
    static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException malformed) {
            throw new IllegalArgumentException("不是有效的 JSON", malformed);
        }
    }

    /** @throws IllegalArgumentException (Chinese) when it defines no queue */
    static Queue queue(QueueId id, JsonNode from) {
        List<Stage> stages = new ArrayList<>();
        from.path("stages")
                .forEach(stage -> stages.add(new Stage(
                        Duration.ofSeconds(stage.path("afterSeconds").asLong()),
                        new Demand(skills(stage.path("required")), skills(stage.path("preferred"))))));
        List<Overflow> rules = new ArrayList<>();
        from.path("overflow").forEach(rule -> rules.add(new Overflow(when(rule), then(rule))));
        return new Queue(
                id,
                from.path("name").asText(),
                hours(from.path("hours"), from.path("workingDaysOnly").asBoolean()),
                new Night(
                        text(from.path("night"), "prompt"),
                        text(from.path("night"), "queue").map(QueueId::new)),
                stages,
                new Seniority(
                        from.path("priority").asInt(Seniority.USUAL.priority()),
                        from.path("ageing").asInt(Seniority.USUAL.ageing())),
                new Choice(
                        AgentOrder.valueOf(from.path("order").asText(AgentOrder.LONGEST_IDLE.name())),
                        Duration.ofSeconds(from.path("lastAgentWaitSeconds").asLong())),
                new Limits(
                        from.path("mostWaiting").asInt(Integer.MAX_VALUE),
                        from.path("mostServed").asInt(Integer.MAX_VALUE)),
                rules);
    }

    static AgentProfile agent(JsonNode from) {
        return new AgentProfile(
                skills(from.path("skills")),
                from.path("mostCallsAnHour").asInt(Integer.MAX_VALUE),
                from.path("team").asText(""),
                Optional.empty());
    }

    private static Skills skills(JsonNode from) {
        Map<String, Integer> levels = new TreeMap<>();
        from.properties()
                .forEach(skill -> levels.put(skill.getKey(), skill.getValue().asInt()));
        return Skills.of(levels);
    }

    private static OpeningHours hours(JsonNode from, boolean workingDaysOnly) {
        Map<DayOfWeek, List<OpeningHours.Window>> windows = new EnumMap<>(DayOfWeek.class);
        from.forEach(window -> windows.computeIfAbsent(
                        DayOfWeek.valueOf(window.path("day").asText()), _ -> new ArrayList<>())
                .add(new OpeningHours.Window(time(window, "from"), time(window, "to"))));
        return new OpeningHours(windows, workingDaysOnly);
    }

    /** The day's end may be written 24:00. */
    private static LocalTime time(JsonNode window, String name) {
        String text = window.path(name).asText();
        return text.equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(text);
    }

    private static Overflow.When when(JsonNode rule) {
        String when = rule.path("when").asText();
        if (when.equals("LENGTH")) {
            return new Overflow.Length(positive(rule, "calls"));
        }
        Duration time = Duration.ofSeconds(positive(rule, "seconds"));
        return switch (when) {
            case "WAITED" -> new Overflow.Waited(time);
            case "EXPECTED_WAIT" -> new Overflow.Expected(time);
            default -> throw new BadDefinition("overflow", "未知的溢出条件：" + when);
        };
    }

    private static Overflow.Then then(JsonNode rule) {
        String then = rule.path("then").asText();
        return switch (then) {
            case "QUEUE" -> new Overflow.ToQueue(new QueueId(needed(rule, "queue")));
            case "CALLBACK" -> new Overflow.ToCallback();
            case "ANNOUNCE" -> new Overflow.Announce(needed(rule, "prompt"));
            default -> throw new BadDefinition("overflow", "未知的溢出动作：" + then);
        };
    }

    private static int positive(JsonNode rule, String name) {
        int value = rule.path(name).asInt();
        if (value < 1) {
            throw new BadDefinition("overflow", "溢出规则缺少 " + name);
        }
        return value;
    }

    private static String needed(JsonNode rule, String name) {
        return text(rule, name).orElseThrow(() -> new BadDefinition("overflow", "溢出规则缺少 " + name));
    }

    private static Optional<String> text(JsonNode from, String name) {
        return from.path(name).isTextual() ? Optional.of(from.path(name).asText()) : Optional.empty();
    }

    // ---- for readers

    static ArrayNode list() {
        return NODES.arrayNode();
    }

    static ObjectNode object() {
        return NODES.objectNode();
    }
}

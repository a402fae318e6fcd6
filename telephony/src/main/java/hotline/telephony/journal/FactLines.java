package hotline.telephony.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hotline.telephony.call.Activity;
import hotline.telephony.call.AgentStatus;
import hotline.telephony.fact.Fact;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Facts to JSON lines and back to entries. Component names are the format: {@code {"seq":7,"at":"…","type":"CallQueued",
 * "data":{"call":"1764…","queue":"general"}}}. A fact type added later is written without a change here.
 */
final class FactLines {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private FactLines() {}

    /** Without the line break. */
    static String line(long seq, Fact fact) {
        ObjectNode line = NODES.objectNode();
        line.put("seq", seq);
        line.put("at", fact.at().toString());
        line.put("type", fact.getClass().getSimpleName());
        line.set("data", data(fact));
        try {
            return JSON.writeValueAsString(line);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Empty when the line is torn or damaged. */
    static Optional<JournalEntry> entry(String line) {
        try {
            JsonNode node = JSON.readTree(line);
            if (node == null
                    || !node.path("seq").isIntegralNumber()
                    || !node.path("data").isObject()) {
                return Optional.empty();
            }
            return Optional.of(new JournalEntry(
                    node.get("seq").longValue(),
                    Instant.parse(node.path("at").asText()),
                    node.path("type").asText(),
                    node.get("data")));
        } catch (JsonProcessingException | java.time.format.DateTimeParseException damaged) {
            return Optional.empty();
        }
    }

    private static ObjectNode data(Fact fact) {
        return fact instanceof Fact.AgentChanged changed ? status(changed.status()) : components((Record) fact, true);
    }

    private static ObjectNode status(AgentStatus status) {
        ObjectNode data = NODES.objectNode();
        data.put("agent", status.agent().value());
        data.put("status", status.name());
        data.put("since", status.since().toString());
        data.set("reason", value(status.reason()));
        data.set("call", value(status.call()));
        data.set("wrapUpUntil", value(status.wrapUpUntil()));
        data.set("extension", value(status.extension()));
        data.put("phoneReachable", status.phoneReachable());
        data.set("breakUntil", value(status.breakUntil()));
        data.set("afterCall", value(status.afterCall().map(Activity::name)));
        return data;
    }

    private static ObjectNode components(Record record, boolean withoutTime) {
        ObjectNode node = NODES.objectNode();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            if (withoutTime && component.getName().equals("at")) {
                continue;
            }
            Object value = read(component, record);
            node.set(component.getName() + (value instanceof Duration ? "Ms" : ""), value(value));
        }
        return node;
    }

    private static JsonNode value(@Nullable Object value) {
        return switch (value) {
            case null -> NODES.nullNode();
            case Optional<?> optional -> value(optional.orElse(null));
            case Duration duration -> NODES.numberNode(duration.toMillis());
            case Boolean yes -> NODES.booleanNode(yes);
            case Number number -> NODES.numberNode(number.longValue());
            case Enum<?> constant -> NODES.textNode(constant.name());
            case Collection<?> items ->
                NODES.arrayNode().addAll(items.stream().map(FactLines::value).toList());
            case AgentStatus status -> status(status);
            case Record record
            when record.getClass().getRecordComponents().length == 1 ->
                value(read(record.getClass().getRecordComponents()[0], record));
            case Record record -> components(record, false);
            default -> NODES.textNode(value.toString());
        };
    }

    private static @Nullable Object read(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

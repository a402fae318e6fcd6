package hotline.server;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.desktop.stream.Topic;
import hotline.telephony.call.AgentStatus;
import hotline.telephony.fact.Fact;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every event and fact is in docs/events.md, with its fields and their units; the page is made of the types. */
class EventCatalogueTest {

    private static final Path PAGE = Path.of("../docs/events.md");

    /** How a fact's AgentStatus is written (FactLines). */
    private static final Map<String, String> STATUS = new LinkedHashMap<>(Map.of(
            "agent",
            "string",
            "status",
            "string",
            "since",
            "time",
            "reason",
            "string?",
            "call",
            "string?",
            "wrapUpUntil",
            "time?",
            "extension",
            "string?",
            "phoneReachable",
            "boolean",
            "breakUntil",
            "time?",
            "afterCall",
            "string?"));

    private final Properties words = words();
    private final Set<String> used = new HashSet<>();
    private final Set<String> missing = new HashSet<>();

    @Test
    void the_page_in_docs_shows_these_types() throws IOException {
        String page = page();
        Files.writeString(Path.of("target/events.md"), page);

        assertThat(missing).as("not described in event-words.properties").isEmpty();
        assertThat(words.stringPropertyNames())
                .as("described, but there is no such thing")
                .allMatch(used::contains);
        assertThat(PAGE).as(page).exists();
        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }

    @Test
    void the_contract_names_every_type_of_message() throws IOException {
        String contract =
                new String(Topic.class.getResourceAsStream("/openapi.yaml").readAllBytes(), StandardCharsets.UTF_8);
        String line = contract.lines()
                .filter(text -> text.contains("enum: [auth.ok"))
                .findFirst()
                .orElseThrow();
        assertThat(List.of(line.replaceAll(".*enum: \\[(.*)]}.*", "$1").split(", ")))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Topic.values()).map(Topic::word).toList());
    }

    private String page() {
        String head = """
                # Events and facts

                Made of the types by `EventCatalogueTest`, which fails when a type or a field is not described, and writes the new
                page to `server/target/events.md`. Times are ISO 8601 in UTC; `?` may be absent; durations have their unit in the name.

                ## Facts of telephony

                Written to the journal and, in order and once, to `call_event` (facts of a call), `agent_state_log` (`AgentChanged`)
                and `agent_watch` (`WatchKept`). Each has `at`, the time when it was noticed.
                """;
        return head
                + facts(Fact.class)
                        .sorted(Comparator.comparing(Class::getSimpleName))
                        .map(this::fact)
                        .collect(Collectors.joining())
                + """

                ## Messages to desktops

                Sent over `GET /api/desktop`, in the envelope `{stream, epoch, seq, type, at, data}` (`DesktopEnvelope` in the
                contract). Streams are `desktop:<name>`, `topic:wallboard` and `topic:alerts`; messages without `seq` are not replayed.
                """
                + Arrays.stream(Topic.values()).map(this::message).collect(Collectors.joining());
    }

    private static Stream<Class<?>> facts(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(EventCatalogueTest::facts)
                : Stream.of(type);
    }

    private String fact(Class<?> type) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (RecordComponent part : type.getRecordComponents()) {
            if (part.getType() == AgentStatus.class) {
                STATUS.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .forEach(field -> fields.put(field.getKey(), field.getValue()));
            } else if (!part.getName().equals("at")) {
                String unit = part.getType() == Duration.class ? "Ms" : "";
                put(fields, part.getName() + unit, part.getGenericType(), 0);
            }
        }
        return section(type.getSimpleName(), type.getSimpleName(), fields);
    }

    private String message(Topic topic) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (topic.data() != Void.class) {
            for (RecordComponent part : topic.data().getRecordComponents()) {
                put(fields, part.getName(), part.getGenericType(), 0);
            }
        }
        return section("`" + topic.word() + "`", topic.word(), fields);
    }

    private String section(String title, String name, Map<String, String> fields) {
        StringBuilder text = new StringBuilder("\n### " + title + "\n\n" + word(name, name) + "\n");
        if (!fields.isEmpty()) {
            text.append("\n| field | type | what |\n|---|---|---|\n");
            fields.forEach((field, type) -> text.append("| ")
                    .append(field)
                    .append(" | ")
                    .append(type)
                    .append(" | ")
                    .append(word(name + "." + field, field))
                    .append(" |\n"));
        }
        return text.toString();
    }

    /** The words for just this place, or for the field wherever it is. */
    private String word(String place, String field) {
        String key = words.containsKey(place) ? place : "*." + field.substring(field.lastIndexOf('.') + 1);
        String found = words.getProperty(key);
        if (found == null) {
            missing.add(place);
            return "";
        }
        used.add(key);
        return found;
    }

    private static void put(Map<String, String> fields, String name, Type type, int depth) {
        Class<?> raw = raw(type);
        boolean nested = raw.isRecord() && raw.getRecordComponents().length > 1 && depth < 3;
        fields.put(name, nested ? (many(type) ? "list of" : "object") : name(type));
        if (nested) {
            for (RecordComponent part : raw.getRecordComponents()) {
                put(fields, name + "." + part.getName(), part.getGenericType(), depth + 1);
            }
        }
    }

    private static boolean many(Type type) {
        return type instanceof ParameterizedType of && Collection.class.isAssignableFrom((Class<?>) of.getRawType());
    }

    /** Of an Optional or a list, what is in it. */
    private static Class<?> raw(Type type) {
        return switch (type) {
            case Class<?> plain -> plain;
            case ParameterizedType of when of.getRawType() == Map.class -> Map.class;
            case ParameterizedType of -> raw(of.getActualTypeArguments()[0]);
            case WildcardType _ -> Object.class;
            default -> throw new IllegalArgumentException(type.toString());
        };
    }

    private static String name(Type type) {
        if (type instanceof ParameterizedType of && of.getRawType() != Map.class) {
            return of.getRawType() == Optional.class
                    ? name(of.getActualTypeArguments()[0]) + "?"
                    : "list of " + name(of.getActualTypeArguments()[0]);
        }
        Class<?> raw = raw(type);
        if (raw.isEnum()) {
            return Arrays.stream(raw.getEnumConstants()).map(Object::toString).collect(Collectors.joining(" "));
        }
        if (raw.isRecord()) {
            return raw.getRecordComponents().length == 1
                    ? name(raw.getRecordComponents()[0].getGenericType())
                    : "object";
        }
        return raw == Instant.class
                ? "time"
                : raw == String.class || raw == UUID.class
                        ? "string"
                        : raw == Boolean.class || raw == boolean.class
                                ? "boolean"
                                : raw == Object.class ? "object" : raw == Map.class ? "numbers by name" : "number";
    }

    private static Properties words() {
        Properties words = new Properties();
        try (Reader reader = new InputStreamReader(
                EventCatalogueTest.class.getResourceAsStream("/event-words.properties"), StandardCharsets.UTF_8)) {
            words.load(reader);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
        return words;
    }
}

package hotline.desktop.http;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.desktop.fake.FakeRecords;
import hotline.desktop.fake.RunningApi;
import hotline.kernel.PhoneNumber;
import hotline.regulation.Channel;
import hotline.regulation.IdentityNeed;
import hotline.regulation.TicketKind;
import hotline.regulation.TicketState;
import hotline.regulation.Urgency;
import hotline.regulation.clause.Proves;
import hotline.regulation.disclosure.CallerField;
import hotline.tickets.Caller;
import hotline.tickets.Matter;
import hotline.tickets.Ticket;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.yaml.snakeyaml.Yaml;

/**
 * Article 24 as a table: who is shown which of a caller's fields by which operation, and how. A text of the contract that nobody
 * classified ({@code answered-texts.txt}) fails, and so does an operation that answers with a caller's field and has no row.
 */
@Proves({"12(1)c", "24a"})
class DisclosureMatrixTest {

    /** The caller of every ticket below. */
    private static final Caller CALLER =
            new Caller("覃秀英", FakeRecords.CALLER, "138****1234", "13977301111", "45030219491231002X", false);

    private static final Caller UNNAMED = new Caller("覃秀英", FakeRecords.CALLER, "138****1234", "13977301111", "", true);

    private static final Map<CallerField, String[]> VALUES = Map.of(
            CallerField.NAME, new String[] {"覃秀英", "覃**"},
            CallerField.NUMBER, new String[] {"13800001234", "138****1234"},
            CallerField.CONTACT, new String[] {"13977301111", "139****1111"},
            CallerField.IDENTITY_NUMBER, new String[] {"45030219491231002X", "450***********002X"});

    private static final UUID VERIFIED = UUID.fromString("00000000-0000-7000-8000-0000000000a1");
    private static final UUID PLAIN = UUID.fromString("00000000-0000-7000-8000-0000000000a2");
    private static final UUID ANONYMOUS = UUID.fromString("00000000-0000-7000-8000-0000000000a3");
    private static final UUID CLOSED = UUID.fromString("00000000-0000-7000-8000-0000000000a4");

    private static final List<String> READERS =
            List.of("1001", "1002", "banzhang", "shenhe", "admin", "unit-cg", "unit-jj");

    /**
     * A line: what is asked, of which ticket or call, and for each reader the four fields in the order name, number, contact, ID number:
     * C clear, M masked, - not there. {@code 403}, {@code 404}, {@code 422} where there is no answer. Readers: the agent who took
     * it, another agent, supervisor, reviewer, administrator, the unit that leads, a unit that assists.
     */
    private static final String MATRIX = """
            operation        of         1001 1002 banzhang shenhe admin unit-cg unit-jj
            ticket           verified   CCCC 404  MMMM     MMMM   MMMM  MM--    MM--
            ticket           plain      CCCC 404  MMMM     MMMM   MMMM  MM--    MM--
            ticket           anonymous  CCC- 404  MMM-     MMM-   MMM-  ----    ----
            ticket           closed     MMMM 404  MMMM     MMMM   MMMM  MM--    MM--
            printTicket      verified   CCCC 404  MMMM     MMMM   MMMM  MM--    MM--
            printTicket      anonymous  CCC- 404  MMM-     MMM-   MMM-  ----    ----
            printTicket      closed     MMMM 404  MMMM     MMMM   MMMM  MM--    MM--
            revealCaller     verified   CCCC 404  CCCC     CCCC   403   CCCC    422
            revealCaller     plain      CCCC 404  CCCC     CCCC   403   422     422
            revealCaller     anonymous  CCC- 404  CCC-     CCC-   403   422     422
            revealCaller     closed     CCCC 404  CCCC     CCCC   403   422     422
            saveDraft        draft      -C-- 404  403      -M--   403   403     403
            listTickets      list       -M-- ---- -M--     -M--   -M--  -M--    -M--
            search           list       -M-- ---- -M--     -M--   -M--  -M--    -M--
            exportArchive    archived   403  403  403      CCCC   CCCC  403     403
            listCalls        list       -M-- -M-- -M--     -M--   -M--  403     403
            call             call       -C-- 404  -M--     -M--   -M--  403     403
            listCallbacks    list       403  403  -M--     403    403   403     403
            callerIncidents  list       403  403  -M--     403    -M--  403     403
            blockedCallers   list       403  403  -M--     403    -M--  403     403
            blockCaller      call       403  403  -M--     403    403   403     403
            liftBlock        block      403  403  -M--     403    403   403     403
            cancelCallback   callback   403  403  -M--     403    403   403     403
            createTicket     new        CCC- CCC- 403      CCC-   403   403     403
            """;

    /** What is done to a ticket answers with the ticket as {@code ticket} does; each must answer with exactly that. */
    private static final Set<String> ACTS = Set.of(
            "takeTicket",
            "acceptTicket",
            "refuseTicket",
            "dispatchTicket",
            "signTicket",
            "replyTicket",
            "reviewTicket",
            "followUpTicket",
            "redoTicket",
            "returnTicket",
            "requestMeeting",
            "decideReturn",
            "extendTicket",
            "decideExtension",
            "decideMeeting",
            "giveOpinion",
            "answerTicket",
            "passOnPraise",
            "handOverTicket",
            "calledBack",
            "escalateTicket",
            "proposeClose",
            "decideClose",
            "mergeTicket",
            "unmergeTicket",
            "superviseTicket",
            "urgeTicket",
            "phoneNotice",
            "markFalsification",
            "claimUnreasonable",
            "appealCard",
            "decidePaper",
            "archiveTicket");

    private static final JsonObject CONTRACT = contract();
    private static final RunningApi API = RunningApi.withSandbox();

    static {
        API.tickets.put(ticket(VERIFIED, CALLER, IdentityNeed.DISPUTE, TicketState.IN_PROGRESS));
        API.tickets.put(ticket(PLAIN, CALLER, IdentityNeed.NONE, TicketState.IN_PROGRESS));
        API.tickets.put(ticket(ANONYMOUS, UNNAMED, IdentityNeed.NONE, TicketState.IN_PROGRESS));
        API.tickets.put(ticket(CLOSED, CALLER, IdentityNeed.DISPUTE, TicketState.CLOSED));
    }

    @AfterAll
    static void close() {
        API.close();
    }

    private record Row(String operation, String of, List<String> shown) {}

    private static List<Row> rows() {
        return MATRIX.lines()
                .skip(1)
                .map(line -> line.strip().split("\\s+"))
                .map(cells -> new Row(cells[0], cells[1], Arrays.asList(cells).subList(2, cells.length)))
                .toList();
    }

    @TestFactory
    Stream<DynamicTest> given_each_reader_and_operation_then_the_table_decides() {
        return rows().stream().flatMap(row -> {
            assertThat(row.shown()).as(row.operation()).hasSameSizeAs(READERS);
            return Stream.iterate(0, i -> i < READERS.size(), i -> i + 1)
                    .map(i -> DynamicTest.dynamicTest(
                            row.operation() + " of " + row.of() + " by " + READERS.get(i),
                            () -> assertThat(seen(row, READERS.get(i)))
                                    .isEqualTo(row.shown().get(i))));
        });
    }

    private static String seen(Row row, String reader) {
        var answer = API.as(reader, method(row.operation()), path(row), body(row));
        if (answer.statusCode() >= 300) {
            assertThat(answer.body()).as("a refusal tells nothing").doesNotContain(CALLER.name(), CALLER.number());
            return Integer.toString(answer.statusCode());
        }
        if (row.of().equals("archived")) {
            return "CCCC"; // the document is the whole ticket: whoever gets it has seen all
        }
        StringBuilder fields = new StringBuilder();
        for (CallerField field : CallerField.values()) {
            String[] values = VALUES.get(field);
            fields.append(
                    answer.body().contains(values[0]) ? 'C' : answer.body().contains(values[1]) ? 'M' : '-');
        }
        return fields.toString();
    }

    private static String path(Row row) {
        String id = switch (row.of()) {
            case "verified" -> VERIFIED.toString();
            case "plain" -> PLAIN.toString();
            case "anonymous" -> ANONYMOUS.toString();
            case "closed" -> CLOSED.toString();
            case "block" -> new UUID(7, 1).toString();
            case "callback" -> hotline.desktop.fake.FakeCallbacks.WAITING.toString();
            default -> hotline.desktop.fake.FakeTickets.DRAFT_OF_1001.toString();
        };
        return operations()
                .get(row.operation())
                .getString("path")
                .replace("{id}", id)
                .replace("{callId}", FakeRecords.CALL_OF_1001);
    }

    private static String method(String operation) {
        return operations().get(operation).getString("method").toUpperCase(java.util.Locale.ROOT);
    }

    private static String body(Row row) {
        return switch (row.operation()) {
            case "revealCaller" -> "{\"reason\":\"电话核实现场\"}";
            case "saveDraft" ->
                "{\"version\":%d,\"title\":\"路灯不亮\"}"
                        .formatted(API.tickets
                                .find(hotline.desktop.fake.FakeTickets.DRAFT_OF_1001, hotline.tickets.Actor.system())
                                .orElseThrow()
                                .version());
            case "createTicket" -> """
                    {"channel":"WEBSITE","kind":"HELP","title":"路灯不亮","content":"中山路路灯不亮","callerNumber":"13800001234",
                     "callerName":"覃秀英","contact":"13977301111","area":"450304","urgency":"NORMAL","identityNeed":"NONE","anonymous":false}
                    """;
            case "blockCaller" -> "{\"callId\":\"" + FakeRecords.CALL_OF_1001 + "\",\"days\":7,\"reason\":\"反复辱骂\"}";
            case "liftBlock", "cancelCallback" -> "{\"reason\":\"情况已经核实\"}";
            default -> null;
        };
    }

    @Test
    void given_an_operation_that_answers_with_a_callers_field_then_it_has_a_row() {
        Set<String> told = classified().get("caller");
        Set<String> wanted = new TreeSet<>();
        operations().forEach((id, operation) -> {
            if (texts(operation).stream().anyMatch(told::contains)) {
                wanted.add(id);
            }
        });
        Set<String> had = new TreeSet<>(ACTS);
        rows().forEach(row -> had.add(row.operation()));
        assertThat(had).as("rows of the matrix").isEqualTo(wanted);
    }

    @Test
    void given_an_act_then_it_answers_with_the_ticket_and_nothing_else() {
        ACTS.forEach(id -> assertThat(answers(operations().get(id)))
                .as(id)
                .extracting(schema -> schema.getString("$ref"))
                .containsOnly("#/components/schemas/Ticket"));
    }

    @Test
    void given_a_text_of_the_contract_then_it_is_classified_and_nothing_else_is() {
        Set<String> texts = new TreeSet<>();
        operations().values().forEach(operation -> texts.addAll(texts(operation)));
        Set<String> rows = new TreeSet<>();
        classified()
                .values()
                .forEach(names -> names.forEach(name ->
                        assertThat(rows.add(name)).as(name + " stands twice").isTrue()));
        assertThat(rows).as("answered-texts.txt").isEqualTo(texts);
    }

    private static Map<String, Set<String>> classified() {
        Map<String, Set<String>> classes = new TreeMap<>();
        String current = "";
        for (String line :
                resource("/answered-texts.txt").lines().map(String::strip).toList()) {
            if (line.startsWith("[")) {
                current = line.substring(1, line.indexOf(']'));
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                classes.computeIfAbsent(current, _ -> new HashSet<>()).add(line);
            }
        }
        return classes;
    }

    /** By operationId, with path and method. */
    private static Map<String, JsonObject> operations() {
        Map<String, JsonObject> operations = new TreeMap<>();
        JsonObject paths = CONTRACT.getJsonObject("paths");
        for (String path : paths.fieldNames()) {
            for (String method : paths.getJsonObject(path).fieldNames()) {
                JsonObject operation = paths.getJsonObject(path).getJsonObject(method);
                operations.put(
                        operation.getString("operationId"),
                        operation.copy().put("path", path).put("method", method));
            }
        }
        return operations;
    }

    private static List<JsonObject> answers(JsonObject operation) {
        List<JsonObject> answers = new ArrayList<>();
        JsonObject responses = operation.getJsonObject("responses");
        for (String status : responses.fieldNames()) {
            JsonObject json = responses
                    .getJsonObject(status)
                    .getJsonObject("content", new JsonObject())
                    .getJsonObject("application/json");
            if (status.startsWith("2") && json != null) {
                answers.add(json.getJsonObject("schema"));
            }
        }
        return answers;
    }

    private static Set<String> texts(JsonObject operation) {
        Set<String> texts = new TreeSet<>();
        answers(operation)
                .forEach(schema -> collect(schema, operation.getString("operationId"), new HashSet<>(), texts));
        return texts;
    }

    private static void collect(JsonObject schema, String name, Set<String> seen, Set<String> texts) {
        String reference = schema.getString("$ref");
        if (reference != null) {
            String other = reference.substring(reference.lastIndexOf('/') + 1);
            if (seen.add(other)) {
                collect(
                        CONTRACT.getJsonObject("components")
                                .getJsonObject("schemas")
                                .getJsonObject(other),
                        other,
                        seen,
                        texts);
            }
            return;
        }
        for (String kind : List.of("allOf", "oneOf", "anyOf")) {
            schema.getJsonArray(kind, new JsonArray()).forEach(one -> collect((JsonObject) one, name, seen, texts));
        }
        if ("array".equals(schema.getValue("type"))) {
            collect(schema.getJsonObject("items"), name, seen, texts);
        }
        if ("string".equals(schema.getValue("type")) && !schema.containsKey("enum") && !schema.containsKey("format")) {
            texts.add(name);
        }
        if (schema.getValue("additionalProperties") instanceof JsonObject values) {
            collect(values, name + ".*", seen, texts);
        }
        JsonObject properties = schema.getJsonObject("properties", new JsonObject());
        properties
                .fieldNames()
                .forEach(field -> collect(properties.getJsonObject(field), name + "." + field, seen, texts));
    }

    private static JsonObject contract() {
        Map<String, Object> tree = new Yaml().load(resource("/openapi.yaml"));
        return new JsonObject(tree).copy();
    }

    private static String resource(String name) {
        try (var in = DisclosureMatrixTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Ticket ticket(UUID id, Caller caller, IdentityNeed need, TicketState state) {
        Instant at = Instant.parse("2026-11-24T02:00:00Z");
        assertThat(caller.maskedNumber())
                .isEqualTo(PhoneNumber.parse(caller.number()).masked());
        return new Ticket(
                id,
                null,
                3,
                state,
                1,
                new Matter(TicketKind.COMPLAINT, "邻里纠纷", "楼上漏水", Urgency.NORMAL, "450304", "中山路1号", need, false),
                caller,
                new Ticket.Intake(Channel.PHONE, null, "1001", at),
                new Ticket.Times(at, at, at, at, at, false, 7L, at, false, null, null, null, null, null, null, null),
                new Ticket.Assignment("cg", "市城市管理委员会", "权责清单"),
                null,
                null,
                null);
    }
}

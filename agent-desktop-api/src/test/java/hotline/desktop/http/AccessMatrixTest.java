package hotline.desktop.http;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.desktop.fake.FakeAttachments;
import hotline.desktop.fake.FakeRecordings;
import hotline.desktop.fake.FakeRecords;
import hotline.desktop.fake.FakeTickets;
import hotline.desktop.fake.RunningApi;
import hotline.desktop.fake.SharedApi;
import hotline.desktop.person.Role;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.yaml.snakeyaml.Yaml;

/** Every operation of openapi.yaml with every role and with none: who may not is told 401 or 403, before anything else. */
class AccessMatrixTest {

    private static final Map<Role, String> PEOPLE = Map.of(
            Role.AGENT, "1001",
            Role.SUPERVISOR, "banzhang",
            Role.UNIT, "unit-cg",
            Role.REVIEWER, "shenhe",
            Role.ADMINISTRATOR, "admin");

    /** These end the caller's own session or change the world for other tests; denial of others is still tried. */
    private static final Set<String> NOT_WHEN_ALLOWED = Set.of("signOut", "changePassword", "desktopStream");

    private record Said(String id, String method, String path, Set<String> roles, boolean open, boolean byKey) {}

    private final RunningApi api = SharedApi.get();

    @TestFactory
    Stream<DynamicTest> given_each_operation_and_role_then_only_the_contract_decides() {
        return operations().stream().flatMap(said -> {
            Stream<DynamicTest> withRoles = PEOPLE.entrySet().stream()
                    .map(one -> DynamicTest.dynamicTest(
                            said.id() + " as " + one.getKey().word(), () -> tryAs(said, one.getKey(), one.getValue())));
            DynamicTest without = DynamicTest.dynamicTest(said.id() + " without a token", () -> tryWithout(said));
            return Stream.concat(withRoles, Stream.of(without));
        });
    }

    private void tryAs(Said said, Role role, String person) {
        boolean allowed = said.open() || said.roles().contains(role.word());
        if (said.id().equals("desktopStream") || (allowed && NOT_WHEN_ALLOWED.contains(said.id()))) {
            return;
        }
        if (said.byKey()) {
            assertThat(api.as(person, said.method(), concrete(said.path()), body(said))
                            .statusCode())
                    .as("%s as %s", said.id(), role)
                    .isEqualTo(withoutKey(said));
            return;
        }
        int status =
                api.as(person, said.method(), concrete(said.path()), body(said)).statusCode();
        if (allowed) {
            if (said.id().equals("progress")) {
                assertThat(status).as("without what opens it").isEqualTo(401);
                return;
            }
            assertThat(status).as("%s as %s", said.id(), role).isNotIn(403, 405, 500, 501, 503);
            if (body(said) == null) {
                assertThat(status).as("%s as %s", said.id(), role).isNotEqualTo(400);
            }
            if (!said.open()) {
                assertThat(status).isNotEqualTo(401);
            }
        } else {
            assertThat(status).as("%s as %s", said.id(), role).isEqualTo(403);
        }
    }

    private void tryWithout(Said said) {
        if (said.id().equals("desktopStream") || said.open()) {
            return;
        }
        int status = api.send(api.request(said.method(), concrete(said.path()), body(said)))
                .statusCode();
        assertThat(status).as(said.id()).isEqualTo(said.byKey() ? withoutKey(said) : 401);
    }

    /** GeoReport v2 has 403 for a key that is missing. */
    private static int withoutKey(Said said) {
        return said.path().startsWith("/open311/") ? 403 : 401;
    }

    private static String concrete(String path) {
        String id =
                path.contains("recordings") ? FakeRecordings.OF_1001.toString() : FakeTickets.DRAFT_OF_1001.toString();
        String query = switch (path) {
            case "/api/calendar" -> "?from=2026-11-01&to=2026-11-30";
            case "/api/figures/month" -> "?month=2026-10";
            case "/api/regulation/time-limit" ->
                "?kind=HELP&channel=PHONE&urgency=NORMAL&dispatchedAt=2026-11-20T10:00";
            case "/api/tickets/{id}/extension/preview" -> "?amount=3";
            case "/api/recordings" -> "?callId=" + FakeRecords.CALL_OF_1001;
            default -> "";
        };
        return path.replace("{id}", id)
                        .replace("{callId}", FakeRecords.CALL_OF_1001)
                        .replace("{number}", "13800001234")
                        .replace("{queue}", "general")
                        .replace("{agent}", "1001")
                        .replace("{externalId}", "W-1")
                        .replace("{service}", "other.json")
                        .replace("{request}", "4503261124020000013.json")
                        .replace("{token}", "W-1.json")
                        .replace("{unit}", "cg")
                        .replace("{attachment}", FakeAttachments.PHOTO.toString())
                        .replace("{channel}", "WEBSITE")
                + query;
    }

    /** A body of no sense: the guard comes first, so those who may not never reach its refusal. */
    private static String body(Said said) {
        return said.method().equals("POST") || said.method().equals("PUT") ? "{\"nonsense\":1}" : null;
    }

    @SuppressWarnings("unchecked")
    private static List<Said> operations() {
        try (var in = AccessMatrixTest.class.getResourceAsStream("/openapi.yaml")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            JsonObject paths = new JsonObject((Map<String, Object>) new Yaml().load(text)).getJsonObject("paths");
            return paths.fieldNames().stream()
                    .flatMap(path -> paths.getJsonObject(path).fieldNames().stream()
                            .map(method ->
                                    said(path, method, paths.getJsonObject(path).getJsonObject(method))))
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Said said(String path, String method, JsonObject operation) {
        Set<String> roles = operation.getJsonArray("x-roles", new io.vertx.core.json.JsonArray()).stream()
                .map(String::valueOf)
                .collect(java.util.stream.Collectors.toSet());
        return new Said(
                operation.getString("operationId"),
                method.toUpperCase(java.util.Locale.ROOT),
                path,
                roles,
                operation.getBoolean("x-public", false),
                operation.getBoolean("x-channel-key", false));
    }
}

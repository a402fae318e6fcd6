package hotline.desktop.http;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.desktop.fake.FakeRecordings;
import hotline.desktop.fake.FakeTickets;
import hotline.desktop.fake.RunningApi;
import hotline.desktop.fake.SharedApi;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Bad input, met with a problem document in Chinese. */
class RefusalsTest {

    private final RunningApi api = SharedApi.get();

    private static JsonObject problem(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        JsonObject problem = new JsonObject(response.body());
        assertThat(problem.getInteger("status")).isEqualTo(status);
        assertThat(problem.getString("type")).startsWith("urn:hotline:problem:");
        assertThat(problem.getString("detail")).matches("(?s).*\\p{IsHan}.*");
        assertThat(problem.getString("correlationId"))
                .isEqualTo(response.headers().firstValue("X-Correlation-Id").orElse(""));
        assertThat(response.body()).doesNotContain("Exception").doesNotContain("at hotline.");
        return problem;
    }

    private static String draft() {
        return "/api/tickets/" + FakeTickets.DRAFT_OF_1001 + "/draft";
    }

    @Test
    void given_malformed_json_then_400() {
        problem(api.as("1001", "PUT", draft(), "{\"version\": 1,"), 400);
        problem(api.send(api.request("POST", "/api/session", "not json")), 400);
    }

    @Test
    void given_json_that_is_no_object_then_400() {
        problem(api.send(api.request("POST", "/api/session", "[1,2]")), 400);
        problem(api.send(api.request("POST", "/api/session", "\"text\"")), 400);
        problem(api.send(api.request("POST", "/api/session", "null")), 400);
    }

    @Test
    void given_unknown_field_then_400_and_the_field_is_named() {
        JsonObject problem = problem(api.as("1001", "PUT", draft(), "{\"version\":1,\"sneaky\":true}"), 400);
        assertThat(problem.getString("field")).isEqualTo("sneaky");
        assertThat(problem.getString("detail")).contains("未知字段");
    }

    @Test
    void given_missing_field_then_400_and_the_field_is_named() {
        JsonObject problem = problem(api.as("1001", "PUT", draft(), "{\"title\":\"路灯\"}"), 400);
        assertThat(problem.getString("field")).isEqualTo("version");
    }

    @Test
    void given_wrong_type_and_too_long_then_400_and_the_field_is_named() {
        JsonObject wrongType = problem(api.as("1001", "PUT", draft(), "{\"version\":\"one\"}"), 400);
        assertThat(wrongType.getString("field")).isEqualTo("version");
        String title = "长".repeat(101);
        JsonObject tooLong =
                problem(api.as("1001", "PUT", draft(), "{\"version\":1,\"title\":\"" + title + "\"}"), 400);
        assertThat(tooLong.getString("field")).isEqualTo("title");
        assertThat(tooLong.getString("detail")).contains("太长");
    }

    @Test
    void given_bad_query_and_path_then_400_and_the_parameter_is_named() {
        assertThat(problem(api.as("1001", "GET", "/api/tickets?state=NOPE", null), 400)
                        .getString("field"))
                .isEqualTo("state");
        assertThat(problem(api.as("1001", "GET", "/api/tickets?size=100000", null), 400)
                        .getString("field"))
                .isEqualTo("size");
        problem(api.as("1001", "GET", "/api/tickets/not-a-uuid", null), 400);
        problem(api.as("1001", "GET", "/api/tickets/" + "-".repeat(36), null), 400);
        problem(api.as("1001", "GET", "/api/calendar?from=2026-01-01&to=2026-02-31", null), 400);
        problem(api.as("1001", "GET", "/api/calendar?from=2026-01-01&to=2029-02-01", null), 400);
        problem(api.as("1001", "GET", "/api/calendar", null), 400);
    }

    @Test
    void given_text_that_looks_like_json_then_it_stays_text() {
        for (String text :
                new String[] {"-5", "1.5", "%5B1%5D", "%22a%22", "%7B%7D", "true", "%E8%B7%AF%E7%81%AF", "a%20b%2Bc", ""
                }) {
            assertThat(api.as("1001", "GET", "/api/search?q=" + text, null).statusCode())
                    .as(text)
                    .isEqualTo(200);
        }
        assertThat(api.as("banzhang", "GET", "/api/calls/1700000000.1", null).statusCode())
                .isEqualTo(200);
        assertThat(api.as("banzhang", "GET", "/debug/calls/1700000000.9", null).statusCode())
                .isEqualTo(404);
    }

    @Test
    void given_body_over_64_kib_then_413() {
        JsonObject problem =
                problem(api.as("1001", "PUT", draft(), "{\"content\":\"" + "x".repeat(70_000) + "\"}"), 413);
        assertThat(problem.getString("detail")).contains("64 KiB");
    }

    @Test
    void given_another_content_type_then_415() {
        var request = api.request("POST", "/api/session", null)
                .method("POST", java.net.http.HttpRequest.BodyPublishers.ofString("name=1001"))
                .header("Content-Type", "application/x-www-form-urlencoded");
        problem(api.send(request), 415);
    }

    @Test
    void given_no_token_then_401() {
        HttpResponse<String> response = api.send(api.request("GET", "/api/me", null));
        problem(response, 401);
        assertThat(response.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
    }

    @Test
    void given_forged_or_foreign_tokens_then_401() {
        String token = api.token("1001");
        String[] parts = token.split("\\.");
        String admin = java.util.Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"roles\":[\"administrator\"],\"exp\":9999999999}"
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        String none = java.util.Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        for (String forged : new String[] {
            "nonsense", "a.b.c", token + "x", parts[0] + "." + admin + "." + parts[2], none + "." + parts[1] + "."
        }) {
            problem(api.send(api.request("GET", "/api/me", null).header("Authorization", "Bearer " + forged)), 401);
        }
        problem(api.send(api.request("GET", "/api/me", null).header("Authorization", "Basic YTpi")), 401);
    }

    @Test
    void given_expired_token_then_401() {
        try (RunningApi own = RunningApi.withSandbox()) {
            own.token("1001");
            own.clock.advance(Duration.ofMinutes(15));
            JsonObject problem = problem(own.as("1001", "GET", "/api/me", null), 401);
            assertThat(problem.getString("detail")).contains("过期");
        }
    }

    @Test
    void given_unknown_path_then_404() {
        problem(api.as("1001", "GET", "/api/nothing", null), 404);
        problem(api.as("1001", "POST", "/nothing", "{}"), 404);
    }

    @Test
    void given_another_method_then_405_with_allow() {
        HttpResponse<String> response = api.as("1001", "PATCH", "/api/tickets", "{}");
        problem(response, 405);
        assertThat(response.headers().firstValue("Allow")).hasValue("GET, POST");
    }

    @Test
    void given_stale_version_then_409() {
        JsonObject problem = problem(api.as("1001", "PUT", draft(), "{\"version\":999,\"title\":\"路灯不亮\"}"), 409);
        assertThat(problem.getString("type")).endsWith("version-conflict");
    }

    @Test
    void given_a_rule_refuses_then_422_with_its_article() {
        JsonObject problem =
                problem(api.as("1001", "POST", "/api/tickets/" + FakeTickets.DRAFT_OF_1001 + "/accept", null), 422);
        assertThat(problem.getString("article")).isEqualTo("第十二条第一项");
        assertThat(problem.getString("field")).isEqualTo("callerName");
    }

    @Test
    void given_a_return_too_late_or_without_reason_then_422_and_a_knowledge_item_without_its_date_then_400() {
        String path = "/api/tickets/" + FakeTickets.DRAFT_OF_1001 + "/return";
        JsonObject late = problem(api.as("unit-cg", "POST", path, "{\"reason\":\"不是\",\"basis\":\"三定\"}"), 422);
        assertThat(late.getString("article")).isEqualTo("第十三条第三项");
        assertThat(late.getString("detail")).contains("有争议请申请联席会议");
        assertThat(problem(api.as("unit-cg", "POST", path, "{}"), 422).getString("field"))
                .isEqualTo("reason");
        assertThat(problem(api.as("unit-cg", "POST", path, "{\"reason\":\"a\",\"knowledgeItem\":\"路灯报修\"}"), 400)
                        .getString("field"))
                .isEqualTo("knowledgeUploadedAt");
        problem(api.as("unit-cg", "POST", path, "{\"knowledgeItem\":\"a\",\"knowledgeUploadedAt\":\"昨天\"}"), 400);
    }

    @Test
    void given_telephony_refuses_then_422() {
        assertThat(problem(api.as("1003", "POST", "/api/agent/ready", null), 422)
                        .getString("detail"))
                .contains("尚未上线");
    }

    @Test
    void given_a_queue_that_somebody_else_changed_meanwhile_then_409() {
        String path = "/api/routing/queues/two-at-once";
        String asNew = "{\"version\":0,\"name\":\"新队列\",\"stages\":[{\"afterSeconds\":0}]}";
        assertThat(api.as("banzhang", "PUT", path, asNew).statusCode()).isEqualTo(200);
        problem(api.as("admin", "PUT", path, asNew), 409);
    }

    @Test
    void given_a_young_recording_when_deleted_then_409_with_article() {
        JsonObject problem = problem(api.as("admin", "DELETE", "/api/recordings/" + FakeRecordings.OF_1001, null), 409);
        assertThat(problem.getString("article")).isEqualTo("第十五条");
    }

    @Test
    void given_a_hold_without_a_reason_then_400_and_lifting_what_is_not_held_then_422() {
        String hold = "/api/recordings/" + FakeRecordings.OF_1001 + "/hold";
        assertThat(problem(api.as("banzhang", "POST", hold, "{\"reason\":\"  \"}"), 400)
                        .getString("field"))
                .isEqualTo("reason");
        assertThat(api.as("banzhang", "POST", hold, "{\"reason\":\"法院调取\"}").body())
                .contains("法院调取");
        problem(api.as("banzhang", "POST", hold + "/lift", "{\"reason\":\"案件已结\"}"), 403);
        assertThat(api.as("admin", "POST", hold + "/lift", "{\"reason\":\"案件已结\"}")
                        .statusCode())
                .isEqualTo(200);
        problem(api.as("admin", "POST", hold + "/lift", "{\"reason\":\"案件已结\"}"), 422);
    }

    @Test
    void given_no_sandbox_then_its_addresses_are_404() {
        try (RunningApi production = new RunningApi(1000, java.util.Optional.empty())) {
            problem(production.as("admin", "GET", "/api/sandbox/clock", null), 404);
            problem(production.as("admin", "POST", "/api/sandbox/clock", "{\"advance\":\"PT24H\"}"), 404);
            problem(production.as("admin", "GET", "/api/sandbox/handsets/13800001234/messages", null), 404);
        }
    }

    @Test
    void given_a_backward_or_endless_step_then_the_clock_stays() {
        problem(api.as("admin", "POST", "/api/sandbox/clock", "{\"advance\":\"-PT1H\"}"), 400);
        problem(api.as("admin", "POST", "/api/sandbox/clock", "{\"advance\":\"P9999D\"}"), 422);
        problem(api.as("admin", "POST", "/api/sandbox/clock", "{\"advance\":\"PTT\"}"), 400);
    }

    @Test
    void given_the_database_is_gone_then_503() {
        RunningApi own = RunningApi.withSandbox();
        own.token("1001");
        own.database.close();
        HttpResponse<String> response = own.as("1001", "GET", "/api/tickets/" + FakeTickets.DRAFT_OF_1001, null);
        problem(response, 503);
        assertThat(response.headers().firstValue("Retry-After")).isPresent();
        own.close();
    }
}

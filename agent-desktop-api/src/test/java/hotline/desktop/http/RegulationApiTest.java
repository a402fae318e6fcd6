package hotline.desktop.http;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.desktop.fake.RunningApi;
import hotline.desktop.fake.SharedApi;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The calculator that anybody may use; the fake calendar knows weekends only. */
class RegulationApiTest {

    private static final String LIMIT = "/api/regulation/time-limit?";
    private static final String FRIDAY = "dispatchedAt=2026-11-20T10:00:00%2B08:00";

    private final RunningApi api = SharedApi.get();

    private HttpResponse<String> get(String path) {
        return api.send(api.request("GET", path, null));
    }

    private JsonObject known(String query) {
        HttpResponse<String> response = get(LIMIT + query);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return new JsonObject(response.body());
    }

    @Test
    void given_nobody_signed_in_then_the_limit_is_computed_and_explained() {
        JsonObject limit = known("kind=HELP&channel=PHONE&urgency=NORMAL&" + FRIDAY);
        assertThat(limit.getString("dueAt")).isEqualTo("2026-11-25T16:00:00Z");
        assertThat(limit.getString("signBy")).isEqualTo("2026-11-23T16:00:00Z");
        assertThat(limit.getString("article")).isEqualTo("第十三条第二项第2目");
        assertThat(limit.getBoolean("provisional")).isFalse();
        assertThat(limit.getLong("calendarVersion")).isEqualTo(7);
        assertThat(limit.getJsonArray("explanation").encode()).contains("星期六").contains("第3个工作日");
        assertThat(limit.getJsonObject("returnBy").getString("latest")).isEqualTo("2026-11-24T16:00:00Z");
    }

    @Test
    void given_chinese_words_codes_and_local_time_then_the_same() {
        assertThat(
                        known(
                                "kind=%E6%B1%82%E5%8A%A9&channel=01&urgency=%E4%B8%80%E8%88%AC&area=&dispatchedAt=2026-11-20T10:00"))
                .isEqualTo(known("kind=HELP&channel=PHONE&urgency=NORMAL&" + FRIDAY));
    }

    @Test
    void given_a_plus_sign_that_became_a_blank_then_understood() {
        assertThat(known("kind=HELP&channel=PHONE&urgency=NORMAL&dispatchedAt=2026-11-20T10:00:00+08:00")
                        .getString("dispatchedAt"))
                .isEqualTo("2026-11-20T02:00:00Z");
    }

    @Test
    void given_an_emergency_then_natural_time() {
        JsonObject limit = known("kind=HELP&channel=PHONE&urgency=EMERGENCY&" + FRIDAY);
        assertThat(limit.getString("dueAt")).isEqualTo("2026-11-21T02:00:00Z");
        assertThat(limit.getJsonObject("returnBy").getString("signedAtOnce")).isEqualTo("2026-11-20T02:30:00Z");
    }

    @Test
    void given_a_day_beyond_the_newest_notice_then_provisional() {
        assertThat(known("kind=COMPLAINT&channel=PHONE&urgency=NORMAL&dispatchedAt=2026-12-28T10:00")
                        .getBoolean("provisional"))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "kind, channel=PHONE&urgency=NORMAL&dispatchedAt=2026-11-20T10:00",
        "kind, kind=&channel=PHONE&urgency=NORMAL&dispatchedAt=2026-11-20T10:00",
        "kind, kind=WISH&channel=PHONE&urgency=NORMAL&dispatchedAt=2026-11-20T10:00",
        "channel, kind=HELP&urgency=NORMAL&dispatchedAt=2026-11-20T10:00",
        "channel, kind=HELP&channel=99&urgency=NORMAL&dispatchedAt=2026-11-20T10:00",
        "urgency, kind=HELP&channel=PHONE&dispatchedAt=2026-11-20T10:00",
        "urgency, kind=HELP&channel=PHONE&urgency=SOON&dispatchedAt=2026-11-20T10:00",
        "area, kind=HELP&channel=PHONE&urgency=NORMAL&area=110101&dispatchedAt=2026-11-20T10:00",
        "dispatchedAt, kind=HELP&channel=PHONE&urgency=NORMAL",
        "dispatchedAt, kind=HELP&channel=PHONE&urgency=NORMAL&dispatchedAt=tomorrow",
        "dispatchedAt, kind=HELP&channel=PHONE&urgency=NORMAL&dispatchedAt=2026-02-30T10:00",
        "dispatchedAt, kind=HELP&channel=PHONE&urgency=NORMAL&dispatchedAt=9999-01-01T10:00",
    })
    void given_a_bad_or_missing_parameter_then_a_problem_names_it(String field, String query) {
        HttpResponse<String> response = get(LIMIT + query);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        JsonObject problem = new JsonObject(response.body());
        assertThat(problem.getString("field")).isEqualTo(field);
        assertThat(problem.getString("detail")).matches("(?s).*\\p{IsHan}.*");
    }

    @Test
    void given_a_date_then_the_rules_in_force_on_it() {
        JsonObject now = new JsonObject(get("/api/regulation?on=2026-11-29").body());
        assertThat(now.getJsonArray("timeLimits")).hasSize(8);
        assertThat(now.getJsonArray("refusalGrounds")).hasSize(9);
        assertThat(new JsonObject(get("/api/regulation?on=2028-01-01").body()).getJsonArray("timeLimits"))
                .isEmpty();
        assertThat(get("/api/regulation?on=soon").statusCode()).isEqualTo(400);
        assertThat(get("/api/regulation").statusCode()).isEqualTo(200);
    }
}

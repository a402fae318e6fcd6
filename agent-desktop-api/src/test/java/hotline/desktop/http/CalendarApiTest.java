package hotline.desktop.http;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.desktop.fake.RunningApi;
import hotline.desktop.fake.SharedApi;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Working days for everybody; notices are previewed and added by the two roles that may. */
class CalendarApiTest {

    private static final String NOTICE =
            "层级,全国\n标题,2027年放假\n文号,国办发明电〔2026〕9号\n起始日期,2027-01-01\n截止日期,2027-12-31\n日期,安排,说明\n2027-01-01,放假,元旦";

    private final RunningApi api = SharedApi.get();

    /** As Excel writes it. */
    private static JsonObject body(String file) {
        byte[] bytes = file.getBytes(Charset.forName("GBK"));
        return new JsonObject().put("content", Base64.getEncoder().encodeToString(bytes));
    }

    private HttpResponse<String> add(String person, JsonObject body) {
        return api.as(person, "POST", "/api/calendar/notices", body.encode());
    }

    @Test
    void given_nobody_signed_in_then_the_days_with_layer_and_source() {
        HttpResponse<String> response = api.send(api.request(
                "GET", "/api/calendar?from=2026-11-21&to=2026-11-23&area=%E9%98%B3%E6%9C%94%E5%8E%BF", null));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(new JsonObject(response.body()).getJsonArray("days"))
                .hasSize(3)
                .first()
                .isEqualTo(new JsonObject("""
                        {"day":"2026-11-21","working":false,"layer":"周历","source":"","note":"","published":true}"""));
    }

    @ParameterizedTest
    @CsvSource({
        "from=2026-01-01&to=2027-02-01,to",
        "from=2026-02-01&to=2026-01-01,to",
        "from=2026-01-01&to=2026-01-02&area=110101,area"
    })
    void given_a_range_or_area_of_no_sense_then_a_problem_names_it(String query, String field) {
        HttpResponse<String> response = api.send(api.request("GET", "/api/calendar?" + query, null));
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(new JsonObject(response.body()).getString("field")).isEqualTo(field);
    }

    @Test
    void given_a_file_as_excel_writes_it_then_previewed() {
        JsonObject preview = new JsonObject(api.as(
                        "shenhe",
                        "POST",
                        "/api/calendar/notices/preview",
                        body(NOTICE).encode())
                .body());
        assertThat(preview.getJsonObject("notice").getString("title")).isEqualTo("2027年放假");
        assertThat(preview.getJsonArray("faults")).isEmpty();
        assertThat(preview.getJsonArray("contradictions").getJsonObject(0).getString("outcome"))
                .isEqualTo("OVERRIDDEN");
        assertThat(preview.getJsonObject("moves").getInteger("lifted")).isEqualTo(1);
    }

    @Test
    void given_a_fault_then_previewed_with_line_and_column() {
        JsonObject preview = new JsonObject(api.as(
                        "admin",
                        "POST",
                        "/api/calendar/notices/preview",
                        body(NOTICE.replace("全国", "省")).encode())
                .body());
        assertThat(preview.getJsonObject("notice")).isNull();
        assertThat(preview.getJsonArray("faults").getJsonObject(0).getString("message"))
                .startsWith("第1行第2列：");
    }

    @Test
    void given_a_notice_when_added_then_audited_and_with_an_older_preview_refused() {
        HttpResponse<String> added = add("shenhe", body(NOTICE).put("calendarVersion", 7));
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        assertThat(new JsonObject(added.body()).getJsonObject("notice").getString("importedBy"))
                .isEqualTo("shenhe");
        assertThat(api.audited("shenhe", "calendar.import")).isPositive();
        assertThat(add("shenhe", body(NOTICE).put("calendarVersion", 6)).statusCode())
                .isEqualTo(409);
        assertThat(add("shenhe", body("x").put("calendarVersion", 7)).statusCode())
                .isEqualTo(422);
        assertThat(add("shenhe", new JsonObject().put("content", "不是").put("calendarVersion", 7))
                        .statusCode())
                .isEqualTo(400);
        for (String other : new String[] {"1001", "banzhang", "unit-cg"}) {
            assertThat(add(other, body(NOTICE).put("calendarVersion", 7)).statusCode())
                    .isEqualTo(403);
        }
    }
}

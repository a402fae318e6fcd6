package hotline.desktop.http;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.desktop.fake.FakeCatalogue;
import hotline.desktop.fake.FakeTickets;
import hotline.desktop.fake.RunningApi;
import hotline.desktop.fake.SharedApi;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** 派单目录 over HTTP: a file as offices write it, sizes, and who may. */
class CatalogueApiTest {

    private static final String FILE = "说明,调整\n事项,区域,承办单位,派单依据\n占道经营,全市,市城市管理委员会,权责清单\n";

    private final RunningApi api = SharedApi.get();

    private static JsonObject body(String file) {
        byte[] bytes = file.getBytes(Charset.forName("GBK"));
        return new JsonObject().put("content", Base64.getEncoder().encodeToString(bytes));
    }

    private HttpResponse<String> post(String person, String path, JsonObject body) {
        return api.as(person, "POST", path, body.encode());
    }

    @Test
    void given_a_catalogue_of_an_office_then_previewed_and_added_with_a_trace() {
        HttpResponse<String> previewed = post("shenhe", "/api/dispatch-catalogue/preview", body(FILE));
        assertThat(previewed.statusCode()).as(previewed.body()).isEqualTo(200);
        assertThat(new JsonObject(previewed.body()).getInteger("entries")).isEqualTo(1);
        assertThat(post("shenhe", "/api/dispatch-catalogue", body(FILE).put("newest", 2))
                        .statusCode())
                .isEqualTo(409);
        assertThat(post("admin", "/api/dispatch-catalogue", body(FILE).put("newest", 3))
                        .statusCode())
                .isEqualTo(201);
        assertThat(api.audited("admin", "catalogue.change")).isPositive();
        assertThat(post("shenhe", "/api/dispatch-catalogue/preview", new JsonObject().put("content", "不是"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void given_a_file_larger_than_other_bodies_then_still_read_and_a_huge_one_told_its_limit() {
        String large = FILE + "# 备注\n".repeat(30_000);
        assertThat(post("shenhe", "/api/dispatch-catalogue/preview", body(large))
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> huge =
                post("shenhe", "/api/dispatch-catalogue/preview", body(FILE + "# 备注\n".repeat(200_000)));
        assertThat(huge.statusCode()).isEqualTo(413);
        assertThat(huge.body()).contains("请求体不得超过 1024 KiB");
        assertThat(post("shenhe", "/api/dispatch-catalogue/entries", body(large))
                        .body())
                .contains("请求体不得超过 64 KiB");
    }

    @Test
    void given_the_catalogue_as_a_file_then_it_opens_in_excel() {
        HttpResponse<String> file = api.as("1001", "GET", "/api/dispatch-catalogue/file?version=3", null);
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Type")).contains("text/csv; charset=utf-8");
        assertThat(file.body()).startsWith("\uFEFF说明,").contains("占道经营,,秀峰区,市城市管理委员会");
        assertThat(api.as("1001", "GET", "/api/dispatch-catalogue/file?version=9", null)
                        .statusCode())
                .isEqualTo(404);
        assertThat(api.as("1001", "GET", "/api/dispatch-catalogue?version=9", null)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void given_another_ticket_or_objection_then_not_found() {
        assertThat(api.as("shenhe", "GET", "/api/tickets/" + FakeCatalogue.OBJECTION + "/dispatch-suggestions", null)
                        .statusCode())
                .isEqualTo(404);
        JsonObject decision = new JsonObject().put("upheld", false).put("reason", "目录无误");
        assertThat(post("shenhe", "/api/dispatch-objections/" + FakeTickets.DRAFT_OF_1001 + "/decision", decision)
                        .statusCode())
                .isEqualTo(404);
        assertThat(post("shenhe", "/api/dispatch-objections/" + FakeCatalogue.OBJECTION + "/decision", decision)
                        .statusCode())
                .isEqualTo(200);
        assertThat(api.audited("shenhe", "catalogue.objection")).isPositive();
        JsonObject other = new JsonObject()
                .put("topic", "噪声")
                .put("area", "")
                .put("reason", "x")
                .put("basis", "y");
        assertThat(post("unit-cg", "/api/dispatch-objections", other).statusCode())
                .isEqualTo(404);
    }

    @Test
    void given_an_area_that_there_is_not_then_named() {
        JsonObject change = new JsonObject()
                .put("topic", "占道经营")
                .put("area", "月亮区")
                .put("unitId", "cg")
                .put("basis", "x")
                .put("note", "y")
                .put("newest", 3);
        HttpResponse<String> refused = post("shenhe", "/api/dispatch-catalogue/entries", change);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(new JsonObject(refused.body()).getString("field")).isEqualTo("area");
        assertThat(post("shenhe", "/api/dispatch-catalogue/entries", change.put("area", "秀峰区"))
                        .statusCode())
                .isEqualTo(201);
    }
}

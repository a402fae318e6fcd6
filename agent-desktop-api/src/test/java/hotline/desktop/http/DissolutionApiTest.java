package hotline.desktop.http;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.desktop.fake.RunningApi;
import hotline.desktop.fake.SharedApi;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** A unit is dissolved over HTTP, and its people are out at once. */
class DissolutionApiTest {

    private static final JsonObject ORDER = new JsonObject()
            .put("effectiveOn", "2026-12-01")
            .put("number", "市编〔2026〕8号")
            .put("successorId", "zj");

    private final RunningApi api = SharedApi.get();

    @Test
    void given_an_administrator_then_previewed_ordered_and_withdrawn_with_a_trace() {
        HttpResponse<String> preview = api.as("admin", "GET", "/api/units/cg/dissolution", null);
        assertThat(new JsonObject(preview.body()).getInteger("total")).isEqualTo(3);
        assertThat(api.as("admin", "GET", "/api/units/mars/dissolution", null).statusCode())
                .isEqualTo(404);
        HttpResponse<String> ordered = api.as("admin", "POST", "/api/units/cg/dissolution", ORDER.encode());
        assertThat(ordered.statusCode()).as(ordered.body()).isEqualTo(200);
        assertThat(api.audited("admin", "unit.dissolve")).isPositive();
        assertThat(api.as("admin", "DELETE", "/api/units/cg/dissolution", null).statusCode())
                .isEqualTo(200);
        assertThat(api.audited("admin", "unit.keep")).isPositive();
        HttpResponse<String> noDay = api.as(
                "admin",
                "POST",
                "/api/units/cg/dissolution",
                ORDER.copy().put("effectiveOn", "2026-02-30").encode());
        assertThat(noDay.statusCode()).isEqualTo(400);
        assertThat(new JsonObject(noDay.body()).getString("field")).isEqualTo("effectiveOn");
    }

    @Test
    void given_a_dissolved_unit_then_its_people_are_out_at_once_and_cannot_come_back() {
        assertThat(api.as("unit-cg", "GET", "/api/units", null).statusCode()).isEqualTo(200);
        try {
            api.dissolutions.gone = "cg";
            HttpResponse<String> out = api.as("unit-cg", "GET", "/api/units", null);
            assertThat(out.statusCode()).isEqualTo(401);
            assertThat(out.body()).contains("您所在的单位已撤销");
            assertThat(api.as("shenhe", "GET", "/api/units", null).statusCode())
                    .as("others stay")
                    .isEqualTo(200);
            api.database.dsl().execute("update unit set active = false where id = 'cg'");
            HttpResponse<String> again = api.signIn("unit-cg", RunningApi.PASSWORD);
            assertThat(again.statusCode()).isEqualTo(401);
            assertThat(again.body()).contains("帐号已停用");
        } finally {
            api.database.dsl().execute("update unit set active = true where id = 'cg'");
            api.dissolutions.gone = "";
        }
    }
}

package hotline.desktop.http;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.desktop.fake.RunningApi;
import hotline.desktop.fake.SharedApi;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where units are warned by SMS, over HTTP. */
class UnitTextApiTest {

    private static final String NUMBERS = "/api/units/cg/sms-numbers";

    private final RunningApi api = SharedApi.get();

    private static String body(String... numbers) {
        return new JsonObject().put("numbers", new JsonArray(List.of(numbers))).encode();
    }

    @Test
    void given_an_administrator_then_numbers_are_registered_with_a_trace_that_names_none() {
        HttpResponse<String> registered = api.as("admin", "PUT", NUMBERS, body("13800000002", "13800000003"));
        assertThat(registered.statusCode()).as(registered.body()).isEqualTo(200);
        JsonObject unit =
                new JsonObject(registered.body()).getJsonArray("units").getJsonObject(0);
        assertThat(unit.getJsonArray("numbers")).containsExactly("13800000002", "13800000003");
        assertThat(api.audited("admin", "unit.numbers")).isPositive();
        assertThat(api.database
                        .dsl()
                        .fetchSingle("select count(*) from audit_log a where a::text like '%13800000002%'")
                        .get(0, int.class))
                .isZero();
        JsonObject history =
                new JsonObject(api.as("admin", "GET", NUMBERS, null).body());
        assertThat(history.getJsonArray("changes").getJsonObject(0).getString("changedBy"))
                .isEqualTo("admin");
    }

    @Test
    void given_too_many_or_something_that_is_no_number_then_refused_by_the_contract() {
        assertThat(api.as("admin", "PUT", NUMBERS, body("1", "2", "3", "4", "5", "6"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(api.as("admin", "PUT", NUMBERS, body("0".repeat(40))).statusCode())
                .isEqualTo(400);
        assertThat(api.as("admin", "PUT", "/api/units/mars/sms-numbers", body()).statusCode())
                .isEqualTo(404);
        assertThat(api.as("admin", "GET", "/api/units/mars/sms-numbers", null).statusCode())
                .isEqualTo(404);
    }

    @Test
    void given_a_supervisor_then_what_could_not_be_said_is_seen_and_nothing_changed() {
        HttpResponse<String> seen = api.as("banzhang", "GET", "/api/unit-texts", null);
        JsonObject unit = new JsonObject(seen.body()).getJsonArray("units").getJsonObject(0);
        assertThat(unit.getInteger("waiting")).isEqualTo(2);
        assertThat(unit.getJsonArray("last").getJsonObject(0).getString("failure"))
                .contains("拒收");
        assertThat(api.as("banzhang", "PUT", NUMBERS, body()).statusCode()).isEqualTo(403);
        assertThat(api.as("unit-cg", "GET", "/api/unit-texts", null).statusCode())
                .isEqualTo(403);
    }
}

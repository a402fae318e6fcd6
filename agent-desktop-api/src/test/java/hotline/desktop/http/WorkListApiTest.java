package hotline.desktop.http;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.desktop.fake.RunningApi;
import hotline.desktop.fake.SharedApi;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The work list and a month's figures as far as HTTP goes. */
class WorkListApiTest {

    private final RunningApi api = SharedApi.get();

    private HttpResponse<String> get(String person, String path) {
        return api.as(person, "GET", path, null);
    }

    @Test
    void given_a_page_then_the_next_begins_where_it_says() {
        JsonObject first =
                new JsonObject(get("shenhe", "/api/tickets?sort=due&size=5").body());
        String next = first.getString("next");
        assertThat(next).isNotBlank();
        assertThat(get("shenhe", "/api/tickets?sort=due&size=5&cursor=" + next).statusCode())
                .isEqualTo(200);
        assertThat(new JsonObject(get("shenhe", "/api/tickets").body()).containsKey("next"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "state, /api/tickets?sort=due&state=CLOSED",
        "cursor, /api/tickets?sort=due&cursor=page-2",
        "mine, /api/tickets?sort=due&mine=true",
        "kind, /api/tickets?kind=HELP",
        "overdue, /api/tickets?overdue=true",
    })
    void given_what_does_not_go_together_then_a_problem_names_it(String field, String path) {
        HttpResponse<String> response = get("shenhe", path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        JsonObject problem = new JsonObject(response.body());
        assertThat(problem.getString("field")).isEqualTo(field);
        assertThat(problem.getString("detail")).matches("(?s).*\\p{IsHan}.*");
    }

    @Test
    void given_a_month_then_its_figures_with_names_and_rates() {
        JsonObject month = new JsonObject(
                get("banzhang", "/api/figures/month?month=2026-10").body());
        JsonObject unit = month.getJsonArray("units").getJsonObject(0);
        assertThat(unit.getString("name")).isEqualTo("市城市管理委员会");
        assertThat(unit.getJsonObject("figures").getDouble("onTimeRate")).isEqualTo(0.8);
        assertThat(month.getJsonArray("areas").getJsonObject(0).getString("name"))
                .isEqualTo("七星区");
        assertThat(get("banzhang", "/api/figures/month?month=2026-13").statusCode())
                .isEqualTo(400);
        assertThat(get("shenhe", "/api/figures/month?month=2026-10").statusCode())
                .isEqualTo(403);
    }
}

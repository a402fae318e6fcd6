package hotline.desktop.http;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.desktop.fake.FakeTickets;
import hotline.desktop.fake.RunningApi;
import hotline.desktop.fake.SharedApi;
import hotline.regulation.TicketKind;
import hotline.regulation.TicketState;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Search and similar tickets as far as HTTP goes. */
class SearchApiTest {

    private final RunningApi api = SharedApi.get();

    private HttpResponse<String> get(String person, String path) {
        return api.as(person, "GET", path, null);
    }

    @Test
    void given_a_question_then_it_reaches_the_search_as_asked_and_spans_come_back_as_text() {
        JsonObject page = new JsonObject(get(
                        "shenhe",
                        "/api/search?q=%E8%B7%AF%E7%81%AF%20%EF%BC%91&kind=HELP&state=IN_PROGRESS&unitId=cg&area=450305"
                                + "&from=2026-11-01&to=2026-11-30&size=5")
                .body());
        var asked = api.search.asked;
        assertThat(asked.text()).isEqualTo("路灯 １");
        assertThat(asked.kind()).isEqualTo(TicketKind.HELP);
        assertThat(asked.state()).isEqualTo(TicketState.IN_PROGRESS);
        assertThat(asked.unitId()).isEqualTo("cg");
        assertThat(asked.area()).isEqualTo("450305");
        assertThat(asked.from()).isEqualTo(Instant.parse("2026-10-31T16:00:00Z"));
        assertThat(asked.until()).isEqualTo(Instant.parse("2026-11-30T16:00:00Z"));
        assertThat(asked.size()).isEqualTo(5);
        assertThat(page.getJsonArray("items")
                        .getJsonObject(0)
                        .getJsonArray("title")
                        .getJsonObject(0)
                        .getString("text"))
                .isEqualTo("<b>路灯</b>");
        assertThat(page.getBoolean("more")).isTrue();
        assertThat(page.getJsonObject("index").getLong("done")).isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource({
        "400, cursor, /api/search?q=x&cursor=stale",
        "400, from, /api/search?from=2026-02-31",
        "400, state, /api/search?state=NOPE",
        "400, size, /api/search?size=51",
        "503, , /api/search?q=away",
    })
    void given_what_cannot_be_answered_then_a_problem_in_plain_words(int status, String field, String path) {
        HttpResponse<String> response = get("shenhe", path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        JsonObject problem = new JsonObject(response.body());
        assertThat(problem.getString("field")).isEqualTo(field);
        assertThat(problem.getString("detail")).matches("(?s).*\\p{IsHan}.*");
    }

    @Test
    void given_far_too_much_text_then_refused() {
        assertThat(get("shenhe", "/api/search?q=" + "x".repeat(201)).statusCode())
                .isEqualTo(400);
    }

    @Test
    void given_a_ticket_then_similar_ones_with_reasons_in_words() {
        JsonObject similar = new JsonObject(get("1001", "/api/tickets/" + FakeTickets.DRAFT_OF_1001 + "/similar")
                .body());
        JsonObject first = similar.getJsonArray("items").getJsonObject(0);
        assertThat(first.getJsonArray("reasons").getList()).isEqualTo(java.util.List.of("同一来电号码", "同一地点"));
        assertThat(get("1001", "/api/tickets/00000000-0000-7000-8000-00000000ffff/similar")
                        .statusCode())
                .isEqualTo(404);
    }
}

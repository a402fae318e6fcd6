package hotline.desktop.http;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.desktop.fake.FakeTickets;
import hotline.desktop.fake.RunningApi;
import hotline.desktop.fake.SharedApi;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The time limit of a draft: what the form says goes along, what may not be seen is not there. */
class DuePreviewTest {

    private static final String DUE = "/api/tickets/" + FakeTickets.DRAFT_OF_1001 + "/due";

    private final RunningApi api = SharedApi.get();

    @Test
    void given_what_the_form_says_then_the_preview_is_made_of_it() {
        HttpResponse<String> response =
                api.as("1001", "GET", DUE + "?kind=COMPLAINT&urgency=URGENT&area=450321&unitId=1", null);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        JsonObject due = new JsonObject(response.body());
        assertThat(due.getBoolean("preview")).isTrue();
        assertThat(due.getJsonArray("explanation").getString(1))
                .contains("kind=COMPLAINT", "urgency=URGENT", "area=450321", "unitId=1");
    }

    @Test
    void given_no_kind_anywhere_then_422_and_the_field_is_named() {
        HttpResponse<String> response = api.as("1001", "GET", DUE, null);
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(new JsonObject(response.body()).getString("field")).isEqualTo("kind");
    }

    @Test
    void given_words_that_the_contract_does_not_know_then_400() {
        for (String query : new String[] {"kind=NOPE", "urgency=NOPE", "area=110000", "unitId=" + "x".repeat(37)}) {
            assertThat(api.as("1001", "GET", DUE + "?" + query, null).statusCode())
                    .as(query)
                    .isEqualTo(400);
        }
    }

    @Test
    void given_an_unknown_ticket_or_another_ones_draft_then_404() {
        String unknown = "/api/tickets/" + UUID.randomUUID() + "/due?kind=HELP";
        assertThat(api.as("shenhe", "GET", unknown, null).statusCode()).isEqualTo(404);
        for (String blind : new String[] {"1002", "unit-cg"}) {
            assertThat(api.as(blind, "GET", DUE + "?kind=HELP", null).statusCode())
                    .as(blind)
                    .isEqualTo(404);
        }
    }
}

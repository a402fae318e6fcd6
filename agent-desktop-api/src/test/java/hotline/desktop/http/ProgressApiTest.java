package hotline.desktop.http;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.desktop.fake.FakeProgress;
import hotline.desktop.fake.RunningApi;
import hotline.desktop.fake.SharedApi;
import hotline.regulation.Channel;
import hotline.tickets.TicketNumber;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** The citizen's way to the progress, without signing in. */
class ProgressApiTest {

    private static final String NOBODYS = TicketNumber.of(LocalDate.of(2026, 11, 24), Channel.PHONE, 999);

    private final RunningApi api = SharedApi.get();

    private HttpResponse<String> askCode(String number) {
        return api.send(api.request(
                "POST",
                "/api/progress/codes",
                new JsonObject().put("number", number).encode()));
    }

    private HttpResponse<String> open(String number, String code) {
        return api.send(api.request(
                "POST",
                "/api/progress",
                new JsonObject().put("number", number).put("code", code).encode()));
    }

    @Test
    void given_the_code_then_the_progress_and_again_with_what_it_opened() {
        askCode(FakeProgress.NUMBER);
        HttpResponse<String> opened = open(FakeProgress.NUMBER, api.progress.lastCode(FakeProgress.NUMBER));
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(200);
        JsonObject first = new JsonObject(opened.body());
        HttpResponse<String> again =
                api.send(api.request("GET", "/api/progress", null).header("X-Progress-View", first.getString("view")));
        assertThat(new JsonObject(again.body())).isEqualTo(first.getJsonObject("progress"));
        assertThat(api.send(api.request("GET", "/api/progress", null).header("X-Progress-View", "guessed"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void given_an_unknown_number_then_answered_like_a_known_one() {
        HttpResponse<String> known = askCode(FakeProgress.NUMBER);
        HttpResponse<String> unknown = askCode(NOBODYS);
        assertThat(unknown.statusCode()).isEqualTo(known.statusCode());
        assertThat(unknown.body()).isEqualTo(known.body());
        JsonObject wrongCode = new JsonObject(open(FakeProgress.NUMBER, "no").body());
        JsonObject wrongNumber =
                new JsonObject(open(NOBODYS, api.progress.lastCode(NOBODYS)).body());
        wrongCode.remove("correlationId");
        wrongNumber.remove("correlationId");
        assertThat(wrongNumber).isEqualTo(wrongCode);
    }

    @Test
    void given_a_slip_of_a_finger_then_told_at_once() {
        HttpResponse<String> response = askCode("4503261124020000010");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(new JsonObject(response.body()).getString("field")).isEqualTo("number");
    }

    @Test
    void given_an_answer_then_the_code_is_not_in_it() {
        assertThat(askCode(FakeProgress.NUMBER).body()).doesNotContain(api.progress.lastCode(FakeProgress.NUMBER));
    }
}

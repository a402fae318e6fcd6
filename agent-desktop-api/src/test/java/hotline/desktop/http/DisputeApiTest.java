package hotline.desktop.http;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.desktop.fake.FakeTickets;
import hotline.desktop.fake.RunningApi;
import hotline.desktop.fake.SharedApi;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole forms reach the tickets room, whose answer comes back; who may not is stopped before. */
class DisputeApiTest {

    private static final String TICKET = "/api/tickets/" + FakeTickets.DRAFT_OF_1001;

    private final RunningApi api = SharedApi.get();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "shenhe  | /return/decision    | {'verdict':'REFUSE','ground':'CLUES_GIVEN','note':'请核实'}",
                "shenhe  | /return/decision    | {'verdict':'ACCEPT','knowledgeItem':'路灯','knowledgeUploadedAt':'2026-11-20T10:00:00+08:00'}",
                "shenhe  | /extension/decision | {'granted':true}",
                "shenhe  | /meeting            | {'kept':true,'minutesNumber':'3号','minutes':'由城管办理','participants':'市编办','heldOn':'2026-11-20'}",
                "shenhe  | /meeting            | {'kept':false,'unitId':'jt','assisting':['cg','sj']}",
                "unit-cg | /meeting-request    | {'reason':'职责不清','basis':'三定'}"
            })
    void given_a_whole_form_then_the_rooms_refusal_comes_back(String person, String path, String body) {
        HttpResponse<String> response = api.as(person, "POST", TICKET + path, body.replace('\'', '"'));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(409);
        assertThat(new JsonObject(response.body()).getString("detail")).isEqualTo("工单没有待审的申请");
    }

    @Test
    void given_an_extension_then_amount_and_time_are_read_and_the_article_comes_back() {
        String form = """
                {"amount":11,"reason":"等待配件","toldHow":"电话","toldAt":"2026-11-24T09:30:00+08:00","version":1}
                """;
        HttpResponse<String> response = api.as("unit-cg", "POST", TICKET + "/extension", form);
        assertThat(response.statusCode()).isEqualTo(422);
        JsonObject problem = new JsonObject(response.body());
        assertThat(problem.getString("detail")).isEqualTo("延长时限不得超过原办理时限的1倍（最多11个工作日）");
        assertThat(problem.getString("article")).isEqualTo("第十三条第二项第9目");
        assertThat(problem.getString("field")).isEqualTo("amount");
    }

    @ParameterizedTest
    @CsvSource({
        "/return/decision,    {\"verdict\":\"MAYBE\"}",
        "/extension/decision, {\"note\":\"x\"}",
        "/meeting,            '{\"kept\":true,\"heldOn\":\"2026-02-31\"}'"
    })
    void given_a_form_that_makes_no_sense_then_400(String path, String body) {
        assertThat(api.as("shenhe", "POST", TICKET + path, body).statusCode()).isEqualTo(400);
    }

    @Test
    void given_what_waits_then_the_centre_sees_it_and_units_do_not() {
        assertThat(api.as("shenhe", "GET", "/api/disputes", null).body()).contains("路灯不亮", "RETURN");
        assertThat(api.as("unit-cg", "GET", "/api/disputes", null).statusCode()).isEqualTo(403);
        assertThat(api.as("unit-cg", "GET", TICKET + "/disputes", null).statusCode())
                .isEqualTo(404);
    }
}

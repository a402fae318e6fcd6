package hotline.desktop.http;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.desktop.fake.FakeCallbacks;
import hotline.desktop.fake.FakeRecords;
import hotline.desktop.fake.FakeTickets;
import hotline.desktop.fake.RunningApi;
import hotline.desktop.fake.SharedApi;
import hotline.regulation.clause.Proves;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

@Proves("13(1)b")
class CallOutApiTest {

    private final RunningApi api = SharedApi.get();

    private HttpResponse<String> callOut(String person, String body) {
        return api.as(person, "POST", "/api/agent/call-out", body);
    }

    @Test
    void given_own_ticket_then_dialled_without_the_number_in_the_answer_and_noted() {
        int before = api.audited("1001", "call.out");
        HttpResponse<String> answer =
                callOut("1001", "{\"purpose\":\"FOLLOW_UP\",\"ticketId\":\"" + FakeTickets.DRAFT_OF_1001 + "\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain(FakeRecords.CALLER);
        assertThat(api.audited("1001", "call.out")).isEqualTo(before + 1);
    }

    @Test
    void given_neither_number_nor_ticket_then_the_field_is_named() {
        HttpResponse<String> answer = callOut("1001", "{\"purpose\":\"CALL_BACK\"}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(new JsonObject(answer.body()).getString("field")).isEqualTo("number");
    }

    @Test
    void given_number_that_may_not_be_dialled_then_422_in_chinese() {
        HttpResponse<String> answer = callOut("1001", "{\"purpose\":\"CALL_BACK\",\"number\":\"0012125550100\"}");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(new JsonObject(answer.body()).getString("detail")).isEqualTo("不能拨打国际号码");
    }

    @Test
    void given_ticket_without_a_unit_then_there_is_no_unit_to_call() {
        HttpResponse<String> answer =
                callOut("1001", "{\"purpose\":\"UNIT\",\"ticketId\":\"" + FakeTickets.DRAFT_OF_1001 + "\"}");
        assertThat(answer.statusCode()).isEqualTo(422);
    }

    @Test
    void given_ticket_of_others_then_404_for_agents_and_units() {
        assertThat(callOut("1002", "{\"purpose\":\"FOLLOW_UP\",\"ticketId\":\"" + FakeTickets.DRAFT_OF_1001 + "\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(api.as(
                                "unit-cg",
                                "POST",
                                "/api/tickets/" + FakeTickets.DRAFT_OF_1001 + "/relay",
                                "{\"number\":\"13977310001\"}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void given_callbacks_then_masked_for_the_supervisor_who_cancels_with_a_reason() {
        assertThat(api.as("banzhang", "GET", "/api/callbacks", null).body()).contains("138****1234");
        String cancel = "/api/callbacks/" + FakeCallbacks.WAITING + "/cancel";
        assertThat(api.as("banzhang", "POST", cancel, "{\"reason\":\" \"}").statusCode())
                .isEqualTo(400);
        assertThat(api.as("banzhang", "POST", cancel, "{\"reason\":\"已另行处理\"}").statusCode())
                .isEqualTo(200);
    }
}

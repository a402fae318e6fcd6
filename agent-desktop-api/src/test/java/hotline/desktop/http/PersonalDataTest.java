package hotline.desktop.http;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.desktop.fake.FakeRecords;
import hotline.desktop.fake.FakeTickets;
import hotline.desktop.fake.RunningApi;
import hotline.desktop.fake.SharedApi;
import hotline.desktop.store.LedgerLine;
import hotline.desktop.store.LookKind;
import hotline.regulation.clause.Proves;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Article 24: who sees whole numbers, and that it leaves a trace. */
@Proves("24a")
class PersonalDataTest {

    private static final String TICKET = "/api/tickets/" + FakeTickets.DRAFT_OF_1001;

    private final RunningApi api = SharedApi.get();

    private JsonObject read(String person, String path) {
        var response = api.as(person, "GET", path, null);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return new JsonObject(response.body());
    }

    @Test
    void given_the_own_ticket_then_the_agent_sees_the_number_and_the_ledger_says_so() {
        JsonObject caller = read("1001", TICKET).getJsonObject("caller");
        assertThat(caller.getString("number")).isEqualTo(FakeRecords.CALLER);
        LedgerLine line = api.lastLine("1001");
        assertThat(line.kind()).isEqualTo(LookKind.VIEW);
        assertThat(line.operation()).isEqualTo("ticket");
        assertThat(line.tickets()).containsExactly(FakeTickets.DRAFT_OF_1001);
        assertThat(line.clear()).containsExactly("NUMBER");
        assertThat(line.address()).isEqualTo("127.0.0.1");
        assertThat(line.personName()).isNotEmpty();
    }

    @Test
    void given_a_supervisor_then_the_number_is_masked_until_a_reason_is_given() {
        assertThat(api.as("banzhang", "GET", TICKET, null).body())
                .doesNotContain(FakeRecords.CALLER)
                .contains("138****1234");
        assertThat(api.lastLine("banzhang").clear()).isEmpty();
        assertThat(api.lastLine("banzhang").masked()).containsExactly("NUMBER");
        assertThat(api.as("banzhang", "POST", TICKET + "/caller", "{}").statusCode())
                .isEqualTo(400);
        long before = api.lastLine("banzhang").line();
        for (String tooShort : List.of("回访", "  回访  \\n", "。")) {
            var refused = api.as("banzhang", "POST", TICKET + "/caller", "{\"reason\":\"" + tooShort + "\"}");
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
            assertThat(new JsonObject(refused.body()).getString("detail")).startsWith("请写明查看诉求人信息的用途");
            assertThat(refused.body()).contains("第二十四条").doesNotContain(FakeRecords.CALLER);
        }
        assertThat(api.lastLine("banzhang").line()).isEqualTo(before);
        JsonObject revealed = new JsonObject(api.as("banzhang", "POST", TICKET + "/caller", "{\"reason\":\"回访核实\"}")
                .body());
        assertThat(revealed.getString("number")).isEqualTo(FakeRecords.CALLER);
        LedgerLine line = api.lastLine("banzhang");
        assertThat(line.kind()).isEqualTo(LookKind.UNMASK);
        assertThat(line.reason()).isEqualTo("回访核实");
        assertThat(line.clear()).containsExactly("NUMBER");
        assertThat(line.clearUntil()).isEqualTo(revealed.getInstant("until")).isAfter(line.at());
        assertThat(revealed.getJsonObject("mark").getLong("line")).isEqualTo(line.line());
        assertThat(revealed.getJsonObject("mark").getString("text")).contains("banzhang", "留痕号 " + line.line());
        assertThat(api.as("banzhang", "GET", TICKET, null).body())
                .as("read again, it is masked again")
                .doesNotContain(FakeRecords.CALLER);
    }

    @Test
    void given_lists_then_numbers_are_masked_for_everybody() {
        for (String person : RunningApi.PEOPLE) {
            assertThat(api.as(person, "GET", "/api/tickets", null).body()).doesNotContain(FakeRecords.CALLER);
        }
        assertThat(api.as("1001", "GET", "/api/calls", null).body()).doesNotContain(FakeRecords.CALLER);
    }

    @Test
    void given_another_agents_call_or_ticket_then_404() {
        assertThat(api.as("1002", "GET", TICKET, null).statusCode()).isEqualTo(404);
        assertThat(api.as("1001", "GET", "/api/calls/" + FakeRecords.CALL_OF_1002, null)
                        .statusCode())
                .isEqualTo(404);
        assertThat(read("1001", "/api/calls").getInteger("total")).isEqualTo(1);
        assertThat(read("banzhang", "/api/calls").getInteger("total")).isEqualTo(2);
    }

    @Test
    void given_a_denied_attempt_then_it_is_noted() throws InterruptedException {
        int before = api.audited("1001", "denied");
        assertThat(api.as("1001", "GET", "/api/agents", null).statusCode()).isEqualTo(403);
        // the row is written beside the answer
        org.awaitility.Awaitility.await().until(() -> api.audited("1001", "denied") > before);
    }
}

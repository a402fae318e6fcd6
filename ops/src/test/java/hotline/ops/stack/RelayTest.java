package hotline.ops.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.ops.call.Patience;
import hotline.ops.call.Problem;
import hotline.ops.phone.OutsideNetwork;
import hotline.ops.phone.SipPhone;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A unit talks with its citizen and neither sees the other's number: real Asterisk, real phones, real PostgreSQL. */
class RelayTest extends OutsideTrial {

    private static final Duration SOON = Duration.ofSeconds(8);

    /** @return the id of a ticket that 市城市管理委员会 has */
    private String dispatched(String citizen) {
        JsonNode created = stack.as("1005")
                .post(
                        "/api/tickets",
                        Map.of(
                                "channel", "WEBSITE",
                                "callerNumber", citizen,
                                "callerName", "李女士",
                                "kind", "HELP",
                                "title", "路灯不亮",
                                "content", "翠竹路 18 号门前路灯三天不亮",
                                "area", "450304"));
        String id = created.path("id").asText();
        stack.as("1005").post("/api/tickets/" + id + "/accept", Map.of());
        stack.as("shenhe").post("/api/tickets/" + id + "/dispatch", Map.of("unitId", "cg", "basis", "三定方案"));
        return id;
    }

    @Test
    void given_unit_that_has_the_ticket_then_both_talk_see_the_hotlines_number_and_all_is_recorded() throws Exception {
        String citizenNumber = Stack.freshCitizen();
        String staffNumber = "13977310001";
        String ticket = dispatched(citizenNumber);
        try (SipPhone staff = stack.citizen(staffNumber);
                SipPhone citizen = stack.citizen(citizenNumber)) {
            carrier.connect(staff);
            carrier.connect(citizen);
            Instant asked = Instant.now();
            JsonNode answer =
                    stack.as("unit-cg").post("/api/tickets/" + ticket + "/relay", Map.of("number", staffNumber));
            assertThat(answer.toString()).doesNotContain(citizenNumber);
            assertThat(staff.await("CALL_INCOMING", asked, SOON)).isPresent();
            assertThat(carrier.calls(citizenNumber)).isEmpty();
            staff.answer();
            assertThat(citizen.await("CALL_INCOMING", asked, SOON)).isPresent();
            citizen.answer();
            Patience.pause(Duration.ofSeconds(3));
            stack.kill("server");
            Patience.pause(Duration.ofSeconds(1));
            stack.up();
            assertThat(staff.await("CALL_CLOSED", asked, Duration.ZERO)).isEmpty();
            citizen.hangUp();
            assertThat(staff.await("CALL_CLOSED", asked, SOON)).isPresent();
            assertThat(carrier.calls(staffNumber))
                    .extracting(OutsideNetwork.Seen::from)
                    .containsOnly("12345");
            assertThat(carrier.calls(citizenNumber))
                    .extracting(OutsideNetwork.Seen::from)
                    .containsOnly("12345");
            assertThat(staff.audio().heardSomebody()).isTrue();
            assertThat(citizen.audio().heardSomebody()).isTrue();
            JsonNode call = Patience.until(
                            SOON,
                            () -> stack.as("banzhang")
                                    .get("/api/calls")
                                    .path("items")
                                    .valueStream()
                                    .filter(one -> one.path("ticketId").asText().equals(ticket) && one.has("endedAt"))
                                    .findFirst())
                    .orElseThrow();
            assertThat(call.path("outcome").asText()).isEqualTo("ANSWERED");
            assertThat(stack.voicesOf(call.path("callId").asText())).containsExactly("CITIZEN", "THIRD");
        }
    }

    @Test
    void given_ticket_of_another_unit_then_it_is_not_there() {
        String ticket = dispatched(Stack.freshCitizen());
        stack.as("unit-cg").post("/api/tickets/" + ticket + "/sign", Map.of());
        assertThatThrownBy(() ->
                        stack.as("unit-jt").post("/api/tickets/" + ticket + "/relay", Map.of("number", "13977310001")))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(404));
    }
}

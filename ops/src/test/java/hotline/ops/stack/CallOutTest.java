package hotline.ops.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.ops.call.AgentAtDesk;
import hotline.ops.call.Patience;
import hotline.ops.call.Problem;
import hotline.ops.phone.SipPhone;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Agents call people outside over the carrier's trunk, on a real Asterisk with real phones. */
class CallOutTest extends OutsideTrial {

    private static final Duration SOON = Duration.ofSeconds(8);

    /** @return the call's id, once the agent's phone is picked up */
    private String callOut(AgentAtDesk agent, String number) throws IOException {
        Instant asked = Instant.now();
        agent.api().post("/api/agent/call-out", Map.of("number", number, "purpose", "CALL_BACK"));
        assertThat(agent.phone().await("CALL_INCOMING", asked, SOON)).isPresent();
        // Who is busy is so at once: afterwards the agent may have no call any more.
        String call = agent.state().path("callId").asText();
        agent.phone().answer();
        return call;
    }

    @Test
    void given_agent_who_calls_a_citizen_then_they_talk_hold_and_all_is_recorded() throws IOException {
        String number = Stack.freshCitizen();
        try (AgentAtDesk agent = stack.readyAgent("1003");
                SipPhone citizen = stack.citizen(number)) {
            carrier.connect(citizen);
            Instant asked = Instant.now();
            String call = callOut(agent, number);
            assertThat(agent.event("call.pop", SOON)
                            .orElseThrow()
                            .data()
                            .path("out")
                            .path("purpose")
                            .asText())
                    .isEqualTo("CALL_BACK");
            assertThat(citizen.await("CALL_INCOMING", asked, SOON)).isPresent();
            assertThat(agent.state().path("status").asText()).isEqualTo("OFFERED");
            Patience.pause(Duration.ofSeconds(1));
            citizen.answer();
            assertThat(agent.reaches("TALKING", SOON)).isPresent();
            Patience.pause(Duration.ofSeconds(2));
            agent.talk(Map.of("act", "HOLD"));
            assertThat(agent.talkBecomes(talk -> talk.path("onHold").asBoolean(), SOON))
                    .isPresent();
            agent.talk(Map.of("act", "RESUME"));
            assertThat(agent.talkBecomes(talk -> !talk.path("onHold").asBoolean(), SOON))
                    .isPresent();
            Patience.pause(Duration.ofSeconds(1));
            citizen.hangUp();
            assertThat(agent.phone().await("CALL_CLOSED", asked, SOON)).isPresent();
            assertThat(agent.reaches("WRAP_UP", SOON)).isPresent();
            JsonNode record = stack.endedCall(call);
            assertThat(record.path("direction").asText()).isEqualTo("OUT");
            assertThat(record.path("outcome").asText()).isEqualTo("ANSWERED");
            assertThat(record.path("talkedMs").asLong()).isBetween(2_500L, 20_000L);
            assertThat(carrier.calls(number))
                    .isNotEmpty()
                    .allSatisfy(seen -> assertThat(seen.from()).isEqualTo("12345"));
            assertThat(stack.voicesOf(call)).containsExactly("CITIZEN", "AGENT");
            assertThat(citizen.audio().heardSomebody()).isTrue();
            assertThat(agent.phone().audio().heardSomebody()).isTrue();
        }
    }

    @Test
    void given_citizen_who_is_busy_then_the_agent_is_told_and_free_and_the_record_says_so() throws IOException {
        String number = Stack.freshCitizen();
        carrier.refuse(number, "486 Busy Here");
        try (AgentAtDesk agent = stack.readyAgent("1003")) {
            String call = callOut(agent, number);
            assertThat(agent.desktop()
                            .await(
                                    message -> message.type().equals("call.out")
                                            && message.data()
                                                    .path("words")
                                                    .asText()
                                                    .startsWith("对方正忙"),
                                    SOON))
                    .isPresent();
            assertThat(agent.reaches("READY", SOON)).isPresent();
            assertThat(stack.endedCall(call).path("outcome").asText()).isEqualTo("CALLEE_BUSY");
        }
    }

    @Test
    void given_hang_up_while_the_citizens_phone_rings_then_it_stops() throws IOException {
        String number = Stack.freshCitizen();
        try (AgentAtDesk agent = stack.readyAgent("1003");
                SipPhone citizen = stack.citizen(number)) {
            carrier.connect(citizen);
            Instant asked = Instant.now();
            String call = callOut(agent, number);
            assertThat(citizen.await("CALL_INCOMING", asked, SOON)).isPresent();
            agent.api().post("/api/agent/hang-up");
            assertThat(citizen.await("CALL_CLOSED", asked, SOON)).isPresent();
            assertThat(agent.phone().await("CALL_CLOSED", asked, SOON)).isPresent();
            assertThat(agent.reaches("READY", SOON)).isPresent();
            assertThat(stack.endedCall(call).path("outcome").asText()).isEqualTo("CANCELLED");
        }
    }

    @Test
    void given_server_killed_in_the_talk_then_it_goes_on_and_is_adopted() throws Exception {
        String number = Stack.freshCitizen();
        try (AgentAtDesk agent = stack.readyAgent("1003");
                SipPhone citizen = stack.citizen(number)) {
            carrier.connect(citizen);
            Instant asked = Instant.now();
            String call = callOut(agent, number);
            assertThat(citizen.await("CALL_INCOMING", asked, SOON)).isPresent();
            citizen.answer();
            assertThat(agent.reaches("TALKING", SOON)).isPresent();
            stack.kill("server");
            Patience.pause(Duration.ofSeconds(2));
            assertThat(citizen.await("CALL_CLOSED", asked, Duration.ZERO)).isEmpty();
            stack.up();
            assertThat(agent.reaches("TALKING", Duration.ofSeconds(20))
                            .orElseThrow()
                            .path("callId")
                            .asText())
                    .isEqualTo(call);
            agent.talk(Map.of("act", "HOLD"));
            Patience.pause(Duration.ofSeconds(1));
            agent.talk(Map.of("act", "RESUME"));
            citizen.hangUp();
            assertThat(agent.reaches("WRAP_UP", SOON)).isPresent();
            JsonNode record = stack.endedCall(call);
            assertThat(record.path("outcome").asText()).isEqualTo("ANSWERED");
            assertThat(record.path("direction").asText()).isEqualTo("OUT");
        }
    }

    @Test
    void given_server_killed_while_the_citizens_phone_rings_then_nobody_is_left_ringing() throws Exception {
        String number = Stack.freshCitizen();
        try (AgentAtDesk agent = stack.readyAgent("1003");
                SipPhone citizen = stack.citizen(number)) {
            carrier.connect(citizen);
            Instant asked = Instant.now();
            String call = callOut(agent, number);
            assertThat(citizen.await("CALL_INCOMING", asked, SOON)).isPresent();
            stack.kill("server");
            stack.up();
            assertThat(citizen.await("CALL_CLOSED", asked, Duration.ofSeconds(20)))
                    .isPresent();
            assertThat(agent.phone().await("CALL_CLOSED", asked, SOON)).isPresent();
            assertThat(agent.reaches("READY", SOON)).isPresent();
            assertThat(stack.endedCall(call).has("endedAt")).isTrue();
        }
    }

    @Test
    void given_other_countries_premium_services_and_the_hotline_itself_then_refused_in_chinese() throws IOException {
        try (AgentAtDesk agent = stack.readyAgent("1003")) {
            for (String number : new String[] {"001 212 555 0100", "16812345", "12345", "17909138000"}) {
                assertThatThrownBy(() -> agent.api()
                                .post("/api/agent/call-out", Map.of("number", number, "purpose", "CALL_BACK")))
                        .isInstanceOfSatisfying(Problem.class, problem -> {
                            assertThat(problem.status()).isEqualTo(422);
                            assertThat(problem.document().path("detail").asText())
                                    .matches("(?s).*\\p{IsHan}.*");
                        });
            }
            assertThat(agent.state().path("status").asText()).isEqualTo("READY");
        }
    }
}

package hotline.ops.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.ops.call.AgentAtDesk;
import hotline.ops.call.ApiClient;
import hotline.ops.call.Patience;
import hotline.ops.call.Problem;
import hotline.ops.phone.SipPhone;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What callers and agents do, on a real Asterisk with real phones. */
class CallsTest extends StackTrial {

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration PATH_TO_AGENT = Duration.ofSeconds(45);
    private static final Duration RING_TIME = Duration.ofSeconds(25);

    private ApiClient supervisor;

    @BeforeEach
    void prepare() {
        supervisor = stack.as("banzhang");
    }

    @Test
    void given_caller_in_greeting_when_hangs_up_then_call_ends_as_abandoned_in_greeting() throws IOException {
        String number = Stack.freshCitizen();
        try (SipPhone citizen = stack.citizen(number)) {
            Instant dialled = Instant.now();
            citizen.dial("12345");
            assertThat(citizen.await("CALL_ESTABLISHED", dialled, SOON)).isPresent();
            citizen.hangUp();
            assertThat(stack.lastCall(number).path("outcome").asText()).isEqualTo("ABANDONED_IN_GREETING");
        }
    }

    @Test
    void given_no_agent_when_waiting_caller_hangs_up_then_abandoned_waiting() throws IOException {
        String number = Stack.freshCitizen();
        try (SipPhone citizen = waiting(number)) {
            citizen.hangUp();
            assertThat(stack.lastCall(number).path("outcome").asText()).isEqualTo("ABANDONED_WAITING");
        }
    }

    @Test
    void given_ringing_agent_when_caller_hangs_up_then_phone_stops_and_agent_is_ready_again() throws IOException {
        String number = Stack.freshCitizen();
        try (AgentAtDesk agent = stack.readyAgent("1003");
                SipPhone citizen = stack.calling(number)) {
            Instant start = Instant.now();
            assertThat(agent.phone().await("CALL_INCOMING", start, PATH_TO_AGENT))
                    .isPresent();
            citizen.hangUp();
            assertThat(agent.phone().await("CALL_CLOSED", start, SOON)).isPresent();
            assertThat(stack.lastCall(number).path("outcome").asText()).isEqualTo("ABANDONED_RINGING");
            assertThat(agent.reaches("READY", SOON)).isPresent();
        }
    }

    @Test
    void given_talk_when_agent_hangs_up_then_wrap_up_and_ready_by_itself() throws IOException {
        String number = Stack.freshCitizen();
        try (AgentAtDesk agent = stack.readyAgent("1003");
                SipPhone citizen = stack.calling(number)) {
            answer(agent);
            agent.phone().hangUp();
            assertThat(agent.reaches("WRAP_UP", SOON)).isPresent();
            Stack.rate(citizen, "1");
            JsonNode call = stack.lastCall(number);
            assertThat(call.path("outcome").asText()).isEqualTo("ANSWERED");
            assertThat(call.path("agent").asText()).isEqualTo("1003");
            assertThat(agent.reaches("READY", Duration.ofSeconds(40))).isPresent();
        }
    }

    @Test
    void given_agent_who_does_not_answer_then_next_agent_rings_and_first_is_paused_with_the_reason()
            throws IOException {
        String number = Stack.freshCitizen();
        try (AgentAtDesk silent = stack.readyAgent("1004");
                AgentAtDesk next = stack.readyAgent("1005");
                SipPhone citizen = stack.calling(number)) {
            Instant start = Instant.now();
            assertThat(silent.phone().await("CALL_INCOMING", start, PATH_TO_AGENT))
                    .isPresent();
            assertThat(next.phone().await("CALL_INCOMING", start, RING_TIME)).isPresent();
            JsonNode paused = silent.reaches("PAUSED", SOON).orElseThrow();
            assertThat(paused.path("reason").asText()).contains("未接");
            next.phone().answer();
            assertThat(next.reaches("TALKING", SOON)).isPresent();
            citizen.hangUp();
            assertThat(stack.lastCall(number).path("agent").asText()).isEqualTo("1005");
        }
    }

    @Test
    void given_agent_whose_phone_is_not_registered_then_never_offered_and_the_desktop_says_why() throws IOException {
        String number = Stack.freshCitizen();
        ApiClient phoneless = stack.as("1006");
        phoneless.post("/api/agent/sign-in", Map.of("extension", "1006"));
        readyOrRefused(phoneless);
        assertThat(phoneless.get("/api/agent").path("phoneReachable").asBoolean())
                .isFalse();
        Patience.pause(Duration.ofMillis(200));
        try (AgentAtDesk reachable = stack.readyAgent("1007");
                SipPhone citizen = stack.calling(number)) {
            answer(reachable);
            citizen.hangUp();
            assertThat(stack.lastCall(number).path("agent").asText()).isEqualTo("1007");
        }
    }

    @Test
    void given_two_agents_when_both_sign_in_with_one_phone_then_second_is_refused_in_chinese() {
        stack.as("1008").post("/api/agent/sign-in", Map.of("extension", "1008"));
        ApiClient second = stack.as("1009");
        assertThatThrownBy(() -> second.post("/api/agent/sign-in", Map.of("extension", "1008")))
                .isInstanceOfSatisfying(Problem.class, refused -> {
                    assertThat(refused.status()).isEqualTo(422);
                    assertThat(refused.document().path("detail").asText()).contains("1008");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"anonymous", "garbage-%27%3B--", "00000", "99999999999999999999999999999999"})
    void given_anonymous_or_garbage_caller_number_then_call_is_answered_all_the_same(String number) throws IOException {
        try (AgentAtDesk agent = stack.readyAgent("1003");
                SipPhone citizen = stack.calling(number)) {
            answer(agent);
            JsonNode caller = agent.event("call.pop", SOON).orElseThrow().data().path("caller");
            assertThat(caller.path("kind").asText()).isIn("ANONYMOUS", "UNUSABLE", "SHORT_CODE");
            citizen.hangUp();
            assertThat(agent.reaches("WRAP_UP", SOON)).isPresent();
        }
    }

    private static void readyOrRefused(ApiClient agent) {
        try {
            agent.post("/api/agent/ready");
        } catch (Problem refused) {
            assertThat(refused.status()).isEqualTo(422);
        }
    }

    private static void answer(AgentAtDesk agent) throws IOException {
        Stack.pickUp(agent, Instant.EPOCH, PATH_TO_AGENT);
        assertThat(agent.reaches("TALKING", SOON)).isPresent();
    }

    private SipPhone waiting(String number) throws IOException {
        SipPhone citizen = stack.calling(number);
        assertThat(Patience.until(
                        PATH_TO_AGENT, () -> Optional.of(stack.waitingCallers()).filter(count -> count > 0)))
                .isPresent();
        return citizen;
    }
}

package hotline.ops.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.ops.call.AgentAtDesk;
import hotline.ops.call.ApiClient;
import hotline.ops.call.DesktopSocket;
import hotline.ops.call.Patience;
import hotline.ops.call.Problem;
import hotline.ops.phone.SipPhone;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Repeat and disturbing callers, on a real Asterisk with real phones. */
class CallersTest extends StackTrial {

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration TOLD_WHY = Duration.ofSeconds(70);

    private final String number = Stack.freshCitizen();
    private ApiClient supervisor;

    @BeforeEach
    void prepare() {
        supervisor = stack.as("banzhang");
    }

    @Test
    void given_third_call_in_two_hours_then_the_pop_shows_the_earlier_ones() throws IOException {
        for (int times = 0; times < 2; times++) {
            try (SipPhone citizen = stack.calling(number)) {
                assertThat(stack.waits(1)).isTrue();
                citizen.hangUp();
                assertThat(stack.waits(0)).isTrue();
            }
        }
        try (AgentAtDesk agent = stack.readyAgent("1003");
                SipPhone citizen = stack.calling(number)) {
            stack.talk(agent);
            JsonNode pop = agent.event("call.pop", SOON).orElseThrow().data();
            assertThat(words(pop, "REPEAT")).isEqualTo("重复来电：2 小时内第 3 次");
            assertThat(pop.path("earlierCalls").findValuesAsText("outcomeName")).containsExactly("排队中放弃", "排队中放弃");
            citizen.hangUp();
        }
    }

    @Test
    void
            given_abusive_caller_when_the_agent_marks_then_the_supervisor_is_told_and_blocks_and_an_emergency_comes_through()
                    throws IOException, InterruptedException {
        String call;
        try (AgentAtDesk agent = stack.readyAgent("1004");
                DesktopSocket board = DesktopSocket.open(supervisor);
                SipPhone citizen = stack.calling(number)) {
            call = stack.talk(agent);
            agent.api().post("/api/agent/incident", Map.of("kind", "ABUSE", "note", "第三次辱骂"));
            JsonNode alert = board.await(message -> message.type().equals("caller.incident"), SOON)
                    .orElseThrow()
                    .data();
            assertThat(alert.path("callId").asText()).isEqualTo(call);
            assertThat(alert.path("agent").asText()).isEqualTo("1004");
            citizen.hangUp();
            assertThat(agent.reaches("WRAP_UP", SOON)).isPresent();
        }
        JsonNode marked = supervisor
                .get("/api/caller-incidents")
                .path("items")
                .valueStream()
                .filter(one -> one.path("callId").asText().equals(call))
                .findFirst()
                .orElseThrow();
        assertThat(marked.toString()).contains("第三次辱骂").doesNotContain(number);

        String block = block(Map.of("callId", call, "days", 1, "reason", "反复辱骂"));
        turnedAway();
        emergencyComesThrough();

        stack.kill("server");
        stack.up();
        keyLeadsNowhere();

        supervisor.post("/api/blocked-callers/" + block + "/lift", Map.of("reason", "已道歉"));
        try (AgentAtDesk agent = stack.readyAgent("1004");
                SipPhone citizen = stack.calling(number)) {
            stack.talk(agent);
            JsonNode pop = agent.event("call.pop", SOON).orElseThrow().data();
            assertThat(words(pop, "MARKED")).contains("辱骂");
            assertThat(words(pop, "BLOCKED")).isEmpty();
            citizen.hangUp();
        }
    }

    @Test
    void given_numbers_and_terms_that_must_not_be_blocked_then_refused_in_chinese() {
        refused(422, "短号码", Map.of("number", "12110", "days", 3, "reason", "试"));
        refused(422, "没有可用的号码", Map.of("number", "00000", "days", 3, "reason", "试"));
        refused(400, "太大", Map.of("number", number, "days", 31, "reason", "试"));
        assertThatThrownBy(() -> stack.as("1003")
                        .post("/api/blocked-callers", Map.of("number", number, "days", 3, "reason", "试")))
                .isInstanceOfSatisfying(
                        Problem.class, refused -> assertThat(refused.status()).isEqualTo(403));
    }

    private String block(Map<String, Object> wish) {
        supervisor.post("/api/blocked-callers", wish);
        return supervisor
                .get("/api/blocked-callers")
                .path("items")
                .path(0)
                .path("id")
                .asText();
    }

    /** Told why and where else to turn, then hung up; no agent rings although one is free. */
    private void turnedAway() throws IOException {
        try (AgentAtDesk agent = stack.readyAgent("1005");
                SipPhone citizen = stack.citizen(number)) {
            Instant dialled = Instant.now();
            citizen.dial("12345");
            assertThat(citizen.await("CALL_ESTABLISHED", dialled, SOON)).isPresent();
            assertThat(citizen.await("CALL_CLOSED", dialled, Duration.ofSeconds(20)))
                    .as("never silently sent away")
                    .isEmpty();
            assertThat(citizen.await("CALL_CLOSED", dialled, TOLD_WHY)).isPresent();
            assertThat(citizen.audio().heardSomebody()).isTrue();
            assertThat(agent.state().path("status").asText()).isEqualTo("READY");
            assertThat(stack.lastCall(number).path("outcome").asText()).isEqualTo("TURNED_AWAY");
        }
        stack.signEveryoneOut();
    }

    /** With the key that leads everybody else to a person. */
    private void keyLeadsNowhere() throws IOException {
        try (AgentAtDesk agent = stack.readyAgent("1005");
                SipPhone citizen = stack.calling(number)) {
            Patience.pause(Duration.ofSeconds(10));
            assertThat(agent.state().path("status").asText()).isEqualTo("READY");
            citizen.hangUp();
            assertThat(stack.lastCall(number).path("outcome").asText()).isEqualTo("TURNED_AWAY");
        }
        stack.signEveryoneOut();
    }

    /** Before a caller who waits longer, with the flag. */
    private void emergencyComesThrough() throws IOException {
        try (SipPhone earlier = stack.calling(Stack.freshCitizen())) {
            assertThat(stack.waits(1)).isTrue();
            try (SipPhone citizen = stack.citizen(number)) {
                Instant dialled = Instant.now();
                citizen.dial("12345");
                assertThat(citizen.await("CALL_ESTABLISHED", dialled, SOON)).isPresent();
                Patience.pause(Duration.ofSeconds(1));
                citizen.press("9");
                Patience.pause(Duration.ofSeconds(5));
                try (AgentAtDesk agent = stack.readyAgent("1006")) {
                    stack.talk(agent);
                    JsonNode pop = agent.event("call.pop", SOON).orElseThrow().data();
                    assertThat(pop.path("caller").path("number").asText()).isEqualTo(number);
                    assertThat(words(pop, "BLOCKED")).contains("人命关天");
                    citizen.hangUp();
                    assertThat(agent.reaches("WRAP_UP", SOON)).isPresent();
                }
            }
            earlier.hangUp();
        }
        stack.signEveryoneOut();
    }

    private static String words(JsonNode pop, String kind) {
        return pop.path("notices")
                .valueStream()
                .filter(notice -> notice.path("kind").asText().equals(kind))
                .map(notice -> notice.path("words").asText())
                .findFirst()
                .orElse("");
    }

    private void refused(int status, String why, Map<String, Object> wish) {
        assertThatThrownBy(() -> supervisor.post("/api/blocked-callers", wish))
                .isInstanceOfSatisfying(Problem.class, refused -> {
                    assertThat(refused.status()).isEqualTo(status);
                    assertThat(refused.document().path("detail").asText()).contains(why);
                });
    }
}

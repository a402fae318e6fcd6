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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Breaks, wrap-up, a supervisor's orders, times in states, the wallboard and whose turn it is, over a kill of the server. */
class AgentsTest extends StackTrial {

    private static final Duration SOON = Duration.ofSeconds(10);

    private ApiClient supervisor;

    @BeforeEach
    void prepare() {
        supervisor = stack.as("banzhang");
    }

    @Test
    void given_states_and_a_killed_server_then_all_are_as_before_and_the_gap_is_unknown() throws Exception {
        Instant began = Instant.now();
        try (AgentAtDesk resting = stack.readyAgent("1005");
                AgentAtDesk working = stack.readyAgent("1006");
                SipPhone citizen = stack.calling(Stack.freshCitizen())) {
            resting.api().post("/api/agent/break", Map.of("reason", "用餐"));
            assertThatThrownBy(() -> working.api().post("/api/agent/break", Map.of("reason", "逛街")))
                    .isInstanceOfSatisfying(
                            Problem.class,
                            refused -> assertThat(
                                            refused.document().path("detail").asText())
                                    .contains("用餐"));
            JsonNode rest = resting.reaches("BREAK", SOON).orElseThrow();
            assertThat(rest.path("breakUntil").asText()).isNotEmpty();
            stack.talk(working);
            supervisor.post("/api/agents/1006/order", Map.of("order", "SIGN_OUT", "reason", "换班"));
            assertThat(working.event("agent.notice", SOON)
                            .orElseThrow()
                            .data()
                            .path("text")
                            .asText())
                    .contains("换班")
                    .contains("通话结束后");
            assertThat(working.state().path("status").asText()).isEqualTo("TALKING");
            Patience.pause(Duration.ofSeconds(6));

            stack.kill("server");
            Patience.pause(Duration.ofSeconds(7));
            stack.up();

            JsonNode after = Patience.until(
                            SOON,
                            () -> Optional.of(resting.state())
                                    .filter(state ->
                                            state.path("status").asText().equals("BREAK")))
                    .orElseThrow();
            assertThat(after.path("reason").asText()).isEqualTo("用餐");
            assertThat(Instant.parse(after.path("breakUntil").asText()).getEpochSecond())
                    .isEqualTo(Instant.parse(rest.path("breakUntil").asText()).getEpochSecond());
            assertThat(working.reaches("TALKING", SOON)
                            .orElseThrow()
                            .path("afterCall")
                            .asText())
                    .isEqualTo("SIGNED_OUT");
            citizen.hangUp();
            assertThat(working.reaches("SIGNED_OUT", SOON)).isPresent();

            Patience.pause(Duration.ofSeconds(6));
            JsonNode times = supervisor.get("/api/agents/1005/times?from=" + began + "&to=" + Instant.now());
            List<String> states = times.path("spans")
                    .valueStream()
                    .map(span -> span.path("status").asText())
                    .toList();
            System.out.println("times of 1005: " + times.path("spans"));
            assertThat(states).containsSubsequence("READY", "BREAK", "UNKNOWN", "BREAK");
            JsonNode gap = times.path("spans")
                    .valueStream()
                    .filter(span -> span.path("status").asText().equals("UNKNOWN"))
                    .findFirst()
                    .orElseThrow();
            assertThat(Duration.between(
                            Instant.parse(gap.path("from").asText()),
                            Instant.parse(gap.path("to").asText())))
                    .isBetween(Duration.ofSeconds(5), Duration.ofSeconds(60));
            everySecondOnce(times);
        }
    }

    @Test
    void given_an_agent_who_just_had_a_call_when_the_server_was_killed_then_the_next_goes_to_who_is_idle_for_longer()
            throws Exception {
        try (AgentAtDesk first = stack.readyAgent("1005");
                SipPhone served = stack.calling(Stack.freshCitizen())) {
            stack.talk(first);
            try (AgentAtDesk idle = stack.readyAgent("1006")) {
                served.hangUp();
                assertThat(first.reaches("WRAP_UP", SOON)).isPresent();
                first.api().post("/api/agent/wrap-up/finish");
                // What Asterisk keeps for the next process is told to it a moment after the answer.
                Patience.pause(Duration.ofSeconds(1));

                stack.kill("server");
                stack.up();
                assertThat(first.reaches("READY", SOON)).isPresent();
                assertThat(idle.reaches("READY", SOON)).isPresent();
                Instant called = Instant.now();
                try (SipPhone next = stack.calling(Stack.freshCitizen())) {
                    Stack.pickUp(idle, called, Duration.ofSeconds(45));
                    assertThat(first.phone().await("CALL_INCOMING", called, Duration.ZERO))
                            .isEmpty();
                    next.hangUp();
                }
            }
        }
    }

    private static void everySecondOnce(JsonNode times) {
        String end = null;
        for (JsonNode span : times.path("spans")) {
            if (end != null) {
                assertThat(span.path("from").asText()).isGreaterThanOrEqualTo(end);
            }
            end = span.path("to").asText();
        }
    }

    @Test
    void given_wrap_up_then_extended_twice_and_then_refused() throws Exception {
        try (AgentAtDesk agent = stack.readyAgent("1005");
                SipPhone citizen = stack.calling(Stack.freshCitizen())) {
            stack.talk(agent);
            citizen.hangUp();
            Instant until = Instant.parse(agent.reaches("WRAP_UP", SOON)
                    .orElseThrow()
                    .path("wrapUpUntil")
                    .asText());
            agent.api().post("/api/agent/wrap-up/extend");
            agent.api().post("/api/agent/wrap-up/extend");
            assertThat(Instant.parse(agent.state().path("wrapUpUntil").asText()))
                    .isEqualTo(until.plusSeconds(60));
            assertThatThrownBy(() -> agent.api().post("/api/agent/wrap-up/extend"))
                    .isInstanceOf(Problem.class);
            agent.api().post("/api/agent/wrap-up/finish");
        }
    }

    @Test
    void given_a_call_then_the_wallboard_counts_it_and_still_does_after_a_restart_and_the_page_says_why()
            throws Exception {
        JsonNode before = complete();
        String call;
        try (AgentAtDesk agent = stack.readyAgent("1005");
                SipPhone citizen = stack.calling(Stack.freshCitizen())) {
            call = stack.talk(agent);
            citizen.hangUp();
            stack.endedCall(call);
            popsAreAcknowledged(agent);
        }
        JsonNode after = complete();
        assertThat(day(after, "entered")).isEqualTo(day(before, "entered") + 1);
        assertThat(day(after, "inTime")).isEqualTo(day(before, "inTime") + 1);

        stack.kill("server");
        stack.up();
        JsonNode restarted = complete();
        for (String figure : List.of("entered", "answered", "inTime", "abandoned")) {
            assertThat(day(restarted, figure)).as(figure).isEqualTo(day(after, figure));
        }

        JsonNode why = supervisor.get("/debug/calls/" + call);
        JsonNode offered = why.path("story")
                .valueStream()
                .filter(step -> step.path("why").size() > 0)
                .findFirst()
                .orElseThrow();
        System.out.println("why: " + offered);
        assertThat(offered.path("what").asText()).contains("派给话务员 1005");
        assertThat(offered.path("why").toString()).contains("要求技能").contains("空闲");
    }

    private static void popsAreAcknowledged(AgentAtDesk agent) {
        assertThat(agent.event("call.pop", SOON).map(DesktopSocket.Received::data))
                .isPresent();
    }

    private JsonNode complete() {
        return Patience.until(
                        Duration.ofSeconds(30),
                        () -> Optional.of(supervisor.get("/api/wallboard"))
                                .filter(board -> board.path("complete").asBoolean()))
                .orElseThrow();
    }

    private static int day(JsonNode board, String figure) {
        return board.path("total").path("day").path(figure).asInt();
    }
}

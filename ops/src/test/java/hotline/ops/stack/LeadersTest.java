package hotline.ops.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.ops.call.AgentAtDesk;
import hotline.ops.call.ApiClient;
import hotline.ops.call.Patience;
import hotline.ops.phone.SipPhone;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Leaders take calls by roster (Art 23), on a real Asterisk with real phones. */
@Tag("stack")
class LeadersTest {

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final String LEADER = "1021";

    private Stack stack;
    private ApiClient supervisor;

    @BeforeEach
    void connect() throws IOException {
        stack = Stack.connect();
        supervisor = stack.as("banzhang");
    }

    @AfterEach
    void offTheRoster() {
        stack.signEveryoneOut();
        duties().forEach(this::remove);
    }

    @Test
    void given_leader_on_duty_and_signed_in_then_key_4_leads_to_the_leader_and_the_ticket_has_the_channel()
            throws IOException {
        onDuty();
        try (AgentAtDesk leader = stack.readyAgent(LEADER);
                AgentAtDesk agent = stack.readyAgent("1003")) {
            assertThat(present()).isTrue();
            try (SipPhone citizen = stack.citizen(Stack.freshCitizen())) {
                citizen.dial("12345");
                assertThat(citizen.await("CALL_ESTABLISHED", Instant.EPOCH, SOON))
                        .isPresent();
                Patience.pause(Duration.ofMillis(500));
                citizen.press("4");
                stack.talk(leader);
                JsonNode pop = leader.event("call.pop", SOON).orElseThrow().data();
                assertThat(Stack.draft(leader, pop).path("channel").asText()).isEqualTo("ROTATING_LEADER");
                assertThat(agent.state().path("status").asText()).isEqualTo("READY");
                citizen.hangUp();
                assertThat(leader.reaches("WRAP_UP", SOON)).isPresent();
            }
        }
    }

    @Test
    void given_leader_on_duty_then_a_general_call_is_not_the_leaders() throws IOException {
        onDuty();
        try (AgentAtDesk leader = stack.readyAgent(LEADER)) {
            assertThat(present()).isTrue();
            try (SipPhone citizen = stack.calling(Stack.freshCitizen())) {
                assertThat(stack.waits(1)).isTrue();
                assertThat(leader.state().path("status").asText()).isEqualTo("READY");
                try (AgentAtDesk agent = stack.readyAgent("1003")) {
                    stack.talk(agent);
                    agent.talk(Map.of("act", "TO_QUEUE", "queue", "leader"));
                    Stack.pickUp(leader, Instant.EPOCH, Duration.ofSeconds(20));
                    assertThat(leader.reaches("TALKING", SOON)).isPresent();
                    citizen.hangUp();
                    assertThat(leader.reaches("WRAP_UP", SOON)).isPresent();
                }
            }
        }
    }

    @Test
    void given_caller_who_waits_for_the_leader_when_the_leader_goes_then_a_person_takes_the_call() throws IOException {
        onDuty();
        try (AgentAtDesk leader = stack.readyAgent(LEADER)) {
            assertThat(present()).isTrue();
            leader.api().post("/api/agent/break", Map.of("reason", "开会"));
            try (SipPhone citizen = stack.citizen(Stack.freshCitizen());
                    AgentAtDesk agent = stack.readyAgent("1003")) {
                citizen.dial("12345");
                assertThat(citizen.await("CALL_ESTABLISHED", Instant.EPOCH, SOON))
                        .isPresent();
                Patience.pause(Duration.ofMillis(500));
                citizen.press("4");
                Patience.pause(Duration.ofSeconds(6));
                assertThat(agent.state().path("status").asText()).isEqualTo("READY");
                leader.signOut();
                Stack.pickUp(agent, Instant.EPOCH, Duration.ofSeconds(20));
                assertThat(agent.reaches("TALKING", SOON)).isPresent();
                citizen.hangUp();
                assertThat(agent.reaches("WRAP_UP", SOON)).isPresent();
            }
        }
    }

    private void onDuty() {
        Instant now = Instant.now();
        supervisor.post(
                "/api/leader-duties",
                Map.of(
                        "leader",
                        "张三",
                        "post",
                        "市政府副秘书长",
                        "agent",
                        LEADER,
                        "startsAt",
                        now.minusSeconds(60).toString(),
                        "endsAt",
                        now.plusSeconds(3600).toString()));
    }

    private boolean present() {
        return Patience.until(
                        Duration.ofSeconds(15),
                        () -> Optional.of(true)
                                .filter(_ -> supervisor
                                        .get("/api/leader-duties")
                                        .path("items")
                                        .valueStream()
                                        .anyMatch(duty -> duty.path("present").asBoolean())))
                .isPresent();
    }

    private java.util.List<String> duties() {
        return supervisor.get("/api/leader-duties").path("items").findValuesAsText("id");
    }

    private void remove(String duty) {
        supervisor.delete("/api/leader-duties/" + duty);
    }
}

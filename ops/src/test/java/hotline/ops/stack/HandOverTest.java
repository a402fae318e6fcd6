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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Joint desks of the emergency services take calls over (Art 18), on a real Asterisk with real phones. */
class HandOverTest extends StackTrial {

    private static final Duration SOON = Duration.ofSeconds(5);
    /** The main seat rings for 15 s. */
    private static final Duration ALTERNATE = Duration.ofSeconds(20);

    @Test
    void given_three_way_with_the_police_when_desk_has_confirmed_then_agent_leaves_and_the_two_go_on()
            throws IOException {
        try (AgentAtDesk agent = stack.readyAgent("1003");
                SipPhone desk = stack.desk("9110");
                SipPhone citizen = stack.calling(Stack.freshCitizen())) {
            String call = stack.talk(agent);
            Instant asked = JointDesk.rings(desk, agent, "110");
            assertThat(agent.state().path("status").asText()).isEqualTo("TALKING");
            desk.answer();
            assertThat(agent.talkBecomes(talk -> guest(talk, "stage").equals("TOGETHER"), ALTERNATE))
                    .isPresent();
            assertThat(stack.handOverSteps(call, "THREE_WAY", SOON))
                    .contains("ASKED", "DESK_RINGS", "DESK_ANSWERED", "THREE_WAY");

            refused(agent, Map.of("act", "LEAVE"), "联动席尚未按键确认");
            desk.press("1");
            assertThat(agent.talkBecomes(talk -> confirmed(talk, "confirmedByKey"), SOON))
                    .isPresent();
            refused(agent, Map.of("act", "LEAVE"), "口头确认");
            JointDesk.takesOver(desk, agent, citizen, asked);
            assertThat(citizen.audio().heardSomebody()).isTrue();
            assertThat(desk.audio().heardSomebody()).isTrue();
            assertThat(stack.handOverSteps(call, "CITIZEN_LEFT", SOON))
                    .containsExactly(
                            "ASKED",
                            "DESK_RINGS",
                            "DESK_ANSWERED",
                            "THREE_WAY",
                            "CONFIRMED_BY_KEY",
                            "CONFIRMED_SPOKEN",
                            "AGENT_LEFT",
                            "CITIZEN_LEFT");
            assertThat(speakers(call)).contains("CITIZEN", "AGENT", "THIRD");
        }
    }

    @Test
    void given_main_desk_that_does_not_answer_then_the_alternate_rings_while_citizen_and_agent_talk()
            throws IOException {
        try (AgentAtDesk agent = stack.readyAgent("1004");
                SipPhone main = stack.desk("9119");
                SipPhone alternate = stack.desk("9219");
                SipPhone citizen = stack.calling(Stack.freshCitizen())) {
            String call = stack.talk(agent);
            Instant asked = JointDesk.rings(main, agent, "119", Map.of("thenLeave", true));
            assertThat(alternate.await("CALL_INCOMING", asked, ALTERNATE)).isPresent();
            alternate.answer();
            assertThat(agent.talkBecomes(talk -> guest(talk, "stage").equals("TOGETHER"), ALTERNATE))
                    .isPresent();
            agent.talk(Map.of("act", "CONFIRM_SPOKEN"));
            alternate.press("1");
            assertThat(agent.reaches("WRAP_UP", SOON)).isPresent();
            assertThat(citizen.await("CALL_CLOSED", asked, Duration.ofSeconds(1)))
                    .isEmpty();
            alternate.hangUp();
            assertThat(citizen.await("CALL_CLOSED", asked, SOON)).isPresent();
            assertThat(stack.handOverSteps(call, "DESK_LEFT", SOON))
                    .containsSubsequence("DESK_RINGS", "NO_ANSWER", "DESK_RINGS", "DESK_ANSWERED", "DESK_LEFT");
        }
    }

    @Test
    void given_agent_who_drops_while_the_desk_rings_then_the_citizen_waits_and_meets_the_desk() throws IOException {
        try (AgentAtDesk agent = stack.readyAgent("1005");
                SipPhone desk = stack.desk("9120");
                SipPhone citizen = stack.calling(Stack.freshCitizen())) {
            String call = stack.talk(agent);
            Instant asked = JointDesk.rings(desk, agent, "120");
            agent.phone().hangUp();
            assertThat(agent.reaches("WRAP_UP", SOON)).isPresent();
            assertThat(citizen.await("CALL_CLOSED", asked, Duration.ofSeconds(1)))
                    .isEmpty();
            desk.answer();
            Patience.pause(Duration.ofSeconds(3));
            citizen.hangUp();
            assertThat(desk.await("CALL_CLOSED", asked, SOON)).isPresent();
            assertThat(desk.audio().heardSomebody()).isTrue();
            assertThat(stack.handOverSteps(call, "CITIZEN_LEFT", SOON)).contains("AGENT_DROPPED", "DESK_ANSWERED");
        }
    }

    @Test
    void given_no_desk_at_all_then_the_agent_is_told_and_the_talk_goes_on() throws IOException {
        try (AgentAtDesk agent = stack.readyAgent("1006");
                SipPhone citizen = stack.calling(Stack.freshCitizen())) {
            String call = stack.talk(agent);
            agent.talk(Map.of("act", "HAND_OVER", "service", "122"));
            JsonNode talk = agent.talkBecomes(it -> it.path("note").asText().contains("无人接听"), SOON)
                    .orElseThrow();
            assertThat(talk.path("note").asText()).contains("122").contains("无人接听");
            assertThat(agent.state().path("status").asText()).isEqualTo("TALKING");
            assertThat(stack.handOverSteps(call, "FAILED", SOON))
                    .containsSubsequence("DESK_RINGS", "NO_ANSWER", "NO_ANSWER", "FAILED");
            citizen.hangUp();
            assertThat(agent.reaches("WRAP_UP", SOON)).isPresent();
        }
    }

    private static void refused(AgentAtDesk agent, Map<String, Object> act, String why) {
        assertThatThrownBy(() -> agent.talk(act)).isInstanceOfSatisfying(Problem.class, refused -> {
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.document().path("detail").asText()).contains(why);
        });
    }

    private static String guest(JsonNode talk, String field) {
        return talk.path("guest").path(field).asText();
    }

    private static boolean confirmed(JsonNode talk, String field) {
        return talk.path("guest").path("handOver").path(field).asBoolean();
    }

    private List<String> speakers(String call) {
        return Patience.until(
                        Duration.ofSeconds(30),
                        () -> stack.as("banzhang")
                                .get("/api/recordings?callId=" + call)
                                .path("recordings")
                                .valueStream()
                                .findFirst())
                .orElseThrow()
                .path("speakers")
                .valueStream()
                .map(JsonNode::asText)
                .toList();
    }
}

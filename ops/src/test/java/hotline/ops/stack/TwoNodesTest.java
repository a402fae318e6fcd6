package hotline.ops.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.ops.call.AgentAtDesk;
import hotline.ops.call.Patience;
import hotline.ops.phone.SipPhone;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two Asterisks, one server: who is rung where, and {@code kill -9} of one of them. On a stack of its own. */
class TwoNodesTest extends StackTrial {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration ALARM = Duration.ofSeconds(25);
    private static final Duration PATH_TO_AGENT = Duration.ofSeconds(45);
    private static final String SUPERVISORS_PHONE = "1060";

    private static Stack stackOfTwo;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        stackOfTwo = Stack.startOfTwoNodes();
    }

    @AfterAll
    static void stop() throws IOException, InterruptedException {
        stackOfTwo.down();
    }

    @Override
    Stack connect() {
        return stackOfTwo;
    }

    @AfterEach
    void bothAreBack() throws IOException, InterruptedException {
        stack.up();
    }

    @Test
    void given_talks_and_callers_on_both_when_one_dies_then_all_but_its_talks_goes_on_and_it_comes_back()
            throws Exception {
        String lost = Stack.freshCitizen();
        String late = Stack.freshCitizen();
        try (AgentAtDesk first = stack.readyAgent("1021");
                SipPhone there = stack.calling(2, Stack.freshCitizen())) {
            String dying = stack.talk(first);
            assertThat(dying).startsWith("2-");
            try (AgentAtDesk second = stack.readyAgent("1022");
                    SipPhone here = stack.calling(1, Stack.freshCitizen());
                    SipPhone waitsThere = stack.calling(2, lost)) {
                String living = stack.talk(second);
                assertThat(living).doesNotStartWith("2-");
                assertThat(stack.waits(1)).isTrue();
                try (SipPhone waitsHere = stack.calling(1, late)) {
                    assertThat(stack.waits(2)).isTrue();

                    Instant killed = Instant.now();
                    stack.kill("asterisk-2");
                    waitsThere.hangUp();
                    there.hangUp();
                    first.phone().hangUp();

                    try (SipPhone again = stack.calling(1, lost)) {
                        assertThat(first.reaches("WRAP_UP", SOON))
                                .as("the talk on the dead node is over")
                                .isPresent();
                        assertThat(stack.endedCall(dying).path("outcome").asText())
                                .isEqualTo("ANSWERED");
                        assertThat(second.state().path("callId").asText())
                                .as("the other node's talk goes on")
                                .isEqualTo(living);
                        assertThat(alarmOfSecondNode(ALARM)).isPresent();

                        assertThat(stack.waits(2))
                                .as("who was cut off waits again")
                                .isTrue();
                        first.api().post("/api/agent/wrap-up/finish");
                        Stack.pickUp(first, killed, SOON);
                        assertThat(callerOf(first))
                                .as("with the place of before")
                                .isEqualTo(masked(lost));
                        first.phone().hangUp();
                        again.hangUp();
                        assertThat(first.reaches("WRAP_UP", SOON)).isPresent();

                        Instant next = Instant.now();
                        first.api().post("/api/agent/wrap-up/finish");
                        Stack.pickUp(first, next, SOON);
                        assertThat(callerOf(first)).isEqualTo(masked(late));
                        waitsHere.hangUp();
                        assertThat(first.reaches("WRAP_UP", SOON)).isPresent();
                    }
                }

                stack.up();
                assertThat(Patience.until(
                                ALARM,
                                () -> Optional.of(true)
                                        .filter(_ -> secondNodesAlarm().isEmpty())))
                        .as("the alarm is over")
                        .isPresent();
                Instant returned = Instant.now();
                try (SipPhone citizen = stack.calling(2, Stack.freshCitizen())) {
                    first.api().post("/api/agent/ready");
                    Stack.pickUp(first, returned, PATH_TO_AGENT);
                    assertThat(callOf(first)).startsWith("2-");
                    citizen.hangUp();
                    assertThat(first.reaches("WRAP_UP", SOON)).isPresent();
                }
                assertThat(second.state().path("callId").asText())
                        .as("and still goes on")
                        .isEqualTo(living);
                here.hangUp();
            }
        }
    }

    @Test
    void given_a_talk_on_the_second_node_then_hold_consultation_and_supervision_are_there_and_all_is_recorded()
            throws Exception {
        try (SipPhone own = stack.phone(SUPERVISORS_PHONE, Stack.voice("agent-answer-2"));
                SipPhone colleague = stack.phone("1023", Stack.voice("agent-answer-2"));
                AgentAtDesk agent = stack.readyAgent("1021");
                SipPhone citizen = stack.calling(2, Stack.freshCitizen())) {
            String call = stack.talk(agent);

            agent.talk(Map.of("act", "HOLD"));
            assertThat(agent.talkBecomes(talk -> talk.path("onHold").asBoolean(), SOON))
                    .isPresent();
            agent.talk(Map.of("act", "RESUME"));
            Instant asked = Instant.now();
            agent.talk(Map.of("act", "CONSULT", "number", "1023"));
            assertThat(colleague.await("CALL_INCOMING", asked, SOON)).isPresent();
            colleague.answer();
            Patience.pause(Duration.ofSeconds(2));
            colleague.hangUp();

            Instant listens = new Supervisor(stack, "1021", SUPERVISORS_PHONE).listens(own);
            Patience.pause(Duration.ofSeconds(1));
            citizen.hangUp();

            assertThat(agent.reaches("WRAP_UP", SOON)).isPresent();
            assertThat(own.await("CALL_CLOSED", listens, SOON)).isPresent();
            assertThat(stack.voicesOf(call)).contains("CITIZEN", "AGENT");
        }
    }

    private static String callOf(AgentAtDesk agent) {
        return agent.reaches("TALKING", SOON).orElseThrow().path("callId").asText();
    }

    private String callerOf(AgentAtDesk agent) {
        String call = callOf(agent);
        return Patience.until(SOON, () -> Optional.of(stack.as("banzhang").get("/api/calls/" + call)))
                .orElseThrow()
                .path("callerMasked")
                .asText();
    }

    private static String masked(String number) {
        return number.substring(0, 3) + "****" + number.substring(7);
    }

    private Optional<JsonNode> alarmOfSecondNode(Duration limit) {
        return Patience.until(limit, () -> secondNodesAlarm().stream().findFirst());
    }

    private List<JsonNode> secondNodesAlarm() {
        return stack.as("banzhang")
                .get("/api/alarms")
                .path("alarms")
                .valueStream()
                .filter(alarm -> alarm.path("kind").asText().equals("NODE_AWAY")
                        && alarm.path("subject").asText().equals("节点 2"))
                .toList();
    }
}

package hotline.ops.stack;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.ops.call.AgentAtDesk;
import hotline.ops.call.Patience;
import hotline.ops.phone.SipPhone;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * {@code kill -9} of the server at the most dangerous moments of a call and of a hand-over, on a real Asterisk, and its
 * return. All edges, without Asterisk: {@code hotline.telephony.core.EdgesTest}.
 */
class KilledAtEdgesTest extends StackTrial {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration NEXT_RING = Duration.ofSeconds(60);
    private static final String SUPERVISORS_PHONE = "1060";

    @AfterEach
    void theServerIsBack() throws IOException, InterruptedException {
        stack.up();
    }

    @Test
    void given_call_just_offered_when_killed_then_the_caller_gets_an_agent_and_the_agent_one_call() throws Exception {
        try (SipPhone citizen = stack.calling(Stack.freshCitizen())) {
            assertThat(stack.waits(1)).isTrue();
            try (AgentAtDesk agent = stack.agent("1007")) {
                Instant free = Instant.now();
                agent.becomeReady();
                stack.kill("server");
                Stack.pickUp(agent, free, NEXT_RING);
                stack.up();
                talksAfterwards(agent, citizen, free);
            }
        }
    }

    @Test
    void given_ringing_phone_when_killed_then_it_rings_on_and_the_talk_is_adopted() throws Exception {
        try (AgentAtDesk agent = stack.readyAgent("1007");
                SipPhone citizen = stack.calling(Stack.freshCitizen())) {
            assertThat(agent.phone().await("CALL_INCOMING", Instant.EPOCH, NEXT_RING))
                    .isPresent();
            Instant killed = Instant.now();
            stack.kill("server");
            Patience.pause(Duration.ofSeconds(1));
            assertThat(agent.phone().await("CALL_CLOSED", killed, Duration.ZERO))
                    .isEmpty();
            agent.phone().answer();
            stack.up();
            talksAfterwards(agent, citizen, killed);
        }
    }

    @Test
    void given_phone_that_rings_out_while_the_server_is_dead_then_the_caller_waits_on_and_gets_an_agent()
            throws Exception {
        try (AgentAtDesk agent = stack.readyAgent("1007");
                SipPhone citizen = stack.calling(Stack.freshCitizen())) {
            assertThat(agent.phone().await("CALL_INCOMING", Instant.EPOCH, NEXT_RING))
                    .isPresent();
            Instant killed = Instant.now();
            stack.kill("server");
            assertThat(agent.phone().await("CALL_CLOSED", killed, NEXT_RING)).isPresent();
            assertThat(citizen.await("CALL_CLOSED", killed, Duration.ofSeconds(2)))
                    .isEmpty();
            stack.up();
            try (AgentAtDesk second = stack.readyAgent("1008")) {
                Stack.pickUp(second, killed, NEXT_RING);
                talksAfterwards(second, citizen, killed);
            }
        }
    }

    @Test
    void given_call_just_answered_when_killed_then_the_talk_is_adopted() throws Exception {
        try (AgentAtDesk agent = stack.readyAgent("1007");
                SipPhone citizen = stack.calling(Stack.freshCitizen())) {
            Stack.pickUp(agent, Instant.EPOCH, NEXT_RING);
            Instant answered = Instant.now();
            stack.kill("server");
            stack.up();
            talksAfterwards(agent, citizen, answered);
        }
    }

    @Test
    void given_citizen_on_hold_when_killed_then_music_goes_on_and_the_agent_takes_them_back() throws Exception {
        try (AgentAtDesk agent = stack.readyAgent("1007");
                SipPhone citizen = stack.calling(Stack.freshCitizen())) {
            stack.talk(agent);
            agent.talk(Map.of("act", "HOLD"));
            assertThat(agent.talkBecomes(talk -> talk.path("onHold").asBoolean(), SOON))
                    .isPresent();
            Instant killed = Instant.now();
            stack.kill("server");
            stack.up();
            assertThat(agent.reaches("TALKING", SOON)).isPresent();
            agent.talk(Map.of("act", "RESUME"));
            Patience.pause(Duration.ofSeconds(1));
            talksAfterwards(agent, citizen, killed);
        }
    }

    @Test
    void given_joint_desk_that_rings_when_killed_and_answers_meanwhile_then_all_three_meet_and_it_goes_on()
            throws Exception {
        try (AgentAtDesk agent = stack.readyAgent("1007");
                SipPhone desk = stack.desk("9110");
                SipPhone citizen = stack.calling(Stack.freshCitizen())) {
            String call = stack.talk(agent);
            Instant asked = JointDesk.rings(desk, agent, "110");
            stack.kill("server");
            desk.answer();
            stack.up();
            assertThat(citizen.await("CALL_CLOSED", asked, Duration.ZERO)).isEmpty();
            assertThat(stack.handOverSteps(call, "THREE_WAY", SOON)).contains("DESK_ANSWERED");
            desk.press("1");
            assertThat(stack.handOverSteps(call, "CONFIRMED_BY_KEY", SOON)).isNotEmpty();
            JointDesk.takesOver(desk, agent, citizen, asked);
        }
    }

    @Test
    void given_joint_desk_that_has_confirmed_when_killed_then_the_agent_may_leave_afterwards() throws Exception {
        try (AgentAtDesk agent = stack.readyAgent("1007");
                SipPhone desk = stack.desk("9110");
                SipPhone citizen = stack.calling(Stack.freshCitizen())) {
            String call = stack.talk(agent);
            Instant asked = JointDesk.rings(desk, agent, "110");
            desk.answer();
            assertThat(stack.handOverSteps(call, "THREE_WAY", SOON)).isNotEmpty();
            desk.press("1");
            assertThat(stack.handOverSteps(call, "CONFIRMED_BY_KEY", SOON)).isNotEmpty();
            stack.kill("server");
            stack.up();
            assertThat(agent.reaches("TALKING", SOON)).isPresent();
            JointDesk.takesOver(desk, agent, citizen, asked);
        }
    }

    @Test
    void given_supervisor_who_listens_when_killed_then_still_known_and_can_be_stopped() throws Exception {
        try (AgentAtDesk agent = stack.readyAgent("1007");
                SipPhone own = stack.phone(SUPERVISORS_PHONE, Stack.voice("agent-answer-2"));
                SipPhone citizen = stack.calling(Stack.freshCitizen())) {
            stack.talk(agent);
            Supervisor supervisor = new Supervisor(stack, "1007", SUPERVISORS_PHONE);
            Instant asked = supervisor.listens(own);
            stack.kill("server");
            stack.up();
            assertThat(own.await("CALL_CLOSED", asked, Duration.ZERO)).isEmpty();
            supervisor.supervise("WHISPER");
            Patience.pause(Duration.ofSeconds(1));
            assertThat(own.await("CALL_CLOSED", asked, Duration.ZERO)).isEmpty();
            supervisor.supervise("STOP");
            assertThat(own.await("CALL_CLOSED", asked, SOON)).isPresent();
            talksAfterwards(agent, citizen, asked);
        }
    }

    @Test
    void given_supervisor_who_took_over_when_killed_then_the_talk_goes_on() throws Exception {
        try (AgentAtDesk agent = stack.readyAgent("1007");
                SipPhone own = stack.phone(SUPERVISORS_PHONE, Stack.voice("agent-answer-2"));
                SipPhone citizen = stack.calling(Stack.freshCitizen())) {
            stack.talk(agent);
            Supervisor supervisor = new Supervisor(stack, "1007", SUPERVISORS_PHONE);
            Instant asked = supervisor.listens(own);
            supervisor.supervise("TAKE_OVER");
            assertThat(agent.reaches("WRAP_UP", SOON)).isPresent();
            Patience.pause(Duration.ofSeconds(1));
            stack.kill("server");
            stack.up();
            Patience.pause(Duration.ofSeconds(5));
            assertThat(citizen.await("CALL_CLOSED", asked, Duration.ZERO)).isEmpty();
            assertThat(own.await("CALL_CLOSED", asked, Duration.ZERO)).isEmpty();
            citizen.hangUp();
            assertThat(own.await("CALL_CLOSED", asked, SOON)).isPresent();
        }
    }

    private void talksAfterwards(AgentAtDesk agent, SipPhone citizen, Instant since) throws IOException {
        assertThat(agent.reaches("TALKING", SOON)).as("adopted").isPresent();
        assertThat(citizen.await("CALL_CLOSED", since, Duration.ofSeconds(1)))
                .as("nobody was cut")
                .isEmpty();
        assertThat(stack.waitingCallers()).isZero();
        citizen.hangUp();
        assertThat(agent.reaches("WRAP_UP", SOON)).as("not stuck").isPresent();
        assertThat(stack.as("admin")
                        .get("/api/alarms")
                        .path("alarms")
                        .valueStream()
                        .map(alarm -> alarm.path("kind").asText())
                        .filter(kind -> !kind.startsWith("RECORDING")))
                .as("what must always hold does")
                .isEmpty();
    }
}

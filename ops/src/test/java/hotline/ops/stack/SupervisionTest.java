package hotline.ops.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.ops.call.AgentAtDesk;
import hotline.ops.call.Patience;
import hotline.ops.call.Problem;
import hotline.ops.phone.SipPhone;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A supervisor listens, whispers, barges in and takes over, on a real Asterisk with real phones. */
class SupervisionTest extends StackTrial {

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final String PHONE = "1060";

    private Supervisor supervisor;

    @BeforeEach
    void prepare() {
        supervisor = new Supervisor(stack, "1003", PHONE);
    }

    @Test
    void given_a_talk_when_supervised_in_every_way_then_heard_and_taken_over() throws IOException {
        try (SipPhone own = stack.phone(PHONE, Stack.voice("agent-answer-2"));
                AgentAtDesk agent = stack.readyAgent("1003");
                SipPhone citizen = stack.calling(Stack.freshCitizen())) {
            String call = stack.talk(agent);
            Instant asked = supervisor.listens(own);
            Patience.pause(Duration.ofSeconds(1));
            supervisor.supervise("WHISPER");
            Patience.pause(Duration.ofSeconds(1));
            supervisor.supervise("BARGE");
            Patience.pause(Duration.ofSeconds(1));
            assertThat(own.await("CALL_CLOSED", asked, Duration.ZERO)).isEmpty();
            assertThat(agent.state().path("status").asText()).isEqualTo("TALKING");

            supervisor.supervise("TAKE_OVER");
            assertThat(agent.reaches("WRAP_UP", SOON)).isPresent();
            // longer than a script has to say what comes after a talk
            Patience.pause(Duration.ofSeconds(12));
            assertThat(citizen.await("CALL_CLOSED", asked, Duration.ZERO)).isEmpty();
            citizen.hangUp();
            assertThat(own.await("CALL_CLOSED", asked, SOON)).isPresent();
            assertThat(own.audio().heardSomebody()).isTrue();
            assertThat(stack.endedCall(call).path("agent").asText()).isEqualTo("banzhang");
        }
    }

    @Test
    void given_agent_who_hangs_up_then_the_supervisor_is_out_too() throws IOException {
        try (SipPhone own = stack.phone(PHONE, Stack.voice("agent-answer-2"));
                AgentAtDesk agent = stack.readyAgent("1003");
                SipPhone citizen = stack.calling(Stack.freshCitizen())) {
            stack.talk(agent);
            Instant asked = supervisor.listens(own);
            agent.phone().hangUp();
            assertThat(own.await("CALL_CLOSED", asked, SOON)).isPresent();
            Stack.rate(citizen, "1");
            assertThatThrownBy(() -> supervisor.supervise("STOP")).isInstanceOf(Problem.class);
        }
    }

    @Test
    void given_agent_without_a_talk_then_refused_in_chinese() {
        assertThatThrownBy(() -> supervisor.supervise("LISTEN"))
                .isInstanceOfSatisfying(
                        Problem.class,
                        refused -> assertThat(refused.document().path("detail").asText())
                                .contains("当前没有通话"));
    }
}

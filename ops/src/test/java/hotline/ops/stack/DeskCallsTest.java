package hotline.ops.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.ops.call.AgentAtDesk;
import hotline.ops.call.Patience;
import hotline.ops.phone.SipPhone;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Joint desks that call back into the hotline, on a real Asterisk with real phones. */
class DeskCallsTest extends StackTrial {

    private static final Duration SOON = Duration.ofSeconds(5);

    @Test
    void given_desk_that_calls_then_before_those_who_wait_with_its_name_and_channel() throws IOException {
        try (SipPhone earlier = stack.calling(Stack.freshCitizen())) {
            assertThat(stack.waits(1)).isTrue();
            try (SipPhone desk = stack.desk("9110")) {
                desk.dial("12345");
                assertThat(desk.await("CALL_ESTABLISHED", Instant.EPOCH, SOON)).isPresent();
                Patience.pause(Duration.ofSeconds(2));
                try (AgentAtDesk agent = stack.readyAgent("1003")) {
                    String call = stack.talk(agent);
                    JsonNode pop = agent.event("call.pop", SOON).orElseThrow().data();
                    assertThat(pop.path("notices").path(0).path("kind").asText())
                            .isEqualTo("JOINT_DESK");
                    assertThat(pop.path("notices").path(0).path("words").asText())
                            .contains("110 公安", "9110", "08");
                    assertThat(Stack.draft(agent, pop).path("channel").asText()).isEqualTo("POLICE_110");
                    agent.phone().hangUp();
                    assertThat(desk.await("CALL_CLOSED", Instant.EPOCH, SOON))
                            .as("a desk is not asked about the service")
                            .isPresent();
                    assertThat(stack.endedCall(call).has("serviceRating")).isFalse();
                }
            }
            earlier.hangUp();
        }
    }

    @Test
    void given_stranger_who_calls_with_a_desks_name_but_not_its_password_then_not_let_in() throws IOException {
        try (AgentAtDesk agent = stack.readyAgent("1003");
                SipPhone liar = stack.citizen("9110")) {
            liar.dial("12345");
            assertThat(liar.await("CALL_CLOSED", Instant.EPOCH, SOON)).isPresent();
            assertThat(liar.await("CALL_ESTABLISHED", Instant.EPOCH, Duration.ZERO))
                    .isEmpty();
            assertThat(agent.state().path("status").asText()).isEqualTo("READY");
        }
    }

    @Test
    void given_desk_in_talk_when_the_server_is_killed_then_it_is_adopted_with_its_name() throws Exception {
        try (AgentAtDesk agent = stack.readyAgent("1003");
                SipPhone desk = stack.desk("9120")) {
            desk.dial("12345");
            String call = stack.talk(agent);
            Patience.pause(Duration.ofSeconds(1));
            stack.kill("server");
            stack.up();
            assertThat(agent.reaches("TALKING", Duration.ofSeconds(10))
                            .orElseThrow()
                            .path("callId")
                            .asText())
                    .isEqualTo(call);
            desk.hangUp();
            assertThat(agent.reaches("WRAP_UP", SOON)).isPresent();
        }
    }

    @Test
    void given_desk_that_hands_its_citizen_over_when_it_hangs_up_then_the_two_talk_on_and_the_citizen_rates()
            throws IOException {
        handOver(() -> {});
    }

    @Test
    void given_citizen_handed_over_when_the_server_is_killed_then_the_talk_is_adopted() throws IOException {
        handOver(() -> {
            stack.kill("server");
            stack.up();
        });
    }

    private interface Meanwhile {
        void happens() throws IOException, InterruptedException;
    }

    /** The citizen's phone is one that nobody signed in with: reached like an outside number. */
    private void handOver(Meanwhile afterwards) throws IOException {
        try (AgentAtDesk agent = stack.readyAgent("1003");
                SipPhone citizen = stack.desk("1030");
                SipPhone desk = stack.desk("9119")) {
            desk.dial("12345");
            String call = stack.talk(agent);
            Instant asked = Instant.now();
            agent.talk(Map.of("act", "THREE_WAY", "number", "1030"));
            assertThat(citizen.await("CALL_INCOMING", asked, SOON)).isPresent();
            citizen.answer();
            assertThat(agent.talkBecomes(
                            talk -> talk.path("guest").path("stage").asText().equals("TOGETHER"), SOON))
                    .isPresent();
            Patience.pause(Duration.ofSeconds(2));
            desk.hangUp();
            Patience.pause(Duration.ofSeconds(1));
            afterwards.happens();
            Patience.pause(Duration.ofSeconds(2));
            assertThat(citizen.await("CALL_CLOSED", asked, Duration.ZERO)).isEmpty();
            assertThat(agent.reaches("TALKING", Duration.ofSeconds(10))
                            .orElseThrow()
                            .path("callId")
                            .asText())
                    .isEqualTo(call);
            agent.phone().hangUp();
            assertThat(agent.reaches("WRAP_UP", SOON)).isPresent();
            Stack.rate(citizen, "1");
            assertThat(citizen.audio().heardSomebody()).isTrue();
            JsonNode ended = stack.endedCall(call);
            assertThat(ended.path("outcome").asText()).isEqualTo("ANSWERED");
            assertThat(ended.path("serviceRating").path("rating").asText()).isEqualTo("SATISFIED");
        } catch (InterruptedException stopped) {
            throw new IOException(stopped);
        }
    }
}

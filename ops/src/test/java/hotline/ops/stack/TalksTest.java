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
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Hold, consultation, transfer and three-way talks among agents, on a real Asterisk with real phones. */
class TalksTest extends StackTrial {

    private static final Duration SOON = Duration.ofSeconds(5);

    @Test
    void given_hold_then_music_and_given_resume_then_they_talk_on() throws IOException {
        try (AgentAtDesk agent = stack.readyAgent("1003");
                SipPhone citizen = stack.calling(Stack.freshCitizen())) {
            stack.talk(agent);
            agent.talk(Map.of("act", "HOLD"));
            assertThat(agent.talkBecomes(talk -> talk.path("onHold").asBoolean(), SOON))
                    .isPresent();
            Patience.pause(Duration.ofSeconds(1));
            agent.talk(Map.of("act", "RESUME"));
            assertThat(agent.talkBecomes(talk -> !talk.path("onHold").asBoolean(), SOON))
                    .isPresent();
            Patience.pause(Duration.ofSeconds(1));
            assertThat(agent.state().path("status").asText()).isEqualTo("TALKING");
            agent.phone().hangUp();
            assertThat(agent.reaches("WRAP_UP", SOON)).isPresent();
            Stack.rate(citizen, "1");
        }
    }

    @Test
    void given_consulted_colleague_when_transfer_completes_then_the_call_is_the_colleagues() throws IOException {
        try (AgentAtDesk first = stack.readyAgent("1003");
                SipPhone citizen = stack.calling(Stack.freshCitizen())) {
            String call = stack.talk(first);
            try (AgentAtDesk second = stack.readyAgent("1004")) {
                Instant asked = Instant.now();
                first.talk(Map.of("act", "CONSULT", "number", "1004"));
                Stack.pickUp(second, asked, SOON);
                assertThat(first.talkBecomes(talk -> stage(talk).equals("ASIDE"), SOON))
                        .isPresent();
                assertThat(second.state().path("status").asText()).isEqualTo("TALKING");
                assertThat(second.event("call.pop", SOON)).isPresent();
                Patience.pause(Duration.ofSeconds(1));
                first.talk(Map.of("act", "COMPLETE"));
                assertThat(first.reaches("WRAP_UP", SOON)).isPresent();
                Patience.pause(Duration.ofSeconds(2));
                assertThat(citizen.await("CALL_CLOSED", asked, Duration.ZERO)).isEmpty();
                assertThat(second.state().path("callId").asText()).isEqualTo(call);
                second.phone().hangUp();
                assertThat(second.reaches("WRAP_UP", SOON)).isPresent();
                Stack.rate(citizen, "2");
                assertThat(stack.endedCall(call).path("agent").asText()).isEqualTo("1004");
                assertThat(citizen.audio().heardSomebody()).isTrue();
                assertThat(second.phone().audio().heardSomebody()).isTrue();
            }
        }
    }

    @Test
    void given_consulted_colleague_who_does_not_pick_up_when_cancelled_then_nothing_changed() throws IOException {
        try (AgentAtDesk first = stack.readyAgent("1003");
                SipPhone citizen = stack.calling(Stack.freshCitizen())) {
            stack.talk(first);
            try (AgentAtDesk second = stack.readyAgent("1004")) {
                Instant asked = Instant.now();
                first.talk(Map.of("act", "CONSULT", "number", "1004"));
                assertThat(second.phone().await("CALL_INCOMING", asked, SOON)).isPresent();
                first.talk(Map.of("act", "CANCEL"));
                assertThat(second.phone().await("CALL_CLOSED", asked, SOON)).isPresent();
                assertThat(second.reaches("READY", SOON)).isPresent();
                assertThat(first.state().path("status").asText()).isEqualTo("TALKING");
                citizen.hangUp();
                assertThat(first.reaches("WRAP_UP", SOON)).isPresent();
            }
        }
    }

    @Test
    void given_three_way_with_a_colleague_when_the_agent_leaves_then_the_two_talk_on() throws IOException {
        try (AgentAtDesk first = stack.readyAgent("1003");
                SipPhone citizen = stack.calling(Stack.freshCitizen())) {
            stack.talk(first);
            try (AgentAtDesk second = stack.readyAgent("1004")) {
                Instant asked = Instant.now();
                first.talk(Map.of("act", "THREE_WAY", "number", "1004"));
                Stack.pickUp(second, asked, SOON);
                assertThat(first.talkBecomes(talk -> stage(talk).equals("TOGETHER"), SOON))
                        .isPresent();
                Patience.pause(Duration.ofSeconds(1));
                first.api().post("/api/agent/hang-up");
                assertThat(first.reaches("WRAP_UP", SOON)).isPresent();
                Patience.pause(Duration.ofSeconds(1));
                assertThat(citizen.await("CALL_CLOSED", asked, Duration.ZERO)).isEmpty();
                citizen.hangUp();
                assertThat(second.reaches("WRAP_UP", SOON)).isPresent();
            }
        }
    }

    @Test
    void given_citizen_sent_back_to_the_queue_then_the_next_agent_gets_the_call_before_others() throws IOException {
        try (AgentAtDesk first = stack.readyAgent("1003");
                SipPhone citizen = stack.calling(Stack.freshCitizen())) {
            String call = stack.talk(first);
            try (SipPhone later = stack.calling(Stack.freshCitizen())) {
                assertThat(stack.waits(1)).isTrue();
                first.talk(Map.of("act", "TO_QUEUE", "queue", "general"));
                assertThat(first.reaches("WRAP_UP", SOON)).isPresent();
                assertThat(stack.waits(2)).isTrue();
                try (AgentAtDesk second = stack.readyAgent("1004")) {
                    Stack.pickUp(second, Instant.EPOCH, SOON);
                    assertThat(second.reaches("TALKING", SOON)
                                    .orElseThrow()
                                    .path("callId")
                                    .asText())
                            .isEqualTo(call);
                }
                later.hangUp();
            }
            citizen.hangUp();
        }
    }

    @Test
    void given_agent_whose_phone_dies_with_the_citizen_on_hold_then_the_citizen_is_first_in_the_queue()
            throws IOException {
        try (AgentAtDesk first = stack.readyAgent("1003");
                SipPhone citizen = stack.calling(Stack.freshCitizen())) {
            String call = stack.talk(first);
            first.talk(Map.of("act", "HOLD"));
            assertThat(first.talkBecomes(talk -> talk.path("onHold").asBoolean(), SOON))
                    .isPresent();
            Patience.pause(Duration.ofSeconds(1));
            first.phone().hangUp();
            assertThat(stack.waits(1)).isTrue();
            try (AgentAtDesk second = stack.readyAgent("1004")) {
                Stack.pickUp(second, Instant.EPOCH, SOON);
                assertThat(second.reaches("TALKING", SOON)
                                .orElseThrow()
                                .path("callId")
                                .asText())
                        .isEqualTo(call);
                citizen.hangUp();
                assertThat(second.reaches("WRAP_UP", SOON)).isPresent();
            }
        }
    }

    @Test
    void given_blind_transfer_to_a_colleague_then_free_at_once_and_the_colleague_has_the_call() throws IOException {
        try (AgentAtDesk first = stack.readyAgent("1003");
                SipPhone citizen = stack.calling(Stack.freshCitizen())) {
            String call = stack.talk(first);
            try (AgentAtDesk second = stack.readyAgent("1004")) {
                Instant asked = Instant.now();
                first.talk(Map.of("act", "TRANSFER", "number", "1004"));
                assertThat(first.reaches("WRAP_UP", SOON)).isPresent();
                Stack.pickUp(second, asked, SOON);
                Optional<JsonNode> talking = second.reaches("TALKING", SOON);
                assertThat(talking.orElseThrow().path("callId").asText()).isEqualTo(call);
                citizen.hangUp();
                assertThat(second.reaches("WRAP_UP", SOON)).isPresent();
            }
        }
    }

    @Test
    void given_server_killed_in_a_consultation_then_nobody_is_cut_and_the_agent_goes_on_after_the_restart()
            throws IOException, InterruptedException {
        try (AgentAtDesk first = stack.readyAgent("1003");
                SipPhone citizen = stack.calling(Stack.freshCitizen())) {
            String call = stack.talk(first);
            try (AgentAtDesk second = stack.readyAgent("1004")) {
                Instant asked = Instant.now();
                first.talk(Map.of("act", "CONSULT", "number", "1004"));
                Stack.pickUp(second, asked, SOON);
                assertThat(first.talkBecomes(talk -> stage(talk).equals("ASIDE"), SOON))
                        .isPresent();
                Patience.pause(Duration.ofSeconds(1));
                stack.kill("server");
                stack.up();
                assertThat(citizen.await("CALL_CLOSED", asked, Duration.ZERO)).isEmpty();
                assertThat(first.phone().await("CALL_CLOSED", asked, Duration.ZERO))
                        .isEmpty();
                assertThat(first.reaches("TALKING", Duration.ofSeconds(10))).isPresent();
                first.talk(Map.of("act", "COMPLETE"));
                assertThat(first.reaches("WRAP_UP", SOON)).isPresent();
                assertThat(second.state().path("callId").asText()).isEqualTo(call);
                citizen.hangUp();
                assertThat(second.reaches("WRAP_UP", SOON)).isPresent();
            }
        }
    }

    private static String stage(JsonNode talk) {
        return talk.path("guest").path("stage").asText();
    }
}

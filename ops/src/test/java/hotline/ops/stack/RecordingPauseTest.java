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
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The recording is paused while an ID number is spoken: on a real Asterisk, each phone plays a tone of its own. */
class RecordingPauseTest extends StackTrial {

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private ToneCall tones;

    @BeforeEach
    void prepare() {
        tones = new ToneCall(stack);
    }

    @Test
    void given_pause_with_a_colleague_in_the_talk_then_nobody_is_in_the_file_and_later_sound_is_in_its_place()
            throws IOException {
        try (AgentAtDesk agent = tones.agent("1003", 620);
                AgentAtDesk colleague = tones.agent("1004", 830)) {
            agent.becomeReady();
            SipPhone citizen = tones.citizen(440);
            String call = stack.talk(agent);
            Patience.pause(Duration.ofSeconds(4));
            pause(agent, "证件号码");
            Instant from = paused(agent);
            colleague.becomeReady();
            agent.talk(Map.of("act", "THREE_WAY", "number", "1004"));
            Stack.pickUp(colleague, Instant.EPOCH, SOON);
            Patience.pause(Duration.ofSeconds(6));
            Instant to = Instant.now();
            agent.api().post("/api/agent/recording", Map.of("act", "RESUME"));
            assertThat(agent.talkBecomes(talk -> !talk.has("recordingPause"), SOON))
                    .isPresent();
            Patience.pause(Duration.ofSeconds(7));
            citizen.hangUp();
            assertThat(agent.reaches("WRAP_UP", SOON)).isPresent();
            citizen.close();

            tones.unrecorded(from, to);
            JsonNode recording = tones.hear(call);
            JsonNode gap = recording.path("gaps").path(0);
            assertThat(gap.path("by").asText()).isEqualTo("1003");
            assertThat(gap.path("reason").asText()).isEqualTo("证件号码");
            assertThat(gap.path("ending").asText()).isEqualTo("AGENT");
            Instant start = Instant.parse(recording.path("startedAt").asText());
            assertThat(gap.path("fromMs").asLong())
                    .isCloseTo(Duration.between(start, from).toMillis(), org.assertj.core.api.Assertions.within(300L));
            assertThat(gap.path("toMs").asLong())
                    .isCloseTo(Duration.between(start, to).toMillis(), org.assertj.core.api.Assertions.within(300L));
        }
    }

    @Test
    void given_server_killed_in_the_pause_then_recorded_again_when_the_minute_is_over()
            throws IOException, InterruptedException {
        try (AgentAtDesk agent = tones.agent("1003", 620)) {
            agent.becomeReady();
            SipPhone citizen = tones.citizen(440);
            String call = stack.talk(agent);
            Patience.pause(Duration.ofSeconds(4));
            pause(agent, "银行卡号");
            Instant from = paused(agent);
            stack.kill("server");
            stack.up();
            Patience.pause(Duration.between(Instant.now(), from.plus(LIMIT).plusSeconds(8)));
            assertThat(agent.state().path("status").asText()).isEqualTo("TALKING");
            citizen.hangUp();
            assertThat(agent.reaches("WRAP_UP", SOON)).isPresent();
            citizen.close();

            tones.unrecorded(from, from.plus(LIMIT));
            JsonNode recording = tones.hear(call);
            assertThat(recording.path("gaps").path(0).path("ending").asText()).isEqualTo("LIMIT");
            long length = recording.path("gaps").path(0).path("toMs").asLong()
                    - recording.path("gaps").path(0).path("fromMs").asLong();
            assertThat(length).isBetween(59_000L, 61_500L);
        }
    }

    @Test
    void given_agent_without_a_talk_or_reason_then_refused_in_chinese() throws IOException {
        try (AgentAtDesk agent = stack.readyAgent("1005")) {
            assertThatThrownBy(() -> pause(agent, "证件号码"))
                    .isInstanceOfSatisfying(
                            Problem.class,
                            refused -> assertThat(
                                            refused.document().path("detail").asText())
                                    .contains("当前没有通话"));
            assertThatThrownBy(() -> agent.api().post("/api/agent/recording", Map.of("act", "PAUSE")))
                    .isInstanceOfSatisfying(
                            Problem.class,
                            refused -> assertThat(
                                            refused.document().path("detail").asText())
                                    .contains("原因"));
        }
    }

    private static void pause(AgentAtDesk agent, String reason) {
        agent.api().post("/api/agent/recording", Map.of("act", "PAUSE", "reason", reason));
    }

    /** @return when the desktop was told that nobody is recorded */
    private static Instant paused(AgentAtDesk agent) {
        assertThat(agent.talkBecomes(talk -> talk.has("recordingPause"), SOON)).isPresent();
        return Instant.now();
    }
}

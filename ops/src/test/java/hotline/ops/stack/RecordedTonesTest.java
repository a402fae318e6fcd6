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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Whoever says something in a call is heard in its stored recording, when they said it and nowhere else, however often the
 * call changes hands: on a real Asterisk, each phone plays a tone of its own.
 */
class RecordedTonesTest extends StackTrial {

    private static final Duration SOON = Duration.ofSeconds(5);
    /** Long enough for more than one tone of each. */
    private static final Duration A_WHILE = Duration.ofSeconds(6);

    private ToneCall tones;

    @BeforeEach
    void prepare() {
        tones = new ToneCall(stack);
    }

    @Test
    void given_two_transfers_and_a_three_way_with_the_police_then_every_party_is_recorded_in_its_time()
            throws IOException {
        try (AgentAtDesk first = tones.agent("1003", 620);
                AgentAtDesk second = tones.agent("1004", 830);
                AgentAtDesk third = tones.agent("1005", 1370);
                SipPhone desk = tones.desk("9110", 1050)) {
            first.becomeReady();
            SipPhone citizen = tones.citizen(440);
            String call = stack.talk(first);
            Patience.pause(A_WHILE);
            second.becomeReady();
            first.talk(Map.of("act", "CONSULT", "number", "1004"));
            Stack.pickUp(second, Instant.EPOCH, SOON);
            Instant consulted = Instant.now();
            Patience.pause(A_WHILE);
            first.talk(Map.of("act", "COMPLETE"));
            tones.heardMusic(citizen, consulted, Instant.now());
            assertThat(first.reaches("WRAP_UP", SOON)).isPresent();
            Patience.pause(A_WHILE);

            JointDesk.rings(desk, second, "110");
            desk.answer();
            Patience.pause(A_WHILE);
            desk.hangUp();
            Patience.pause(Duration.ofSeconds(2));

            third.becomeReady();
            second.talk(Map.of("act", "TRANSFER", "number", "1005"));
            Stack.pickUp(third, Instant.EPOCH, SOON);
            Patience.pause(A_WHILE);
            citizen.hangUp();
            assertThat(third.reaches("WRAP_UP", SOON)).isPresent();
            citizen.close();

            JsonNode recording = tones.hear(call);
            assertThat(ToneCall.parties(recording))
                    .containsExactly("CITIZEN", "AGENT 1003", "AGENT 1004", "THIRD", "AGENT 1005");
        }
    }

    @Test
    void given_server_killed_and_a_supervisor_who_takes_over_then_earlier_agents_are_in_the_recording_too()
            throws IOException, InterruptedException {
        try (AgentAtDesk first = tones.agent("1003", 620);
                AgentAtDesk second = tones.agent("1004", 830);
                SipPhone own = tones.desk("1010", 1370)) {
            first.becomeReady();
            SipPhone citizen = tones.citizen(440);
            String call = stack.talk(first);
            Patience.pause(A_WHILE);
            first.talk(Map.of("act", "TO_QUEUE", "queue", "general"));
            assertThat(first.reaches("WRAP_UP", SOON)).isPresent();
            second.becomeReady();
            Stack.pickUp(second, Instant.EPOCH, SOON);
            Patience.pause(Duration.ofSeconds(2));
            stack.kill("server");
            stack.up();
            assertThat(second.reaches("TALKING", Duration.ofSeconds(10))).isPresent();
            Supervisor supervisor = new Supervisor(stack, "1004", "1010");
            supervisor.listens(own);
            Patience.pause(Duration.ofSeconds(1));
            supervisor.supervise("TAKE_OVER");
            // What a listening supervisor says before that is not part of the talk.
            tones.joined(own, Instant.now());
            assertThat(second.reaches("WRAP_UP", SOON)).isPresent();
            Patience.pause(A_WHILE);
            citizen.hangUp();
            assertThat(own.await("CALL_CLOSED", Instant.EPOCH, SOON)).isPresent();
            citizen.close();

            JsonNode recording = tones.hear(call);
            assertThat(ToneCall.parties(recording))
                    .containsExactlyInAnyOrder("CITIZEN", "AGENT 1003", "AGENT 1004", "AGENT banzhang");
        }
    }
}

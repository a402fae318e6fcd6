package hotline.ops.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.ops.call.AgentAtDesk;
import hotline.ops.call.Patience;
import hotline.ops.phone.SipPhone;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A waiting citizen hears the place, and an agent who becomes free need not wait for the end of the sentence. */
class TreatmentStackTest extends StackTrial {

    @Test
    void given_a_waiting_citizen_then_told_the_place_and_connected_within_the_sentence() throws IOException {
        try (AgentAtDesk agent = stack.agent("1005");
                SipPhone citizen = stack.calling(Stack.freshCitizen())) {
            assertThat(stack.waits(1)).isTrue();
            String call = waitingCall();
            JsonNode told = Patience.until(Duration.ofSeconds(40), () -> step(call, "告知诉求人前面有 0 位"))
                    .orElseThrow();
            Instant ready = Instant.now();
            agent.becomeReady();
            Stack.pickUp(agent, ready, Duration.ofSeconds(3));
            System.out.println("told " + told + ", rang "
                    + Duration.between(Instant.parse(told.path("at").asText()), Instant.now())
                            .toMillis()
                    + " ms later");
            assertThat(agent.reaches("TALKING", Duration.ofSeconds(3))).isPresent();
            citizen.hangUp();
        }
    }

    private String waitingCall() {
        return stack.as("banzhang")
                .get("/api/calls?size=1")
                .path("items")
                .path(0)
                .path("callId")
                .asText();
    }

    private Optional<JsonNode> step(String call, String words) {
        return stack.as("banzhang")
                .get("/debug/calls/" + call)
                .path("story")
                .valueStream()
                .filter(step -> step.path("what").asText().startsWith(words))
                .findFirst();
    }
}

package hotline.ops.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.ops.call.AgentAtDesk;
import hotline.ops.call.ApiClient;
import hotline.ops.call.Patience;
import hotline.ops.phone.SipPhone;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A recording that stops growing while its leg talks is noticed, begun again, and missing seconds are a row. */
class RecordingGrowthTest extends StackTrial {

    private static final Duration NOTICED = Duration.ofSeconds(16);

    @Test
    void given_recording_of_a_leg_that_stops_then_begun_again_within_a_quarter_of_a_minute()
            throws IOException, InterruptedException {
        try (AgentAtDesk agent = stack.readyAgent("1003");
                SipPhone citizen = stack.calling(Stack.freshCitizen())) {
            String call = stack.talk(agent);
            Patience.pause(Duration.ofSeconds(4));
            double before = stalled();
            stack.run("./asterisk-cli", "mixmonitor stop " + channel("PJSIP/1003-"));

            assertThat(Patience.until(NOTICED, () -> Optional.of(stalled()).filter(count -> count > before)))
                    .isPresent();
            Patience.pause(Duration.ofSeconds(4));
            citizen.hangUp();
            assertThat(agent.reaches("WRAP_UP", Duration.ofSeconds(5))).isPresent();

            List<JsonNode> ofAgent = Patience.until(
                            Duration.ofMinutes(3),
                            () -> stack.as("banzhang")
                                    .get("/api/recordings?callId=" + call)
                                    .path("recordings")
                                    .valueStream()
                                    .findFirst())
                    .orElseThrow()
                    .path("tracks")
                    .valueStream()
                    .filter(track -> track.path("agent").asText().equals("1003"))
                    .toList();
            assertThat(ofAgent).hasSize(2);
            long hole = ofAgent.getLast().path("fromMs").asLong()
                    - ofAgent.getFirst().path("toMs").asLong();
            assertThat(hole).as("what was lost, in place").isBetween(5_000L, 16_000L);
            assertThat(ofAgent.getLast().path("toMs").asLong()
                            - ofAgent.getLast().path("fromMs").asLong())
                    .isGreaterThan(3_000);
            assertThat(stack.as("banzhang").get("/api/recordings/discrepancies").path("items"))
                    .anySatisfy(row -> {
                        assertThat(row.path("callId").asText()).isEqualTo(call);
                        assertThat(row.path("kind").asText()).isEqualTo("SHORT");
                        assertThat(row.path("agent").asText()).isEqualTo("1003");
                    });
        }
    }

    private String channel(String prefix) throws IOException, InterruptedException {
        return Arrays.stream(stack.run("./asterisk-cli", "core show channels concise")
                        .split("\n"))
                .filter(line -> line.startsWith(prefix))
                .map(line -> line.substring(0, line.indexOf('!')))
                .findFirst()
                .orElseThrow();
    }

    private double stalled() {
        String metrics = new String(ApiClient.anonymous(stack.running().httpAddress())
                .send(java.net.http.HttpRequest.newBuilder(
                                java.net.URI.create(stack.running().httpAddress() + "/metrics"))
                        .GET())
                .body());
        return metrics.lines()
                .filter(line -> line.startsWith("hotline_recordings_stalled"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }
}

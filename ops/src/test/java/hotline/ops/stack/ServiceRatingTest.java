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

/** The question about the service after the agent hung up, on a real Asterisk with real phones. */
class ServiceRatingTest extends StackTrial {

    private static final Duration SOON = Duration.ofSeconds(5);

    @Test
    void given_agent_who_hangs_up_when_the_citizen_presses_3_then_dissatisfied_and_the_supervisor_sees_it()
            throws IOException {
        try (AgentAtDesk agent = stack.readyAgent("1003");
                SipPhone citizen = stack.calling(Stack.freshCitizen())) {
            String call = stack.talk(agent);
            Patience.pause(Duration.ofSeconds(2));
            agent.phone().hangUp();
            assertThat(agent.reaches("WRAP_UP", Duration.ofSeconds(1)))
                    .as("the agent does not wait for the citizen's key")
                    .isPresent();
            assertThat(agent.event("call.ended", SOON)).isPresent();
            Stack.rate(citizen, "3");
            JsonNode ended = rated(call);
            assertThat(ended.path("serviceRating").path("rating").asText()).isEqualTo("DISSATISFIED");
            assertThat(ended.path("outcome").asText()).isEqualTo("ANSWERED");
            Instant asked =
                    Instant.parse(ended.path("serviceRating").path("askedAt").asText());
            assertThat(Duration.between(Instant.parse(ended.path("answeredAt").asText()), asked)
                            .toMillis())
                    .as("talked until the question, in the record too")
                    .isCloseTo(ended.path("talkedMs").asLong(), org.assertj.core.data.Offset.offset(500L));
            JsonNode figures = stack.as("banzhang").get("/api/service-ratings?hours=1");
            assertThat(figures.path("dissatisfied").findValuesAsText("callId")).contains(call);
        }
    }

    @Test
    void given_server_dead_when_the_citizen_presses_1_then_the_rating_is_in_the_record_after_its_return()
            throws IOException, InterruptedException {
        try (AgentAtDesk agent = stack.readyAgent("1003");
                SipPhone citizen = stack.calling(Stack.freshCitizen())) {
            String call = stack.talk(agent);
            Patience.pause(Duration.ofSeconds(1));
            stack.kill("server");
            agent.phone().hangUp();
            Stack.rate(citizen, "1");
            stack.up();
            JsonNode ended = rated(call);
            assertThat(ended.path("serviceRating").path("rating").asText()).isEqualTo("SATISFIED");
            assertThat(ended.path("agent").asText()).isEqualTo("1003");
            assertThat(stack.run("./asterisk-cli", "database show rating"))
                    .as("Asterisk need not keep it any longer")
                    .contains("0 results");
        }
    }

    @Test
    void given_server_killed_while_the_citizen_is_asked_then_the_question_goes_on() throws Exception {
        try (AgentAtDesk agent = stack.readyAgent("1003");
                SipPhone citizen = stack.calling(Stack.freshCitizen())) {
            String call = stack.talk(agent);
            agent.phone().hangUp();
            Patience.pause(Duration.ofSeconds(1));
            stack.kill("server");
            Stack.rate(citizen, "2");
            stack.up();
            assertThat(rated(call).path("serviceRating").path("ratingName").asText())
                    .isEqualTo("基本满意");
        }
    }

    @Test
    void given_talk_that_was_in_a_room_when_the_agent_asks_for_the_rating_then_asked_and_silence_is_not_rated()
            throws IOException {
        try (AgentAtDesk agent = stack.readyAgent("1003");
                SipPhone citizen = stack.calling(Stack.freshCitizen())) {
            String call = stack.talk(agent);
            agent.talk(Map.of("act", "HOLD"));
            assertThat(agent.talkBecomes(talk -> talk.path("onHold").asBoolean(), SOON))
                    .isPresent();
            agent.talk(Map.of("act", "RESUME"));
            assertThat(agent.talkBecomes(talk -> !talk.path("onHold").asBoolean(), SOON))
                    .isPresent();
            Instant asked = Instant.now();
            agent.talk(Map.of("act", "ASK_RATING"));
            assertThat(agent.reaches("WRAP_UP", SOON)).isPresent();
            citizen.press("7");
            assertThat(citizen.await("CALL_CLOSED", asked, Duration.ofSeconds(15)))
                    .as("asked once more")
                    .isEmpty();
            assertThat(citizen.await("CALL_CLOSED", asked, Duration.ofSeconds(30)))
                    .isPresent();
            JsonNode rating = stack.endedCall(call).path("serviceRating");
            assertThat(rating.has("rating")).isFalse();
            assertThat(rating.path("ratingName").asText()).isEqualTo("未评价");
        }
    }

    @Test
    void given_citizen_who_hangs_up_first_then_not_asked() throws IOException {
        try (AgentAtDesk agent = stack.readyAgent("1003");
                SipPhone citizen = stack.calling(Stack.freshCitizen())) {
            String call = stack.talk(agent);
            citizen.hangUp();
            assertThat(stack.endedCall(call).has("serviceRating")).isFalse();
        }
    }

    private JsonNode rated(String call) {
        return Patience.until(
                        Duration.ofSeconds(20),
                        () -> Optional.of(stack.endedCall(call))
                                .filter(ended -> ended.path("serviceRating").has("rating")))
                .orElseThrow(() -> new AssertionError("call " + call + " was not rated"));
    }
}

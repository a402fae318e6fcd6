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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Telephones outside are called into talks over the carrier's trunk, on a real Asterisk with real phones. */
class OutsideGuestsTest extends OutsideTrial {

    private static final Duration SOON = Duration.ofSeconds(8);

    @Test
    void given_consulted_unit_outside_when_transfer_completes_then_citizen_and_unit_talk_and_all_is_recorded()
            throws IOException {
        String unitNumber = "07732800101";
        try (AgentAtDesk agent = stack.readyAgent("1003");
                SipPhone citizen = stack.calling(Stack.freshCitizen());
                SipPhone unit = stack.citizen(unitNumber)) {
            carrier.connect(unit);
            String call = stack.talk(agent);
            Instant asked = Instant.now();
            agent.talk(Map.of("act", "CONSULT", "number", "(0773) 280 0101"));
            assertThat(unit.await("CALL_INCOMING", asked, SOON)).isPresent();
            unit.answer();
            assertThat(agent.talkBecomes(talk -> stage(talk).equals("ASIDE"), SOON))
                    .isPresent();
            Patience.pause(Duration.ofSeconds(2));
            agent.talk(Map.of("act", "COMPLETE"));
            assertThat(agent.reaches("WRAP_UP", SOON)).isPresent();
            Patience.pause(Duration.ofSeconds(2));
            assertThat(citizen.await("CALL_CLOSED", asked, Duration.ZERO)).isEmpty();
            citizen.hangUp();
            assertThat(unit.await("CALL_CLOSED", asked, SOON)).isPresent();
            assertThat(carrier.calls(unitNumber))
                    .isNotEmpty()
                    .allSatisfy(seen -> assertThat(seen.from()).isEqualTo("12345"));
            stack.endedCall(call);
            assertThat(unit.audio().heardSomebody()).isTrue();
            assertThat(citizen.audio().heardSomebody()).isTrue();
            assertThat(stack.voicesOf(call)).contains("CITIZEN", "AGENT", "THIRD");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "486 Busy Here,对方正忙",
        "404 Not Found,号码不存在",
        "480 Temporarily Unavailable,对方",
        "603 Decline,对方拒接",
        "503 Service Unavailable,线路不通"
    })
    void given_outside_number_that_can_not_be_reached_then_the_agent_reads_why(String status, String words)
            throws IOException {
        String number = "13900008888";
        carrier.refuse(number, status);
        try (AgentAtDesk agent = stack.readyAgent("1003");
                SipPhone citizen = stack.calling(Stack.freshCitizen())) {
            stack.talk(agent);
            agent.talk(Map.of("act", "THREE_WAY", "number", number));
            JsonNode talk = agent.talkBecomes(
                            changed -> !changed.path("note").asText().isEmpty(), SOON)
                    .orElseThrow();
            assertThat(talk.path("note").asText()).startsWith(words);
            citizen.hangUp();
            assertThat(agent.reaches("WRAP_UP", SOON)).isPresent();
        }
    }

    @Test
    void given_phone_of_the_centre_that_dials_out_by_itself_then_nothing_leaves_the_house() throws IOException {
        String number = "13900009999";
        try (AgentAtDesk agent = stack.agent("1003")) {
            Instant dialled = Instant.now();
            agent.phone().dial(number);
            assertThat(agent.phone().await("CALL_CLOSED", dialled, SOON)).isPresent();
            assertThat(carrier.calls(number)).isEmpty();
        }
    }

    private static String stage(JsonNode talk) {
        return talk.path("guest").path("stage").asText();
    }
}

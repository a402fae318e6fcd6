package hotline.ops.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.ops.call.AgentAtDesk;
import hotline.ops.call.Patience;
import hotline.ops.phone.OutsideNetwork;
import hotline.ops.phone.SipPhone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Missed callers are called back, cut-off callers keep their place: on a real Asterisk, the real list in PostgreSQL. */
class CallbacksTest extends OutsideTrial {

    private static final Duration SOON = Duration.ofSeconds(10);

    private static String before = "";

    @BeforeAll
    static void callBackAutomatically() throws Exception {
        Stack stack = Stack.connect();
        Path local = local(stack);
        before = Files.exists(local) ? Files.readString(local) : "";
        Files.writeString(local, before + "hotline.telephony.callbacks.automatic = true\n");
        stack.up();
    }

    @AfterAll
    static void asBefore() throws Exception {
        Stack stack = Stack.connect();
        Files.writeString(local(stack), before);
        stack.up();
    }

    private static Path local(Stack stack) {
        return stack.running().home().resolve("config/local.conf");
    }

    @BeforeEach
    void beforehand() {
        cancelAll();
    }

    @AfterEach
    void afterwards() {
        // Who hung up at the end of the trial is on the list a moment later.
        Patience.pause(Duration.ofSeconds(2));
        cancelAll();
    }

    private void cancelAll() {
        for (JsonNode one : items()) {
            if (one.path("state").asText().equals("WAITING")) {
                stack.as("banzhang")
                        .post("/api/callbacks/" + one.path("id").asText() + "/cancel", Map.of("reason", "测试结束"));
            }
        }
    }

    private JsonNode items() {
        return stack.as("banzhang").get("/api/callbacks").path("items");
    }

    private Optional<JsonNode> entry(String number) {
        String masked = number.substring(0, 3) + "****" + number.substring(number.length() - 4);
        return items().valueStream()
                .filter(one -> one.path("masked").asText().equals(masked))
                .findFirst();
    }

    private JsonNode becomes(String number, String state) {
        return Patience.until(
                        SOON,
                        () -> entry(number)
                                .filter(one -> one.path("state").asText().equals(state)))
                .orElseThrow(() -> new AssertionError("callback is " + entry(number)));
    }

    /** Waits for six seconds, with nobody there, and hangs up. */
    private void isMissed(String number) throws IOException {
        try (SipPhone citizen = stack.calling(number)) {
            assertThat(stack.waits(1)).isTrue();
            Patience.pause(Duration.ofSeconds(7));
            citizen.hangUp();
            Patience.pause(Duration.ofSeconds(1));
        }
        becomes(number, "WAITING");
    }

    @Test
    void given_missed_caller_and_a_killed_server_then_called_back_once_when_an_agent_is_free() throws Exception {
        String number = Stack.freshCitizen();
        isMissed(number);
        stack.kill("server");
        stack.up();
        Instant free = Instant.now();
        try (AgentAtDesk agent = stack.readyAgent("1003");
                SipPhone citizen = stack.citizen(number)) {
            carrier.connect(citizen);
            Stack.pickUp(agent, free, SOON);
            assertThat(agent.event("call.pop", SOON)
                            .orElseThrow()
                            .data()
                            .path("out")
                            .path("purpose")
                            .asText())
                    .isEqualTo("MISSED");
            assertThat(citizen.await("CALL_INCOMING", free, SOON)).isPresent();
            citizen.answer();
            JsonNode talking = agent.reaches("TALKING", SOON).orElseThrow();
            assertThat(becomes(number, "DONE").path("attempts").asInt()).isEqualTo(1);
            citizen.hangUp();
            assertThat(agent.reaches("WRAP_UP", SOON)).isPresent();
            assertThat(stack.endedCall(talking.path("callId").asText())
                            .path("purpose")
                            .asText())
                    .isEqualTo("漏接回拨");
            Patience.pause(Duration.ofSeconds(5));
            assertThat(carrier.calls(number))
                    .extracting(OutsideNetwork.Seen::from)
                    .containsOnly("12345");
        }
    }

    @Test
    void given_missed_caller_who_does_not_answer_then_tried_again_later() throws IOException {
        String number = Stack.freshCitizen();
        isMissed(number);
        carrier.refuse(number, "486 Busy Here");
        Instant free = Instant.now();
        try (AgentAtDesk agent = stack.readyAgent("1003")) {
            Stack.pickUp(agent, free, SOON);
            assertThat(agent.reaches("READY", SOON)).isPresent();
            assertThat(becomes(number, "WAITING").path("attempts").asInt()).isEqualTo(1);
            Instant later = Instant.now();
            Stack.pickUp(agent, later, Duration.ofSeconds(40));
            assertThat(Patience.until(
                            SOON,
                            () -> entry(number)
                                    .filter(one -> one.path("attempts").asInt() == 2)))
                    .isPresent();
        }
    }

    /** Who waits for so long is promised a callback. */
    private void overflow(List<Map<String, ?>> rules) {
        stack.as("banzhang")
                .put(
                        "/api/routing/queues/general",
                        Map.of("name", "人工", "stages", List.of(Map.of("afterSeconds", 0)), "overflow", rules));
    }

    @Test
    void given_promised_callback_and_a_killed_server_then_the_place_is_kept_before_who_came_later() throws Exception {
        String number = Stack.freshCitizen();
        overflow(List.of(Map.of("when", "WAITED", "seconds", 3, "then", "CALLBACK")));
        try (SipPhone promised = stack.calling(number)) {
            assertThat(promised.await("CALL_CLOSED", Instant.EPOCH, Duration.ofSeconds(40)))
                    .as("told that they are called back, and hung up")
                    .isPresent();
        } finally {
            overflow(List.of());
        }
        assertThat(becomes(number, "WAITING").path("kind").asText()).isEqualTo("PROMISED");
        try (SipPhone later = stack.calling(Stack.freshCitizen());
                SipPhone citizen = stack.citizen(number)) {
            assertThat(stack.waits(1)).isTrue();
            stack.kill("server");
            stack.up();
            carrier.connect(citizen);
            Instant free = Instant.now();
            try (AgentAtDesk agent = stack.readyAgent("1003")) {
                Stack.pickUp(agent, free, SOON);
                assertThat(citizen.await("CALL_INCOMING", free, SOON)).isPresent();
                citizen.answer();
                String call = agent.reaches("TALKING", SOON)
                        .orElseThrow()
                        .path("callId")
                        .asText();
                citizen.hangUp();
                assertThat(agent.reaches("WRAP_UP", SOON)).isPresent();
                assertThat(stack.endedCall(call).path("purpose").asText()).isEqualTo("排队回拨");
                assertThat(becomes(number, "DONE").path("attempts").asInt()).isEqualTo(1);
                assertThat(later.await("CALL_CLOSED", free, Duration.ZERO))
                        .as("who came later waits on")
                        .isEmpty();
                later.hangUp();
            }
        }
    }

    @Test
    void given_missed_caller_who_gets_through_then_nobody_is_called_back() throws IOException {
        String number = Stack.freshCitizen();
        isMissed(number);
        try (SipPhone citizen = stack.calling(number)) {
            assertThat(stack.waits(1)).isTrue();
            try (AgentAtDesk agent = stack.readyAgent("1003")) {
                stack.talk(agent);
                assertThat(becomes(number, "CLOSED").path("reason").asText()).isEqualTo("诉求人已打通");
                citizen.hangUp();
                assertThat(agent.reaches("WRAP_UP", SOON)).isPresent();
            }
        }
        assertThat(carrier.calls(number)).isEmpty();
    }

    @Test
    void given_caller_cut_off_while_waiting_when_calling_again_then_before_those_who_came_between() throws IOException {
        String number = Stack.freshCitizen();
        try (SipPhone cut = stack.calling(number)) {
            assertThat(stack.waits(1)).isTrue();
            Patience.pause(Duration.ofSeconds(1));
            cut.hangUp();
        }
        try (SipPhone between = stack.calling(Stack.freshCitizen())) {
            assertThat(stack.waits(1)).isTrue();
            try (SipPhone again = stack.calling(number)) {
                assertThat(stack.waits(2)).isTrue();
                try (AgentAtDesk agent = stack.readyAgent("1003")) {
                    stack.talk(agent);
                    assertThat(agent.event("call.pop", SOON)
                                    .orElseThrow()
                                    .data()
                                    .path("caller")
                                    .path("number")
                                    .asText())
                            .isEqualTo(number);
                    again.hangUp();
                    assertThat(agent.reaches("WRAP_UP", SOON)).isPresent();
                }
            }
            between.hangUp();
        }
    }
}

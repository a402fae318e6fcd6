package hotline.ops.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.ops.bench.AmiTap;
import hotline.ops.bench.Sipp;
import hotline.ops.call.AgentAtDesk;
import hotline.ops.call.ApiClient;
import hotline.ops.call.DesktopSocket;
import hotline.ops.call.Patience;
import hotline.ops.call.Problem;
import hotline.ops.phone.SipPhone;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code kill -9} of the server under calls that go on, end and begin without it, and its return. */
@Tag("stack")
class FailsafeTest {

    private static final int AGENTS = 10;
    private static final int CALLS = 20;
    private static final int FIRST_EXTENSION = 1041;
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration PATH_TO_AGENT = Duration.ofSeconds(60);
    private static final Duration INTAKE = Duration.ofMinutes(3);
    private static final Duration TALK = Duration.ofSeconds(45);
    private static final Path SIPP = Path.of("sipp").toAbsolutePath();

    private final List<AmiTap.Event> events = new CopyOnWriteArrayList<>();
    private final List<String> extensions = IntStream.range(0, AGENTS)
            .mapToObj(index -> String.valueOf(FIRST_EXTENSION + index))
            .toList();

    @Test
    void given_ten_talking_and_ten_waiting_when_server_is_killed_then_nobody_is_lost_and_it_adopts_what_goes_on()
            throws Exception {
        Stack stack = Stack.connect();
        int port = freeUdpPort();
        try (AmiTap tap = new AmiTap(
                        stack.running().port("HOTLINE_AMI_PORT"),
                        "hotline",
                        stack.running().secret("ami.secret"),
                        events::add);
                Sipp phones = Sipp.agents(SIPP, stack.scratch(), stack.running().sipServer(), port, TALK);
                NoWrapUp agents = new NoWrapUp(stack, extensions)) {
            signInEverybody(stack, port);
            Instant began = Instant.now();
            Sipp citizens =
                    Sipp.citizens(SIPP, stack.scratch(), stack.running().sipServer(), "12345", CALLS, 10, CALLS);
            assertThat(untilState(stack, "TALKING", AGENTS)).as("ten talk").isPresent();
            assertThat(untilWaiting(stack, CALLS - AGENTS)).as("ten wait").isPresent();

            int before = events.size();
            stack.kill("server");
            Patience.pause(Duration.ofSeconds(5));
            List<AmiTap.Event> after = events.subList(before, events.size());
            assertThat(after).noneMatch(event -> event.get("Event").equals("Hangup"));
            assertThat(after.stream().filter(event -> event.get("Event").equals("QueueCallerJoin")))
                    .as("every waiting caller is in Asterisk's own queue")
                    .hasSize(CALLS - AGENTS);

            stack.up();
            assertThat(untilState(stack, "TALKING", AGENTS))
                    .as("talks are adopted")
                    .isPresent();
            agents.begin();
            assertThat(citizens.succeeds(Duration.ofMinutes(4)))
                    .as("every caller was answered and hung up on; see " + stack.scratch())
                    .isTrue();
            Patience.until(
                    SOON, () -> Optional.of(outcomes(stack, began)).filter(outcomes -> outcomes.size() == CALLS));
            assertThat(outcomes(stack, began))
                    .as("every caller talked to an agent")
                    .hasSize(CALLS)
                    .containsOnly("ANSWERED");
            assertThat(phones.runs()).isTrue();
            assertThat(Patience.until(Duration.ofSeconds(60), () -> nobodyBusy(stack)))
                    .as("no agent is stuck")
                    .isPresent();
            tap.action(Map.of("Action", "Logoff"));
        } finally {
            stack.up();
            extensions.forEach(extension -> goHome(stack.as(extension)));
        }
    }

    @Test
    void given_server_dead_when_calls_end_and_begin_without_it_then_it_makes_up_for_all_of_them() throws Exception {
        Stack stack = Stack.connect();
        String first = String.valueOf(FIRST_EXTENSION + AGENTS);
        String second = String.valueOf(FIRST_EXTENSION + AGENTS + 1);
        Instant began = Instant.now();
        try (AgentAtDesk talker = stack.agent(first);
                SipPhone talking = stack.citizen("13607738001");
                SipPhone served = stack.citizen("13607738002");
                SipPhone impatient = stack.citizen("13607738003")) {
            talker.becomeReady();
            talking.dial("12345");
            assertThat(talking.await("CALL_ESTABLISHED", began, SOON)).isPresent();
            Stack.pickUp(talker, Instant.EPOCH, PATH_TO_AGENT);
            assertThat(talker.reaches("TALKING", SOON)).isPresent();
            try (AgentAtDesk alone = stack.agent(second)) {
                alone.becomeReady();
                Patience.pause(Duration.ofSeconds(2));
                stack.kill("server");

                talking.hangUp();
                Instant hungUp = Instant.now();
                talker.phone().close();
                Instant dialled = Instant.now();
                served.dial("12345");
                Stack.pickUp(alone, Instant.EPOCH, PATH_TO_AGENT);
                assertThat(served.await("CALL_ESTABLISHED", dialled, SOON)).isPresent();
                impatient.dial("12345");
                assertThat(impatient.await("CALL_ESTABLISHED", dialled, SOON)).isPresent();
                Patience.pause(Duration.ofSeconds(2));
                impatient.hangUp();
                stack.up();

                JsonNode ended = call(
                        stack,
                        "ended while the server was dead",
                        began,
                        call -> call.path("agent").asText().equals(first));
                assertThat(ended.path("outcome").asText()).isEqualTo("ANSWERED");
                assertThat(Instant.parse(ended.path("endedAt").asText()))
                        .isBetween(hungUp.minusSeconds(2), hungUp.plusSeconds(2));
                assertThat(ended.path("unseenMs").asLong()).isPositive();
                assertRecorded(stack, ended);

                JsonNode unseen = call(
                        stack,
                        "came and ended while the server was dead",
                        hungUp,
                        call -> call.path("outcome").asText().equals("LOST_SIGHT"));
                assertRecorded(stack, unseen);

                showsLatePopAndDraft(alone);
                served.hangUp();
                assertThat(alone.reaches("WRAP_UP", SOON)).isPresent();
                assertRecorded(
                        stack,
                        call(
                                stack,
                                "was answered while the server was dead",
                                hungUp,
                                call -> call.path("agent").asText().equals(second) && call.has("endedAt")));
            }
        } finally {
            stack.up();
            List.of(first, second).forEach(extension -> goHome(stack.as(extension)));
        }
    }

    /** The desktop that comes back finds the call's pop, without an offer, and its draft. */
    private static void showsLatePopAndDraft(AgentAtDesk agent) throws IOException {
        assertThat(agent.state().path("status").asText()).isEqualTo("TALKING");
        try (DesktopSocket desktop = DesktopSocket.open(agent.api())) {
            JsonNode pop = Patience.until(
                            SOON,
                            () -> desktop.received().stream()
                                    .map(message -> message.type().equals("snapshot")
                                            ? message.data().path("pop")
                                            : message.data())
                                    .filter(data -> data.has("earlierTickets"))
                                    .findFirst())
                    .orElseThrow(() -> new AssertionError("no pop"));
            assertThat(pop.path("callId").asText())
                    .isEqualTo(agent.state().path("callId").asText());
            assertThat(pop.has("offerId")).isFalse();
            assertThat(Stack.draft(agent, pop).path("state").asText()).isEqualTo("DRAFT");
        }
    }

    private static void assertRecorded(Stack stack, JsonNode call) {
        String path = "/api/recordings?callId=" + call.path("callId").asText();
        assertThat(Patience.until(
                        INTAKE,
                        () -> stack.as("banzhang")
                                .get(path)
                                .path("recordings")
                                .valueStream()
                                .filter(recording ->
                                        recording.path("durationMs").asLong() > 1000)
                                .findFirst()))
                .as("a recording of " + call)
                .isPresent();
    }

    private static JsonNode call(Stack stack, String what, Instant since, Predicate<JsonNode> wanted) {
        return Patience.until(
                        Duration.ofSeconds(30),
                        () -> ended(stack, since).filter(wanted).findFirst())
                .orElseThrow(() -> new AssertionError("no record of the call that " + what));
    }

    private static Stream<JsonNode> ended(Stack stack, Instant since) {
        return stack.as("banzhang")
                .get("/api/calls?size=50")
                .path("items")
                .valueStream()
                .filter(call -> Instant.parse(call.path("arrivedAt").asText()).isAfter(since.minusSeconds(1)))
                .filter(call -> call.has("endedAt"));
    }

    private static List<String> outcomes(Stack stack, Instant since) {
        return ended(stack, since).map(call -> call.path("outcome").asText()).toList();
    }

    /** Ends what a failed trial left behind, too. */
    private static void goHome(ApiClient agent) {
        for (String step : List.of("hang-up", "sign-out")) {
            try {
                agent.post("/api/agent/" + step);
            } catch (Problem nothingToDo) {
                System.out.println(step + ": " + nothingToDo.getMessage());
            }
        }
    }

    private void signInEverybody(Stack stack, int port) throws IOException, InterruptedException {
        stack.register(SIPP, extensions, port);
        for (String extension : extensions) {
            ApiClient agent = stack.as(extension);
            agent.post("/api/agent/sign-in", Map.of("extension", extension));
            agent.post("/api/agent/ready");
        }
    }

    private Optional<Boolean> untilState(Stack stack, String status, int count) {
        return Patience.until(
                Duration.ofSeconds(60), () -> count(stack, status) == count ? Optional.of(true) : Optional.empty());
    }

    private long count(Stack stack, String status) {
        return agents(stack)
                .valueStream()
                .filter(agent -> extensions.contains(agent.path("agent").asText()))
                .filter(agent -> agent.path("status").asText().equals(status))
                .count();
    }

    private Optional<Boolean> nobodyBusy(Stack stack) {
        return count(stack, "TALKING") + count(stack, "OFFERED") == 0 ? Optional.of(true) : Optional.empty();
    }

    private static JsonNode agents(Stack stack) {
        return stack.as("banzhang").get("/api/agents").path("agents");
    }

    private static Optional<Boolean> untilWaiting(Stack stack, int count) {
        return Patience.until(
                Duration.ofSeconds(60),
                () -> Optional.of(stack.waitingCallers() == count).filter(reached -> reached));
    }

    private static int freeUdpPort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

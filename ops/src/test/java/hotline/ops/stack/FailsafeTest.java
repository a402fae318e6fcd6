package hotline.ops.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.ops.bench.AmiTap;
import hotline.ops.bench.Sipp;
import hotline.ops.call.ApiClient;
import hotline.ops.call.Patience;
import hotline.ops.call.Problem;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code kill -9} of the server under ten talking and ten waiting calls, and its return. */
@Tag("stack")
class FailsafeTest {

    private static final int AGENTS = 10;
    private static final int CALLS = 20;
    private static final int FIRST_EXTENSION = 1041;
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
                Sipp phones = Sipp.agents(SIPP, stack.scratch(), stack.running().sipServer(), port, TALK)) {
            signInEverybody(stack, port);
            Sipp citizens =
                    Sipp.citizens(SIPP, stack.scratch(), stack.running().sipServer(), "12345", CALLS, 10, CALLS);
            assertThat(untilState(stack, "TALKING", AGENTS)).as("ten talk").isPresent();
            assertThat(untilWaiting(stack, CALLS - AGENTS)).as("ten wait").isPresent();

            int before = events.size();
            kill(stack);
            Patience.pause(Duration.ofSeconds(5));
            List<AmiTap.Event> after = events.subList(before, events.size());
            assertThat(after).noneMatch(event -> event.get("Event").equals("Hangup"));
            assertThat(after.stream().filter(event -> event.get("Event").equals("QueueCallerJoin")))
                    .as("every waiting caller is in Asterisk's own queue")
                    .hasSize(CALLS - AGENTS);

            restart(stack);
            assertThat(untilState(stack, "TALKING", AGENTS))
                    .as("talks are adopted")
                    .isPresent();
            assertThat(citizens.succeeds(Duration.ofMinutes(3)))
                    .as("every caller talked to an agent and was hung up on by the agent; see " + stack.scratch())
                    .isTrue();
            assertThat(phones.runs()).isTrue();
            assertThat(Patience.until(Duration.ofSeconds(60), () -> nobodyBusy(stack)))
                    .as("no agent is stuck")
                    .isPresent();
            tap.action(Map.of("Action", "Logoff"));
        } finally {
            restart(stack);
            extensions.forEach(extension -> goHome(stack.as(extension)));
        }
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
        Sipp.register(
                SIPP,
                stack.scratch(),
                stack.running().sipServer(),
                extensions.stream()
                        .map(extension ->
                                new String[] {extension, stack.running().secret("sip." + extension)})
                        .toList(),
                port);
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
        ApiClient supervisor = stack.as("banzhang");
        return Patience.until(
                Duration.ofSeconds(60),
                () -> supervisor
                                        .get("/api/queues")
                                        .path("queues")
                                        .path(0)
                                        .path("waiting")
                                        .asInt()
                                == count
                        ? Optional.of(true)
                        : Optional.empty());
    }

    private static void kill(Stack stack) throws IOException, InterruptedException {
        String pid = Files.readAllLines(stack.running().home().resolve("run/server.pid"))
                .getFirst();
        assertThat(new ProcessBuilder("kill", "-9", pid).start().waitFor()).isZero();
    }

    private static void restart(Stack stack) throws IOException, InterruptedException {
        ProcessBuilder up = new ProcessBuilder("./up").redirectErrorStream(true);
        up.environment().put("HOTLINE_HOME", stack.running().home().toString());
        Process process = up.start();
        process.getInputStream().transferTo(System.out);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    private static int freeUdpPort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

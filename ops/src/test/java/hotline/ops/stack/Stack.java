package hotline.ops.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.ops.bench.Sipp;
import hotline.ops.call.AgentAtDesk;
import hotline.ops.call.ApiClient;
import hotline.ops.call.Patience;
import hotline.ops.call.Problem;
import hotline.ops.call.RunningStack;
import hotline.ops.phone.OutsideNetwork;
import hotline.ops.phone.PhoneSpec;
import hotline.ops.phone.SipPhone;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The running stack that these tests talk to, started by {@code ops/test}: test JVM n has the n-th home of
 * {@code HOTLINE_TEST_HOME} to itself. Without one they fail: nothing is skipped silently.
 */
final class Stack {

    /** A home that lives on knows the numbers of earlier runs. */
    private static final AtomicInteger CITIZENS =
            new AtomicInteger(1000 + (int) (Instant.now().getEpochSecond() % 8000));

    private static final int NOT_FOUND = 404;

    private static final Map<String, ApiClient> SIGNED_IN = new ConcurrentHashMap<>();

    private final RunningStack running;
    private final Path scratch;

    private Stack(RunningStack running, Path scratch) {
        this.running = running;
        this.scratch = scratch;
    }

    static Stack connect() throws IOException {
        return at(givenHome());
    }

    private static Stack at(Path home) throws IOException {
        return new Stack(RunningStack.at(home), Files.createTempDirectory("hotline-stack"));
    }

    /** Beside the one that is given, with two Asterisks. To be stopped with {@link #down}. */
    static Stack startOfTwoNodes() throws IOException, InterruptedException {
        Path given = givenHome();
        Path home = given.resolveSibling(given.getFileName() + "-two-nodes");
        run(home, Map.of("HOTLINE_NODES", "2"), "./up", "--free-ports");
        return at(home);
    }

    private static Path givenHome() {
        String homes = System.getenv("HOTLINE_TEST_HOME");
        if (homes == null) {
            throw new IllegalStateException("HOTLINE_TEST_HOME is not set: run ops/test, which starts the stack");
        }
        int fork = Integer.parseInt(System.getProperty("hotline.test.fork", "1"));
        return Path.of(homes.split(File.pathSeparator)[fork - 1]);
    }

    RunningStack running() {
        return running;
    }

    /** Signs in once a person and run: sign-in is rate-limited for tests as for everybody. Tokens live 15 minutes. */
    ApiClient as(String name) {
        return SIGNED_IN.computeIfAbsent(
                running.home() + " " + name,
                _ -> ApiClient.signIn(running.httpAddress(), name, running.secret("user.password")));
    }

    /** {@code kill -9} of one part, by its pid file. */
    void kill(String part) throws IOException, InterruptedException {
        String pid = Files.readAllLines(running.home().resolve("run/" + part + ".pid"))
                .getFirst();
        if (new ProcessBuilder("kill", "-9", pid).start().waitFor() != 0) {
            throw new IOException(part + " does not run");
        }
    }

    /** {@code ops/up}: starts what is not running. */
    void up() throws IOException, InterruptedException {
        run("./up");
    }

    /** {@code ops/down}. */
    void down() throws IOException, InterruptedException {
        run("./down");
    }

    /** @return what the command of the ops folder printed */
    String run(String... command) throws IOException, InterruptedException {
        return run(running.home(), Map.of(), command);
    }

    private static String run(Path home, Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.environment().put("HOTLINE_HOME", home.toString());
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        System.out.println(printed);
        if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new IOException(String.join(" ", command) + " failed: " + complaint(printed));
        }
        return printed;
    }

    /** What the command said was wrong, in one line, as summaries show no more than that of a message. */
    private static String complaint(String printed) {
        int from = Math.max(printed.lastIndexOf("错误："), printed.length() - 800);
        return printed.substring(Math.max(0, from)).strip().replaceAll("\\s*\n\\s*", " | ");
    }

    Path scratch() {
        return scratch;
    }

    static Path voice(String name) {
        return Path.of("sounds", name + ".wav").toAbsolutePath();
    }

    SipPhone citizen(String number) throws IOException {
        return citizen(1, number, voice("citizen-streetlight"));
    }

    private SipPhone citizen(int node, String number, Path voice) throws IOException {
        return SipPhone.start(PhoneSpec.citizen(
                number, running.sipServer(node), voice, scratch.resolve("citizen-" + Math.abs(number.hashCode()))));
    }

    /** The carrier beyond the trunk; it calls whom the test connects. */
    OutsideNetwork outside() throws IOException {
        return OutsideNetwork.open(running.port("HOTLINE_TRUNK_PORT"));
    }

    /** A citizen past the greeting: pressed 0. */
    SipPhone calling(String number) throws IOException {
        return calling(number, voice("citizen-streetlight"));
    }

    /** Whom the carrier sends to that node. */
    SipPhone calling(int node, String number) throws IOException {
        return calling(node, number, voice("citizen-streetlight"));
    }

    SipPhone calling(String number, Path voice) throws IOException {
        return calling(1, number, voice);
    }

    private SipPhone calling(int node, String number, Path voice) throws IOException {
        SipPhone citizen = citizen(node, number, voice);
        Instant dialled = Instant.now();
        citizen.dial("12345");
        assertThat(citizen.await("CALL_ESTABLISHED", dialled, Duration.ofSeconds(5)))
                .isPresent();
        Patience.pause(Duration.ofMillis(500));
        citizen.press("0");
        return citizen;
    }

    /** A registered phone without an agent: a joint desk's, a supervisor's own. */
    SipPhone phone(String extension, Path voice) throws IOException {
        SipPhone phone = SipPhone.start(PhoneSpec.agent(
                extension,
                running.secret("sip." + extension),
                running.sipServers(),
                voice,
                scratch.resolve("phone-" + extension)));
        assertThat(phone.registers(Duration.ofSeconds(5))).isTrue();
        return phone;
    }

    /** Registers SIPp's phones, which are all at this port. */
    void register(Path scenarios, List<String> extensions, int port) throws IOException, InterruptedException {
        Sipp.register(
                scenarios,
                scratch,
                running.sipServer(),
                extensions.stream()
                        .map(extension -> new String[] {extension, running.secret("sip." + extension)})
                        .toList(),
                port);
    }

    /** One of the joint desks' phones. */
    SipPhone desk(String extension) throws IOException {
        return phone(extension, voice("desk-joint"));
    }

    /** With a registered phone; not ready yet. */
    AgentAtDesk agent(String extension) throws IOException {
        return agent(extension, voice("agent-answer"));
    }

    AgentAtDesk agent(String extension, Path voice) throws IOException {
        return AgentAtDesk.start(running, extension, voice, scratch);
    }

    /** Ready, or with a call already when somebody waits. */
    AgentAtDesk readyAgent(String extension) throws IOException {
        AgentAtDesk agent = agent(extension);
        agent.becomeReady();
        return agent;
    }

    /** @return the call's id, once the agent talks */
    String talk(AgentAtDesk agent) throws IOException {
        pickUp(agent, Instant.EPOCH, Duration.ofSeconds(45));
        return agent.reaches("TALKING", Duration.ofSeconds(5))
                .orElseThrow()
                .path("callId")
                .asText();
    }

    void signEveryoneOut() {
        for (JsonNode agent : as("banzhang").get("/api/agents").path("agents")) {
            if (!agent.path("status").asText().equals("SIGNED_OUT")) {
                as(agent.path("agent").asText()).post("/api/agent/sign-out");
            }
        }
    }

    /** Whether so many callers come to wait, within the time of a greeting. */
    boolean waits(int callers) {
        return Patience.until(
                        Duration.ofSeconds(45),
                        () -> Optional.of(waitingCallers()).filter(count -> count == callers))
                .isPresent();
    }

    /** The call's record once it has ended. Records follow the calls: at first there may be none. */
    JsonNode endedCall(String callId) {
        return Patience.until(Duration.ofSeconds(10), () -> record(callId).filter(call -> call.has("endedAt")))
                .orElseThrow(() -> new AssertionError("call " + callId + " did not end"));
    }

    private Optional<JsonNode> record(String callId) {
        return find(as("banzhang"), "/api/calls/" + callId);
    }

    /** The draft that a pop announces; it is stored a moment after the pop. */
    static JsonNode draft(AgentAtDesk agent, JsonNode pop) {
        String path = "/api/tickets/" + pop.path("draftId").asText();
        return Patience.until(Duration.ofSeconds(10), () -> find(agent.api(), path))
                .orElseThrow(() -> new AssertionError("no draft " + path));
    }

    private static Optional<JsonNode> find(ApiClient api, String path) {
        try {
            return Optional.of(api.get(path));
        } catch (Problem problem) {
            if (problem.status() == NOT_FOUND) {
                return Optional.empty();
            }
            throw problem;
        }
    }

    /** The steps of the call's hand-overs, once this one is among them. */
    List<String> handOverSteps(String callId, String awaited, Duration limit) {
        return Patience.until(limit, () -> Optional.of(handOverSteps(callId)).filter(steps -> steps.contains(awaited)))
                .orElseThrow(() -> new AssertionError("no step " + awaited + " in " + handOverSteps(callId)));
    }

    private List<String> handOverSteps(String callId) {
        return as("banzhang")
                .get("/api/calls/" + callId + "/hand-overs")
                .path("items")
                .valueStream()
                .map(line -> line.path("step").asText())
                .toList();
    }

    /** The record of this number's latest call, once it has ended. */
    JsonNode lastCall(String number) {
        String masked = number.substring(0, 3) + "****" + number.substring(7);
        return Patience.until(
                        Duration.ofSeconds(10),
                        () -> as("banzhang")
                                .get("/api/calls?size=20")
                                .path("items")
                                .valueStream()
                                .filter(call ->
                                        call.path("callerMasked").asText().equals(masked))
                                .findFirst()
                                .filter(call -> call.has("endedAt")))
                .orElseThrow(() -> new AssertionError("no ended call of " + masked));
    }

    /** Whose voices the call's recording holds, in the order of its tracks. */
    List<String> voicesOf(String callId) {
        return Patience.until(
                        Duration.ofMinutes(3),
                        () -> as("banzhang")
                                .get("/api/recordings?callId=" + callId)
                                .path("recordings")
                                .valueStream()
                                .findFirst())
                .orElseThrow(() -> new AssertionError("call " + callId + " has no recording"))
                .path("speakers")
                .valueStream()
                .map(JsonNode::asText)
                .toList();
    }

    /** Answers the phone at its first call since {@code since}, which must come within the limit. */
    static void pickUp(AgentAtDesk agent, Instant since, Duration limit) throws IOException {
        assertThat(agent.phone().await("CALL_INCOMING", since, limit)).isPresent();
        agent.phone().answer();
    }

    /** In the general queue. */
    int waitingCallers() {
        return as("banzhang")
                .get("/api/queues")
                .path("queues")
                .path(0)
                .path("waiting")
                .asInt();
    }

    /** The agent hung up first: the citizen is asked about the service, presses the key and is thanked. */
    static void rate(SipPhone citizen, String key) throws IOException {
        Patience.pause(Duration.ofSeconds(1));
        assertThat(citizen.await("CALL_CLOSED", Instant.EPOCH, Duration.ZERO))
                .as("the citizen is asked")
                .isEmpty();
        citizen.press(key);
        assertThat(citizen.await("CALL_CLOSED", Instant.EPOCH, Duration.ofSeconds(8)))
                .as("thanked, and hung up")
                .isPresent();
    }

    /** A caller number that no other test of this run uses. */
    static String freshCitizen() {
        return "1360773" + CITIZENS.incrementAndGet();
    }
}

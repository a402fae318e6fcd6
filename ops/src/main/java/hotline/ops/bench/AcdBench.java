package hotline.ops.bench;

import hotline.ops.call.ApiClient;
import hotline.ops.call.DesktopSocket;
import hotline.ops.call.Patience;
import hotline.ops.call.RunningStack;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * {@code ops/bench smoke}: agent free → next ring with callers always waiting, for this server and for Asterisk's own
 * Queue, one after the other on the same Asterisk with the same phones.
 */
public final class AcdBench {

    private static final int AGENTS = 40;
    private static final int WAITING = 60;
    private static final int FIRST_EXTENSION = 1001;
    private static final Duration TALK = Duration.ofSeconds(2);

    /** A hotline runs for months: what its first minute compiles is not what callers wait for. */
    private static final Duration WARM_UP = Duration.ofSeconds(60);

    private static final int CALLS_PER_SECOND = 60;
    private static final String QUEUE_NUMBER = "12399";

    private final RunningStack stack;
    private final Path scenarios;
    private final Path scratch;
    private final Duration length;
    private final List<String> extensions = IntStream.range(0, AGENTS)
            .mapToObj(index -> String.valueOf(FIRST_EXTENSION + index))
            .toList();

    private AcdBench(RunningStack stack, Path scenarios, Path scratch, Duration length) {
        this.stack = stack;
        this.scenarios = scenarios;
        this.scratch = scratch;
        this.length = length;
    }

    /** @param args home of the stack, folder of the SIPp scenarios, seconds to measure each arm */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path scratch = Files.createTempDirectory("hotline-bench");
        new AcdBench(
                        RunningStack.at(Path.of(args[0])),
                        Path.of(args[1]),
                        scratch,
                        Duration.ofSeconds(Long.parseLong(args[2])))
                .run();
        System.exit(0);
    }

    private void run() throws IOException, InterruptedException {
        FreeToRing measure = new FreeToRing();
        int agentPort = freeUdpPort();
        try (AmiTap tap = new AmiTap(
                        stack.port("HOTLINE_AMI_PORT"), "hotline", stack.secret("ami.secret"), measure::accept);
                Sipp agents = Sipp.agents(scenarios, scratch, stack.sipServer(), agentPort, TALK)) {
            List<String[]> phones = extensions.stream()
                    .map(extension -> new String[] {extension, stack.secret("sip." + extension)})
                    .toList();
            Sipp.register(scenarios, scratch, stack.sipServer(), phones, agentPort);
            Figures ours = server(measure);
            Figures queue = queue(measure, tap);
            report(ours, queue);
            if (!agents.runs()) {
                throw new IOException("the agents' phones ended early; see " + scratch);
            }
        }
    }

    private Figures server(FreeToRing measure) throws IOException {
        List<ApiClient> agents = extensions.stream()
                .map(extension -> ApiClient.signIn(stack.httpAddress(), extension, stack.secret("user.password")))
                .toList();
        for (int agent = 0; agent < AGENTS; agent++) {
            agents.get(agent).post("/api/agent/sign-in", Map.of("extension", extensions.get(agent)));
            agents.get(agent).post("/api/agent/ready");
        }
        List<DesktopSocket> desktops = new ArrayList<>();
        for (ApiClient agent : agents) {
            desktops.add(DesktopSocket.open(agent));
        }
        Figures figures = load(measure, "12345");
        desktops.forEach(DesktopSocket::close);
        for (ApiClient agent : agents) {
            Patience.until(Duration.ofSeconds(10), () -> signedOut(agent));
        }
        return figures;
    }

    private static java.util.Optional<Boolean> signedOut(ApiClient agent) {
        try {
            agent.post("/api/agent/sign-out");
            return java.util.Optional.of(true);
        } catch (hotline.ops.call.Problem stillTalking) {
            return java.util.Optional.empty();
        }
    }

    private Figures queue(FreeToRing measure, AmiTap tap) throws IOException {
        for (String extension : extensions) {
            tap.action(Map.of("Action", "QueueAdd", "Queue", "bench", "Interface", "PJSIP/" + extension));
        }
        Patience.pause(Duration.ofSeconds(1));
        return load(measure, QUEUE_NUMBER);
    }

    private Figures load(FreeToRing measure, String number) throws IOException {
        try (Sipp citizens =
                Sipp.citizens(scenarios, scratch, stack.sipServer(), number, AGENTS + WAITING, CALLS_PER_SECOND, 0)) {
            Patience.pause(WARM_UP);
            measure.start();
            Patience.pause(length);
            Figures figures = measure.stop();
            if (measure.agentsInPlay() < AGENTS) {
                throw new IOException("only %d of %d agents were in play: the figures say nothing (%s); see %s"
                        .formatted(measure.agentsInPlay(), AGENTS, figures.row(number), scratch));
            }
            if (!citizens.runs()) {
                throw new IOException("the callers ended early; see " + scratch);
            }
            return figures;
        } finally {
            Patience.pause(Duration.ofSeconds(4));
        }
    }

    private static void report(Figures ours, Figures queue) {
        System.out.printf("%d 名坐席，始终 %d 个来电在等，通话 %d 秒%n", AGENTS, WAITING, TALK.toSeconds());
        System.out.println(Figures.header());
        System.out.println(ours.row("this server"));
        System.out.println(queue.row("Queue() autofill retry 0"));
        System.out.printf(
                "{\"ours_p50_ms\":%.2f,\"ours_p99_ms\":%.2f,\"queue_p50_ms\":%.2f,\"queue_p99_ms\":%.2f,\"calls\":%d}%n",
                ours.p50(), ours.p99(), queue.p50(), queue.p99(), ours.calls() + queue.calls());
    }

    private static int freeUdpPort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

package hotline.ops.bench;

import hotline.ops.call.ApiClient;
import hotline.ops.call.DesktopSocket;
import hotline.ops.call.Patience;
import hotline.ops.call.Problem;
import hotline.ops.call.RunningStack;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The first of the stack's agents: registered phones that answer at once, and desktops when our server rings them. */
final class Agents implements AutoCloseable {

    private static final int FIRST_EXTENSION = 1001;

    private final RunningStack stack;
    private final List<String> extensions;
    private final Sipp phones;
    private final List<ApiClient> signedIn = new ArrayList<>();
    private final List<DesktopSocket> desktops = new ArrayList<>();

    /** @param talk how long they talk, then they hang up */
    Agents(RunningStack stack, Path scenarios, Path scratch, int count, Duration talk, boolean traced)
            throws IOException, InterruptedException {
        this.stack = stack;
        this.extensions = IntStream.range(0, count)
                .mapToObj(index -> String.valueOf(FIRST_EXTENSION + index))
                .toList();
        int port = freeUdpPort();
        phones = Sipp.agents(scenarios, scratch, stack.sipServer(), port, talk, traced);
        List<String[]> users = extensions.stream()
                .map(extension -> new String[] {extension, stack.secret("sip." + extension)})
                .toList();
        Sipp.register(scenarios, scratch, stack.sipServer(), users, port);
    }

    List<String> extensions() {
        return extensions;
    }

    /** Signed in at our server, ready, each with a desktop connected. */
    void atWork() throws IOException {
        for (String extension : extensions) {
            ApiClient agent = ApiClient.signIn(stack.httpAddress(), extension, stack.secret("user.password"));
            agent.post("/api/agent/sign-in", Map.of("extension", extension));
            agent.post("/api/agent/ready");
            signedIn.add(agent);
        }
        for (ApiClient agent : signedIn) {
            desktops.add(DesktopSocket.open(agent));
        }
    }

    /** Signed out again, each after the last talk. */
    void goHome() {
        desktops.forEach(DesktopSocket::close);
        desktops.clear();
        for (ApiClient agent : signedIn) {
            Patience.until(Duration.ofSeconds(10), () -> signedOut(agent));
        }
        signedIn.clear();
    }

    private static Optional<Boolean> signedOut(ApiClient agent) {
        try {
            agent.post("/api/agent/sign-out");
            return Optional.of(true);
        } catch (Problem stillTalking) {
            return Optional.empty();
        }
    }

    /** Members of Asterisk's own queue instead. */
    void join(AmiTap tap, String queue) throws IOException {
        for (String extension : extensions) {
            tap.action(Map.of("Action", "QueueAdd", "Queue", queue, "Interface", "PJSIP/" + extension));
        }
        Patience.pause(Duration.ofSeconds(1));
    }

    @Override
    public void close() {
        boolean running = phones.runs();
        phones.close();
        if (!running) {
            throw new IllegalStateException("the agents' phones ended early: the figures say nothing");
        }
    }

    private static int freeUdpPort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

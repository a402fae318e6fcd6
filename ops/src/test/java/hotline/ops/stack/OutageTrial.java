package hotline.ops.stack;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.ops.bench.AmiTap;
import hotline.ops.bench.Sipp;
import hotline.ops.call.ApiClient;
import hotline.ops.call.DesktopSocket;
import hotline.ops.call.Patience;
import hotline.ops.call.Problem;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;

/**
 * A part is killed under load and comes back: callers reach agents with pops as if nothing were, and afterwards every fact is in
 * the database, once. {@code -Dhotline.outage.seconds=300} makes the outage five minutes.
 */
@Tag("stack")
abstract class OutageTrial {

    private static final Duration OUTAGE = Duration.ofSeconds(Long.getLong("hotline.outage.seconds", 40));
    private static final int AGENTS = 8;
    private static final int FIRST_EXTENSION = 1021;
    /** One a second; each of them listens for 24 s before an agent is asked for. */
    private static final int CITIZENS_AT_ONCE = 60;

    private static final Duration TALK = Duration.ofSeconds(4);
    private static final Duration PATH_TO_AGENT = Duration.ofSeconds(60);
    private static final Duration AFTERWARDS = Duration.ofSeconds(90);
    private static final Path SIPP = Path.of("sipp").toAbsolutePath();

    private final List<String> extensions = IntStream.range(0, AGENTS)
            .mapToObj(index -> String.valueOf(FIRST_EXTENSION + index))
            .toList();
    /** Of citizens who came since the trial began, as Asterisk says. */
    private final Set<String> calls = new ConcurrentSkipListSet<>();

    interface Meanwhile {
        void look(Stack stack) throws IOException;
    }

    void trial(String part, Meanwhile meanwhile) throws Exception {
        Stack stack = Stack.connect();
        List<DesktopSocket> desktops = new ArrayList<>();
        int port = freeUdpPort();
        int inAll = (int) (AGENTS + OUTAGE.toSeconds());
        StackDatabase database = new StackDatabase(stack.running());
        try (AutoCloseable _ = () -> everythingRunsAgain(stack, desktops);
                AmiTap tap = new AmiTap(
                        stack.running().port("HOTLINE_AMI_PORT"),
                        "hotline",
                        stack.running().secret("ami.secret"),
                        this::noteCitizen);
                Sipp phones = Sipp.agents(SIPP, stack.scratch(), stack.running().sipServer(), port, TALK);
                NoWrapUp agents = new NoWrapUp(stack, extensions)) {
            long lossesBefore = database.losses();
            signInEverybody(stack, port);
            for (String extension : extensions) {
                desktops.add(DesktopSocket.open(stack.as(extension)));
            }
            agents.begin();
            Sipp citizens = Sipp.citizens(
                    SIPP, stack.scratch(), stack.running().sipServer(), "12345", CITIZENS_AT_ONCE, 1, inAll);
            assertThat(Patience.until(
                            PATH_TO_AGENT,
                            () -> Optional.of(pops(desktops).size()).filter(pops -> pops >= AGENTS)))
                    .as("calls flow")
                    .isPresent();

            stack.kill(part);
            Instant gone = Instant.now();
            Patience.pause(Duration.ofSeconds(2));
            int before = pops(desktops).size();
            meanwhile.look(stack);
            Patience.pause(OUTAGE.minus(Duration.between(gone, Instant.now())));
            int during = pops(desktops).size() - before;
            System.out.printf("%s away for %d s: %d pops meanwhile%n", part, OUTAGE.toSeconds(), during);
            stack.up();

            assertThat(during)
                    .as("calls reached agents with pops while %s was away", part)
                    .isGreaterThanOrEqualTo((int) OUTAGE.toSeconds() / 2);
            assertThat(citizens.succeeds(Duration.ofMinutes(4).plus(OUTAGE)))
                    .as("every citizen talked to an agent; see " + stack.scratch())
                    .isTrue();
            assertThat(calls).hasSize(inAll);
            storedOnce(database, desktops, lossesBefore);
            assertThat(phones.runs()).isTrue();
            tap.action(Map.of("Action", "Logoff"));
        }
    }

    private void everythingRunsAgain(Stack stack, List<DesktopSocket> desktops)
            throws IOException, InterruptedException {
        stack.up();
        desktops.forEach(DesktopSocket::close);
        extensions.forEach(extension -> signOut(stack.as(extension)));
    }

    private void noteCitizen(AmiTap.Event event) {
        if (event.get("UserEvent").equals("CallStart")) {
            calls.add(event.get("HCALL"));
        }
    }

    private void storedOnce(StackDatabase database, List<DesktopSocket> desktops, long lossesBefore) {
        Set<String> expected = new TreeSet<>(calls);
        assertThat(Patience.until(
                        AFTERWARDS,
                        () -> Optional.of(database.endedCalls(expected)).filter(expected::equals)))
                .as("every call has its end in the database; there: " + database.endedCalls(expected))
                .isPresent();
        for (String type : List.of("CallArrived", "CallQueued", "CallAnswered", "CallEnded")) {
            assertThat(database.events(type, expected))
                    .as(type + " of each call, once")
                    .isEqualTo(expected.stream().collect(Collectors.toMap(call -> call, _ -> 1L)));
        }
        assertThat(database.outcomes(expected)).containsOnly("ANSWERED");
        Set<String> popped = pops(desktops);
        assertThat(database.offers(expected))
                .as("each offer had its pop, and each pop its fact")
                .isEqualTo(popped);
        assertThat(database.losses()).as("facts known to be lost").isEqualTo(lossesBefore);
        assertThat(database.factsTwice()).as("facts stored twice").isZero();
        assertThat(Patience.until(
                        AFTERWARDS, () -> Optional.of(database.drafts(expected)).filter(expected::equals)))
                .as("every call has its draft")
                .isPresent();
    }

    /** The ids of the offers that desktops showed. */
    private Set<String> pops(List<DesktopSocket> desktops) {
        return desktops.stream()
                .flatMap(desktop -> desktop.received().stream())
                .filter(message -> message.type().equals("call.pop"))
                .filter(message -> calls.contains(message.data().path("callId").asText()))
                .map(message -> message.data().path("offerId").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void signInEverybody(Stack stack, int port) throws IOException, InterruptedException {
        stack.register(SIPP, extensions, port);
        for (String extension : extensions) {
            ApiClient agent = stack.as(extension);
            signOut(agent);
            agent.post("/api/agent/sign-in", Map.of("extension", extension));
            agent.post("/api/agent/ready");
        }
    }

    private static void signOut(ApiClient agent) {
        try {
            agent.post("/api/agent/sign-out");
        } catch (Problem busy) {
            System.out.println("not signed out: " + busy.getMessage());
        }
    }

    private static int freeUdpPort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

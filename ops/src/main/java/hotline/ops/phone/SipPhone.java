package hotline.ops.phone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A baresip phone in a process of its own, controlled over its loopback control socket. It plays a WAV, records what
 * it says and hears, and counts RTP packets. Not thread-safe apart from the event list.
 */
public final class SipPhone implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration START_LIMIT = Duration.ofSeconds(5);
    /** A phone that nobody ended ends by itself. */
    private static final Duration LONGEST_LIFE = Duration.ofMinutes(30);

    private static final int MOST_ATTEMPTS = 3;

    private final PhoneSpec spec;
    private final Process process;
    private final Socket control;
    private final List<PhoneEvent> events = new ArrayList<>();

    private final int sipPort;

    private SipPhone(PhoneSpec spec, int sipPort, Process process, Socket control) {
        this.spec = spec;
        this.sipPort = sipPort;
        this.process = process;
        this.control = control;
        Thread.ofVirtual().name("phone-" + spec.user()).start(this::readEvents);
    }

    /**
     * baresip takes the SIP port for UDP and TCP and the next one for TLS; a connection of anybody may take one of them
     * between our choice and its start, and then others are tried.
     *
     * @throws IOException when baresip is not installed or its control socket does not open within 5 s
     */
    public static SipPhone start(PhoneSpec spec) throws IOException {
        Files.createDirectories(spec.folder());
        for (int attempt = 1; ; attempt++) {
            try {
                return startOnce(spec);
            } catch (IOException failed) {
                boolean portTaken =
                        Files.readString(spec.folder().resolve("phone.log")).contains("Address already in use");
                if (!portTaken || attempt == MOST_ATTEMPTS) {
                    throw failed;
                }
            }
        }
    }

    private static SipPhone startOnce(PhoneSpec spec) throws IOException {
        int controlPort = freePort();
        int sipPort = freePort();
        Files.writeString(
                spec.folder().resolve("config"),
                PhoneFiles.config(spec, PhoneFiles.longSpeech(spec), sipPort, controlPort));
        Files.writeString(spec.folder().resolve("accounts"), PhoneFiles.accounts(spec));
        Path log = Files.writeString(spec.folder().resolve("phone.log"), "");
        Process process = new ProcessBuilder(RealTime.command(List.of(
                        "timeout",
                        String.valueOf(LONGEST_LIFE.toSeconds()),
                        "baresip",
                        "-f",
                        spec.folder().toString())))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new SipPhone(spec, sipPort, process, connect(process, controlPort));
    }

    private static Socket connect(Process process, int port) throws IOException {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (true) {
            try {
                return new Socket(InetAddress.getLoopbackAddress(), port);
            } catch (IOException notYet) {
                if (System.nanoTime() > deadline || !process.isAlive()) {
                    process.destroy();
                    throw new IOException("baresip did not start", notYet);
                }
                pause(Duration.ofMillis(20));
            }
        }
    }

    public void dial(String number) throws IOException {
        command("dial", "sip:" + number + "@" + spec.server());
    }

    public void answer() throws IOException {
        command("accept", "");
    }

    public void hangUp() throws IOException {
        command("hangup", "");
    }

    /** Keys pressed during a call, e.g. {@code "0"}. */
    public void press(String keys) throws IOException {
        for (char key : keys.toCharArray()) {
            command("sndcode", String.valueOf(key));
        }
    }

    /** The first event of the type since {@code from}; empty when none came in time. */
    public Optional<PhoneEvent> await(String type, Instant from, Duration limit) {
        return await(event -> event.type().equals(type) && !event.at().isBefore(from), limit);
    }

    public Optional<PhoneEvent> await(Predicate<PhoneEvent> wanted, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        synchronized (events) {
            while (true) {
                Optional<PhoneEvent> found = events.stream().filter(wanted).findFirst();
                long left = deadline - System.nanoTime();
                if (found.isPresent() || left <= 0) {
                    return found;
                }
                try {
                    TimeUnit.NANOSECONDS.timedWait(events, left);
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                    return Optional.empty();
                }
            }
        }
    }

    /**
     * Whether each of its servers took the registration; looks into the phone's log, because the control socket may open after
     * the phone has registered.
     */
    public boolean registers(Duration limit) throws IOException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (registrations() < spec.servers().size()) {
            if (System.nanoTime() > deadline || !process.isAlive()) {
                return false;
            }
            pause(Duration.ofMillis(50));
        }
        return true;
    }

    private int registrations() throws IOException {
        return Files.readString(spec.folder().resolve("phone.log")).split(" 200 OK ", -1).length - 1;
    }

    public List<PhoneEvent> events() {
        synchronized (events) {
            return List.copyOf(events);
        }
    }

    /** What this phone heard and said in its calls so far, and the RTP it counted; complete after the hang-up. */
    public HeardAndSaid audio() throws IOException {
        return PhoneFiles.audio(spec.folder());
    }

    /** Where it takes calls that come to it directly. */
    public int sipPort() {
        return sipPort;
    }

    public PhoneSpec spec() {
        return spec;
    }

    private void command(String name, String parameters) throws IOException {
        String json = JSON.writeValueAsString(Map.of("command", name, "params", parameters, "token", name));
        byte[] payload = json.getBytes(StandardCharsets.UTF_8);
        OutputStream out = control.getOutputStream();
        out.write((payload.length + ":" + json + ",").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private void readEvents() {
        try (InputStream in = control.getInputStream()) {
            while (true) {
                byte[] netstring = readNetstring(in);
                Instant at = Instant.now();
                JsonNode message = JSON.readTree(netstring);
                if (!message.path("event").asBoolean()) {
                    continue;
                }
                synchronized (events) {
                    events.add(new PhoneEvent(
                            message.path("type").asText(), message.path("param").asText(), at));
                    events.notifyAll();
                }
            }
        } catch (IOException closed) {
            synchronized (events) {
                events.notifyAll();
            }
        }
    }

    private static byte[] readNetstring(InputStream in) throws IOException {
        int length = 0;
        int read = in.read();
        while (read != ':') {
            if (read < '0' || read > '9') {
                throw new IOException("the control socket ended");
            }
            length = length * 10 + (read - '0');
            read = in.read();
        }
        byte[] payload = in.readNBytes(length);
        if (in.read() != ',') {
            throw new IOException("not a netstring");
        }
        return payload;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends calls and the process; waits at most 3 s for it. */
    @Override
    public void close() {
        try {
            command("quit", "");
        } catch (IOException alreadyGone) {
            // The process is ended below.
        }
        try {
            if (!process.waitFor(2, TimeUnit.SECONDS)) {
                process.destroy();
                if (!process.waitFor(1, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            }
            control.close();
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IOException alreadyClosed) {
            // Nothing left to close.
        }
    }
}

package hotline.ops.call;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** An agent's desktop, reduced to its event stream: every envelope with the time it came. */
public final class DesktopSocket implements AutoCloseable {

    /** @param at when this process received it */
    public record Received(String type, JsonNode data, JsonNode envelope, Instant at) {}

    private final List<Received> received = new ArrayList<>();
    private final WebSocket socket;

    private DesktopSocket(ApiClient agent) throws IOException {
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .connectTimeout(Duration.ofSeconds(5))
                .buildAsync(URI.create(agent.webSocketAddress()), new Listener())
                .join();
        String hello = ApiClient.JSON.writeValueAsString(Map.of("type", "auth", "token", agent.token()));
        CompletableFuture<WebSocket> sent = socket.sendText(hello, true);
        sent.join();
    }

    /** Connects, authenticates, and returns when the snapshot has come. */
    public static DesktopSocket open(ApiClient agent) throws IOException {
        DesktopSocket desktop = new DesktopSocket(agent);
        if (desktop.await(message -> message.type().equals("snapshot"), Duration.ofSeconds(5))
                .isEmpty()) {
            throw new IOException("the desktop got no snapshot within 5 s");
        }
        return desktop;
    }

    public Optional<Received> await(Predicate<Received> wanted, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        synchronized (received) {
            while (true) {
                Optional<Received> found = received.stream().filter(wanted).findFirst();
                long left = deadline - System.nanoTime();
                if (found.isPresent() || left <= 0) {
                    return found;
                }
                try {
                    TimeUnit.NANOSECONDS.timedWait(received, left);
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                    return Optional.empty();
                }
            }
        }
    }

    public List<Received> received() {
        synchronized (received) {
            return List.copyOf(received);
        }
    }

    @Override
    public void close() {
        socket.abort();
    }

    private final class Listener implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            Instant at = Instant.now();
            text.append(data);
            if (last) {
                if (add(text.toString(), at).equals("ping")) {
                    // Three pings without an answer, and the server takes the desktop for gone.
                    from.sendText("{\"type\":\"pong\"}", true);
                }
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        /** @return the message's type */
        private String add(String message, Instant at) {
            try {
                JsonNode envelope = ApiClient.JSON.readTree(message);
                String type = envelope.path("type").asText();
                synchronized (received) {
                    received.add(new Received(type, envelope.path("data"), envelope, at));
                    received.notifyAll();
                }
                return type;
            } catch (IOException notJson) {
                throw new IllegalStateException("the server sent something that is not JSON", notJson);
            }
        }
    }
}

package hotline.ops.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An agent's desktop, reduced to its event stream: every envelope with the time it came. It stays up as the web page does:
 * it hands renewed tokens over on the open line, and comes back after a loss with the last event that it has seen.
 */
public final class DesktopSocket implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DesktopSocket.class);

    /** Between attempts; the last one for all further ones. */
    private static final List<Duration> PAUSES =
            Stream.of(300, 700, 1_500, 3_000, 5_000).map(Duration::ofMillis).toList();

    private static final int UNAUTHENTICATED = 4401;
    private static final int LOST = 1006;

    /** @param at when this process received it */
    public record Received(String type, JsonNode data, JsonNode envelope, Instant at) {}

    private record Cursor(String epoch, long seq) {}

    private final List<Received> received = new ArrayList<>();
    private final ApiClient agent;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Runnable onRenewal = this::reauthenticate;
    private volatile @Nullable Cursor cursor;
    private volatile @Nullable Line line;
    private volatile boolean closed;

    private DesktopSocket(ApiClient agent) {
        this.agent = agent;
        agent.listen(onRenewal);
    }

    /** Connects, authenticates, and returns when the snapshot has come. */
    public static DesktopSocket open(ApiClient agent) throws IOException {
        DesktopSocket desktop = new DesktopSocket(agent);
        desktop.connect();
        if (desktop.await(message -> message.type().equals("snapshot"), Duration.ofSeconds(5))
                .isEmpty()) {
            desktop.close();
            throw new IOException("the desktop got no snapshot within 5 s");
        }
        return desktop;
    }

    private void connect() {
        Line fresh = new Line();
        line = fresh;
        http.newWebSocketBuilder()
                .connectTimeout(Duration.ofSeconds(5))
                .buildAsync(URI.create(agent.webSocketAddress()), fresh)
                .join();
        if (closed) {
            fresh.abort();
            return;
        }
        fresh.authenticate(cursor);
    }

    /** Before {@code auth.ok} the server takes no second token. */
    private void reauthenticate() {
        Line open = line;
        if (open != null && open.greeted) {
            open.authenticate(null);
        }
    }

    private void lost(Line which, int code) {
        if (closed || which != line) {
            return;
        }
        line = null;
        Thread.ofVirtual().name("desktop-reconnect").start(() -> reconnect(code));
    }

    private void reconnect(int code) {
        boolean refused = code == UNAUTHENTICATED;
        for (int attempt = 0; !closed; attempt++) {
            Patience.pause(PAUSES.get(Math.min(attempt, PAUSES.size() - 1)));
            try {
                if (refused) {
                    agent.renew();
                    refused = false;
                }
                connect();
                return;
            } catch (CompletionException | UncheckedIOException | Problem stillAway) {
                LOG.info("desktop not back yet: {}", stillAway.getMessage());
            }
        }
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
        closed = true;
        agent.forget(onRenewal);
        Line open = line;
        if (open != null) {
            open.abort();
        }
    }

    /** One connection. */
    private final class Line implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();
        private final CompletableFuture<WebSocket> socket = new CompletableFuture<>();
        private CompletableFuture<WebSocket> sent = socket;
        private volatile boolean greeted;

        @Override
        public void onOpen(WebSocket opened) {
            socket.complete(opened);
            opened.request(1);
        }

        /** @param from null: the server sends a snapshot, or the line is known already */
        void authenticate(@Nullable Cursor from) {
            ObjectNode hello =
                    ApiClient.JSON.createObjectNode().put("type", "auth").put("token", agent.token());
            if (from != null) {
                hello.put("epoch", from.epoch()).put("seq", from.seq());
            }
            say(hello.toString());
        }

        /** A WebSocket takes one text at a time. */
        private synchronized void say(String message) {
            sent = sent.thenCompose(open -> open.sendText(message, true));
        }

        void abort() {
            socket.thenAccept(WebSocket::abort);
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            Instant at = Instant.now();
            text.append(data);
            if (last) {
                take(text.toString(), at);
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            lost(this, code);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable broken) {
            lost(this, LOST);
        }

        private void take(String message, Instant at) {
            try {
                JsonNode envelope = ApiClient.JSON.readTree(message);
                String type = envelope.path("type").asText();
                if (envelope.has("seq")) {
                    cursor = new Cursor(
                            envelope.path("epoch").asText(),
                            envelope.path("seq").asLong());
                    say("{\"type\":\"ack\",\"seq\":" + envelope.path("seq").asLong() + "}");
                }
                synchronized (received) {
                    received.add(new Received(type, envelope.path("data"), envelope, at));
                    received.notifyAll();
                }
                answer(type);
            } catch (IOException notJson) {
                throw new IllegalStateException("the server sent something that is not JSON", notJson);
            }
        }

        private void answer(String type) {
            switch (type) {
                // Three pings without an answer, and the server takes the desktop for gone.
                case "ping" -> say("{\"type\":\"pong\"}");
                case "auth.ok" -> greeted = true;
                case "auth.expiring" ->
                    Thread.ofVirtual().name("desktop-renewal").start(this::renew);
                default -> {
                    // Whoever waits for it finds it.
                }
            }
        }

        private void renew() {
            try {
                agent.renew();
            } catch (UncheckedIOException | Problem refused) {
                LOG.info("desktop's token not renewed: {}", refused.getMessage());
            }
        }
    }
}

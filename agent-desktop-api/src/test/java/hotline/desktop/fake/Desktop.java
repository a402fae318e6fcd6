package hotline.desktop.fake;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A desktop's line, as a browser would open one. */
public final class Desktop implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 20;

    private final RunningApi api;
    private final String description;
    /** Held while the line is open: Vert.x closes a client that nobody refers to any more, amid a handshake too. */
    private final WebSocketClient client;

    private final WebSocket socket;
    private final BlockingQueue<JsonObject> received = new LinkedBlockingQueue<>();
    private final CompletableFuture<Short> closed = new CompletableFuture<>();

    public Desktop(RunningApi api) {
        this(api, "a message");
    }

    /** @param description what is missing when nothing comes */
    public Desktop(RunningApi api, String description) {
        this.api = api;
        this.description = description;
        client = api.vertx.createWebSocketClient();
        socket = client.connect(api.port(), "127.0.0.1", "/api/desktop")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        socket.textMessageHandler(text -> received.add(new JsonObject(text)));
        socket.closeHandler(_ -> closed.complete(socket.closeStatusCode()));
    }

    public Desktop say(JsonObject message) {
        return say(message.encode());
    }

    public Desktop say(String text) {
        socket.writeTextMessage(text);
        return this;
    }

    public Desktop auth(String person) {
        return say(authMessage(person));
    }

    /** Goes on where an earlier line was cut. */
    public Desktop auth(String person, String epoch, long seq) {
        return say(authMessage(person).put("epoch", epoch).put("seq", seq));
    }

    private JsonObject authMessage(String person) {
        return new JsonObject().put("type", "auth").put("token", api.token(person));
    }

    public JsonObject next() throws InterruptedException {
        JsonObject message = received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(message).as(description).isNotNull();
        return message;
    }

    /** The next of that type; others are passed over. */
    public JsonObject next(String type) throws InterruptedException {
        JsonObject message = next();
        while (!message.getString("type").equals(type)) {
            message = next();
        }
        return message;
    }

    /** Waits until the server has closed the line. */
    public int closeCode() throws Exception {
        return closed.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        socket.close();
        client.close();
    }
}

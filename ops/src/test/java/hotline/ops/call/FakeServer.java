package hotline.ops.call;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The server's sign-ins and its desktop line, as far as their tokens go: the latest token alone is good, a refresh token is
 * good once.
 */
final class FakeServer implements AutoCloseable {

    static final Duration LIFETIME = Duration.ofMinutes(15);

    /** What a desktop said, and on which line. */
    record Said(ServerWebSocket line, JsonObject message) {}

    final AtomicInteger renewals = new AtomicInteger();
    final BlockingQueue<Said> said = new LinkedBlockingQueue<>();
    private final Vertx vertx = Vertx.vertx();
    private final Clock clock;
    private final HttpServer http;
    private volatile int generation;
    private volatile int handedOut;
    private volatile boolean refusesEverything;

    FakeServer(Clock clock) {
        this.clock = clock;
        this.http = vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> answer(request, body.toString())))
                .webSocketHandler(line -> line.textMessageHandler(text -> hear(line, new JsonObject(text))))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    String address() {
        return "http://127.0.0.1:" + http.actualPort();
    }

    /** As after a restart with another key: the latest token is worth nothing, its refresh token still is. */
    void forgetToken() {
        generation++;
    }

    void refuseEverything() {
        refusesEverything = true;
    }

    Said next() throws InterruptedException {
        Said next = said.poll(1, TimeUnit.MINUTES);
        if (next == null) {
            throw new AssertionError("the desktop said nothing");
        }
        return next;
    }

    private void answer(HttpServerRequest request, String body) {
        switch (request.path()) {
            case "/api/session" -> session(request);
            case "/api/session/refresh" -> {
                renewals.incrementAndGet();
                if (new JsonObject(body).getString("refreshToken").equals("refresh-" + handedOut)) {
                    session(request);
                } else {
                    refuse(request);
                }
            }
            default -> {
                if (!refusesEverything && ("Bearer " + current()).equals(request.getHeader("Authorization"))) {
                    request.response().end(new JsonObject().put("heard", body).encode());
                } else {
                    refuse(request);
                }
            }
        }
    }

    private void session(HttpServerRequest request) {
        generation++;
        handedOut = generation;
        request.response()
                .end(new JsonObject()
                        .put("accessToken", current())
                        .put("expiresAt", clock.instant().plus(LIFETIME).toString())
                        .put("refreshToken", "refresh-" + handedOut)
                        .encode());
    }

    String current() {
        return "access-" + generation;
    }

    private static void refuse(HttpServerRequest request) {
        request.response()
                .setStatusCode(401)
                .end(new JsonObject().put("detail", "登录已过期，请重新登录").encode());
    }

    private void hear(ServerWebSocket line, JsonObject message) {
        if (message.getString("type").equals("auth")) {
            line.writeTextMessage("{\"type\":\"auth.ok\",\"data\":{}}");
            if (!message.containsKey("seq")) {
                line.writeTextMessage("{\"type\":\"snapshot\",\"epoch\":\"e1\",\"seq\":7,\"data\":{}}");
            }
        }
        if (!message.getString("type").equals("ack")) {
            said.add(new Said(line, message));
        }
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}

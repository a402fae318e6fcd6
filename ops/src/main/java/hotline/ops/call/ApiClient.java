package hotline.ops.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP API as one signed-in person uses it. The sign-in lasts for as long as it is used: its token is renewed a minute
 * before it ends, and once when the server doesn't take it any more.
 */
public final class ApiClient {

    static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private static final int UNAUTHENTICATED = 401;

    private final HttpClient http;
    private final String address;
    private final Clock clock;
    private final List<Runnable> renewalListeners = new CopyOnWriteArrayList<>();
    private volatile @Nullable Tokens tokens;

    private ApiClient(HttpClient http, String address, Clock clock) {
        this.http = http;
        this.address = address;
        this.clock = clock;
    }

    public static ApiClient anonymous(String address) {
        return anonymous(address, Clock.systemUTC());
    }

    private static ApiClient anonymous(String address, Clock clock) {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        return new ApiClient(http, address, clock);
    }

    public static ApiClient signIn(String address, String name, String password) {
        return signIn(address, name, password, Clock.systemUTC());
    }

    static ApiClient signIn(String address, String name, String password, Clock clock) {
        ApiClient client = anonymous(address, clock);
        client.tokens =
                Tokens.of(client.post("/api/session", Map.of("name", name, "password", password)), clock.instant());
        return client;
    }

    /** One that is valid for a while; empty without a sign-in. */
    public String token() {
        Tokens now = tokens;
        if (now != null && now.isDue(clock.instant())) {
            renew(now);
            now = tokens;
        }
        return now == null ? "" : now.access();
    }

    /** Gets a new token although the present one may still be good. @throws Problem when the sign-in is over */
    void renew() {
        Tokens now = tokens;
        if (now != null) {
            renew(now);
        }
    }

    /** Whoever asks for the same token to be renewed while somebody does it, waits and takes what that one got. */
    private synchronized void renew(Tokens stale) {
        if (tokens != stale) {
            return;
        }
        String path = "/api/session/refresh";
        HttpRequest.Builder request = withBody(plain(path), "POST", Map.of("refreshToken", stale.refresh()));
        tokens = Tokens.of(json("POST " + path, send(request)), clock.instant());
        renewalListeners.forEach(Runnable::run);
    }

    /** @param listener told after each renewal; must return at once */
    void listen(Runnable listener) {
        renewalListeners.add(listener);
    }

    void forget(Runnable listener) {
        renewalListeners.remove(listener);
    }

    public String webSocketAddress() {
        return address.replaceFirst("^http", "ws") + "/api/desktop";
    }

    public JsonNode get(String path) {
        return json("GET " + path, request(path).GET());
    }

    public JsonNode post(String path) {
        return json("POST " + path, request(path).POST(BodyPublishers.noBody()));
    }

    public JsonNode post(String path, Map<String, ?> body) {
        return json("POST " + path, withBody(request(path), "POST", body));
    }

    public JsonNode put(String path, Map<String, ?> body) {
        return json("PUT " + path, withBody(request(path), "PUT", body));
    }

    public JsonNode delete(String path) {
        return json("DELETE " + path, request(path).DELETE());
    }

    /** Any request with the sender's token, whatever the answer. */
    public HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting for the server", stopped);
        }
    }

    public HttpRequest.Builder request(String path) {
        return authorised(plain(path), token());
    }

    private HttpRequest.Builder plain(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).timeout(LIMIT);
    }

    private static HttpRequest.Builder authorised(HttpRequest.Builder request, String token) {
        return token.isEmpty() ? request : request.setHeader("Authorization", "Bearer " + token);
    }

    /** The texts of an array. */
    public static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).toList();
    }

    private static HttpRequest.Builder withBody(HttpRequest.Builder request, String method, Map<String, ?> body) {
        try {
            return request.header("Content-Type", "application/json")
                    .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private JsonNode json(String what, HttpRequest.Builder request) {
        Tokens used = tokens;
        HttpResponse<byte[]> response = send(request);
        if (response.statusCode() == UNAUTHENTICATED && used != null) {
            renew(used);
            response = send(authorised(request, token()));
        }
        return json(what, response);
    }

    private static JsonNode json(String what, HttpResponse<byte[]> response) {
        JsonNode body = parse(response.body());
        if (response.statusCode() >= 400) {
            throw new Problem(what, response.statusCode(), body);
        }
        return body;
    }

    private static JsonNode parse(byte[] body) {
        try {
            return body.length == 0 ? JsonNodeFactory.instance.objectNode() : JSON.readTree(body);
        } catch (IOException notJson) {
            return JsonNodeFactory.instance.textNode(new String(body, java.nio.charset.StandardCharsets.UTF_8));
        }
    }
}

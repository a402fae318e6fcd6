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
import java.time.Duration;
import java.util.Map;

/** The HTTP API as one signed-in person uses it. */
public final class ApiClient {

    static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final HttpClient http;
    private final String address;
    private final String token;

    private ApiClient(HttpClient http, String address, String token) {
        this.http = http;
        this.address = address;
        this.token = token;
    }

    public static ApiClient anonymous(String address) {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        return new ApiClient(http, address, "");
    }

    public static ApiClient signIn(String address, String name, String password) {
        ApiClient anonymous = anonymous(address);
        JsonNode session = anonymous.post("/api/session", Map.of("name", name, "password", password));
        return new ApiClient(
                anonymous.http, address, session.path("accessToken").asText());
    }

    public String token() {
        return token;
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
        return json("POST " + path, withBody(path, "POST", body));
    }

    public JsonNode put(String path, Map<String, ?> body) {
        return json("PUT " + path, withBody(path, "PUT", body));
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
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address + path)).timeout(LIMIT);
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    /** The texts of an array. */
    public static java.util.List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).toList();
    }

    private HttpRequest.Builder withBody(String path, String method, Map<String, ?> body) {
        try {
            return request(path)
                    .header("Content-Type", "application/json")
                    .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private JsonNode json(String what, HttpRequest.Builder request) {
        HttpResponse<byte[]> response = send(request);
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

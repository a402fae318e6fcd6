package hotline.sms.handset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hotline.sms.HandsetPort;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Handsets of the carrier process in ops/carrier, over its token-protected loopback HTTP. */
public final class CarrierHandsets implements HandsetPort, AutoCloseable {

    private static final Pattern NUMBER = Pattern.compile("\\+?\\d{3,19}");
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int CONFLICT = 409;

    private final URI base;
    private final String token;
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /** @param base like {@code http://127.0.0.1:2780} */
    public CarrierHandsets(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    @Override
    public List<Message> messages(String number) {
        JsonNode found = ask("GET", "/handsets/" + checked(number) + "/messages", null);
        List<Message> messages = new ArrayList<>();
        for (JsonNode each : found) {
            messages.add(new Message(
                    each.path("id").asText(),
                    Instant.parse(each.path("at").asText()),
                    each.path("from").asText(),
                    each.path("text").asText(),
                    each.path("parts").asInt(),
                    each.path("direction").asText()));
        }
        return List.copyOf(messages);
    }

    @Override
    public void reply(String number, String text) {
        ask("POST", "/handsets/" + checked(number) + "/reply", Map.of("text", text));
    }

    /** Replies to an address of the citizen's choice. */
    public void reply(String number, String text, String to) {
        ask("POST", "/handsets/" + checked(number) + "/reply", Map.of("text", text, "to", to));
    }

    /** Breaks the carrier for a test; the names are in ops/carrier/faults.mjs. */
    public void faults(Map<String, Object> faults) {
        ask("POST", "/faults", faults);
    }

    /** What the carrier counted since it started. */
    public JsonNode counters() {
        return ask("GET", "/counters", null);
    }

    private static String checked(String number) {
        if (!NUMBER.matcher(number).matches()) {
            throw new IllegalArgumentException("not a handset's number");
        }
        return number;
    }

    private JsonNode ask(String method, String path, @org.jspecify.annotations.Nullable Object body) {
        try {
            HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                    .timeout(PATIENCE)
                    .header("authorization", "Bearer " + token)
                    .method(
                            method,
                            body == null
                                    ? BodyPublishers.noBody()
                                    : BodyPublishers.ofByteArray(json.writeValueAsBytes(body)))
                    .build();
            HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
            JsonNode answer = json.readTree(response.body());
            if (response.statusCode() == CONFLICT) {
                throw new IllegalStateException(answer.path("error").asText());
            }
            if (response.statusCode() != 200) {
                throw new IOException("the carrier answered " + response.statusCode() + ": "
                        + answer.path("error").asText());
            }
            return answer;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new InterruptedIOException("asking the carrier"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}

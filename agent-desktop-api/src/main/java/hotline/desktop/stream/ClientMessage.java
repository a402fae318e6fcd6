package hotline.desktop.stream;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a desktop may say (the contract's DesktopClientMessage). */
sealed interface ClientMessage {

    /** @param epoch and {@code seq}: what it was told last; null at first */
    record Auth(
            String token, @Nullable String epoch, @Nullable Long seq) implements ClientMessage {}

    /** @param stream a topic's; null for the person's own */
    record Ack(@Nullable String stream, long seq) implements ClientMessage {}

    /** Follow a topic. @param epoch and {@code seq}: what it was told of it last; null at first */
    record Follow(
            String topic, @Nullable String epoch, @Nullable Long seq) implements ClientMessage {}

    record Pong() implements ClientMessage {}

    /** Empty for anything that does not fit the contract. */
    static Optional<ClientMessage> parse(String text) {
        try {
            JsonObject json = new JsonObject(text);
            String type = json.getString("type", "");
            return switch (type) {
                case "auth" ->
                    only(json, Set.of("type", "token", "epoch", "seq")) && json.getString("token") != null
                            ? Optional.of(
                                    new Auth(json.getString("token"), json.getString("epoch"), json.getLong("seq")))
                            : Optional.empty();
                case "ack" ->
                    only(json, Set.of("type", "stream", "seq")) && json.getLong("seq") != null
                            ? Optional.of(new Ack(json.getString("stream"), json.getLong("seq")))
                            : Optional.empty();
                case "follow" ->
                    only(json, Set.of("type", "topic", "epoch", "seq")) && json.getString("topic") != null
                            ? Optional.of(
                                    new Follow(json.getString("topic"), json.getString("epoch"), json.getLong("seq")))
                            : Optional.empty();
                case "pong" -> only(json, Set.of("type")) ? Optional.of(new Pong()) : Optional.empty();
                default -> Optional.empty();
            };
        } catch (DecodeException | ClassCastException malformed) {
            return Optional.empty();
        }
    }

    private static boolean only(JsonObject json, Set<String> names) {
        return names.containsAll(json.fieldNames());
    }
}

package hotline.tickets.search;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far the index has come, written with each of its commits: what the index has and what it says it has are never two things.
 *
 * @param through every line of the tickets' histories up to this id is in it, 0 for none
 * @param ticket whose line that is; null for none. Another ticket's line under this id means another database
 * @param built while it is built anew: every ticket up to this id is in it; null when it is whole
 */
public record Mark(
        long through, @Nullable UUID ticket, @Nullable UUID built) {

    /** Before the first ticket. */
    public static final UUID NONE = new UUID(0, 0);

    /** Changes with what stands in the index and how; an index of another one is built anew. */
    private static final String FORMAT = "1";

    public boolean isWhole() {
        return built == null;
    }

    Map<String, String> stored() {
        return Map.of(
                "format",
                FORMAT,
                "through",
                Long.toString(through),
                "ticket",
                ticket == null ? "" : ticket.toString(),
                "built",
                built == null ? "" : built.toString());
    }

    /** Empty for another format. */
    static Optional<Mark> read(Map<String, String> stored) {
        return FORMAT.equals(stored.get("format"))
                ? Optional.of(new Mark(
                        Long.parseLong(stored.get("through")), uuid(stored.get("ticket")), uuid(stored.get("built"))))
                : Optional.empty();
    }

    private static @Nullable UUID uuid(@Nullable String stored) {
        return stored == null || stored.isEmpty() ? null : UUID.fromString(stored);
    }
}

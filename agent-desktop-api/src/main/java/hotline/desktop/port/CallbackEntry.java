package hotline.desktop.port;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody to be called back, with the names of the contract's Callback. The number itself is nobody's to see here.
 *
 * @param kind PROMISED or MISSED
 * @param state WAITING, DIALLING, DONE or CLOSED
 */
public record CallbackEntry(
        UUID id,
        String kind,
        String kindName,
        String masked,
        String queue,
        Instant entryAt,
        Instant createdAt,
        String state,
        String stateName,
        int attempts,
        @Nullable Instant triedAt,
        @Nullable String reason,
        @Nullable Instant closedAt) {}

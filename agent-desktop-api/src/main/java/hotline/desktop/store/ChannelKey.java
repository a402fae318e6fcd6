package hotline.desktop.store;

import hotline.regulation.Channel;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A key, without what makes it one.
 *
 * @param ending its last characters, by which people tell keys apart
 * @param expiresAt set by a rotation: the key is good until then
 * @param lastUsedAt to the minute; null when never
 */
public record ChannelKey(
        UUID id,
        Channel channel,
        String ending,
        Instant createdAt,
        String createdBy,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable String revokedBy,
        @Nullable Instant lastUsedAt) {

    public boolean isGood(Instant now) {
        return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
    }
}

package hotline.tickets.catalogue;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 派单异议: a line of the catalogue that a unit, or an accepted return, says is wrong.
 *
 * @param catalogue the version that it was raised against
 * @param proposed whom the unit names instead; null when nobody
 * @param ticketId the ticket whose return was accepted; null when the unit objected by itself
 * @param decided null while it waits
 */
public record Objection(
        UUID id,
        long catalogue,
        String topic,
        String area,
        Named unit,
        String reason,
        String basis,
        @Nullable Named proposed,
        @Nullable UUID ticketId,
        @Nullable String ticketNumber,
        Instant raisedAt,
        String raisedBy,
        @Nullable Decided decided) {

    public record Named(String id, String name) {}

    /** @param made the version that it led to; null when it was not upheld */
    public record Decided(
            boolean upheld,
            String reason,
            Instant at,
            String by,
            @Nullable Long made) {}
}

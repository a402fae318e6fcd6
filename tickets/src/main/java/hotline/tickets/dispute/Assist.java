package hotline.tickets.dispute;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 协办: one unit that assists the leading one.
 *
 * @param number the ticket's with its suffix, {@code …-S1}
 * @param dueAt for its opinion, exclusive
 * @param opinion empty until it handed one in
 * @param endedAt the ticket was dispatched anew without it; null while it assists
 */
public record Assist(
        UUID id,
        String number,
        String unitId,
        String unitName,
        Instant assignedAt,
        Instant dueAt,
        String opinion,
        @Nullable Instant opinionAt,
        @Nullable Instant endedAt) {}

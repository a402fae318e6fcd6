package hotline.tickets.dispute;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One application for more time.
 *
 * @param amount working days, or natural hours when {@code hours}
 * @param toldHow how, and {@code toldAt} when, the citizen was told
 * @param dueAt the due time when it was applied for, exclusive
 * @param extendedTo what the due time would become, or became, exclusive
 * @param granted null while undecided
 */
public record ExtensionRecord(
        UUID id,
        String unitId,
        String unitName,
        Instant dispatchedAt,
        int amount,
        boolean hours,
        String reason,
        String toldHow,
        Instant toldAt,
        Instant dueAt,
        Instant extendedTo,
        Instant appliedAt,
        String appliedBy,
        @Nullable Boolean granted,
        @Nullable Decided decided) {}

package hotline.desktop.store;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of the ledger; never changed.
 *
 * @param line grows; there are gaps
 * @param person sign-in name
 * @param personName empty for lines from before the ledger
 * @param address where the connection came from
 * @param operation the contract's operationId
 * @param clear names of caller fields, in order; as {@code masked}
 */
public record LedgerLine(
        long line,
        Instant at,
        String person,
        String personName,
        String roles,
        String address,
        LookKind kind,
        String operation,
        List<UUID> tickets,
        List<String> clear,
        List<String> masked,
        String reason,
        @Nullable Instant clearUntil) {}

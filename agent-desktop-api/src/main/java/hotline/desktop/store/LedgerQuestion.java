package hotline.desktop.store;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which lines are wanted; the newest first.
 *
 * @param from inclusive
 * @param to exclusive
 * @param before only lines older than this one, for the next page
 * @param size lines at most
 */
public record LedgerQuestion(
        @Nullable UUID ticket,
        @Nullable String person,
        @Nullable LookKind kind,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Long before,
        int size) {}

package hotline.desktop.ledger;

import org.jspecify.annotations.Nullable;

/**
 * Whether the ledger is as it was written.
 *
 * @param lines that are under a seal
 * @param unsealed written since the last seal
 * @param brokenThrough the last line of the first seal that does not fit; null when all do
 */
public record LedgerCheck(
        long seals, long lines, long unsealed, @Nullable Long brokenThrough) {}

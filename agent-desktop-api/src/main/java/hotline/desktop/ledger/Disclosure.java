package hotline.desktop.ledger;

import hotline.desktop.store.LookKind;
import hotline.regulation.disclosure.CallerField;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an answer lets its reader see.
 *
 * @param tickets none when the answer is empty; then nothing is noted
 * @param clear fields of the caller that are there as they are
 * @param masked fields that are there, masked
 * @param reason as the reader gave it; empty when none was asked for
 * @param clearUntil when the page hides again what was unmasked
 */
public record Disclosure(
        LookKind kind,
        List<UUID> tickets,
        Set<CallerField> clear,
        Set<CallerField> masked,
        String reason,
        @Nullable Instant clearUntil) {

    public Disclosure {
        tickets = List.copyOf(tickets);
        clear = Set.copyOf(clear);
        masked = Set.copyOf(masked);
    }

    /** Of a ticket's papers and history: nothing of the caller's own fields. */
    public static Disclosure ofPapers(LookKind kind, UUID ticket) {
        return new Disclosure(kind, List.of(ticket), Set.of(), Set.of(), "", null);
    }
}

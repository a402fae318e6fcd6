package hotline.desktop.operation;

import hotline.tickets.DueExplanation;
import java.time.Instant;
import java.util.List;

/** A due time with the names of the contract's DueExplanation. */
record DueView(
        Instant dispatchedAt,
        Instant signBy,
        Instant dueAt,
        String article,
        boolean provisional,
        boolean preview,
        List<String> explanation) {

    static DueView of(DueExplanation due) {
        return new DueView(
                due.dispatchedAt(),
                due.signBy(),
                due.dueAt(),
                due.article(),
                due.provisional(),
                due.preview(),
                due.lines());
    }
}

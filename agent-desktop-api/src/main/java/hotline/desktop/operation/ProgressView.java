package hotline.desktop.operation;

import hotline.regulation.TicketState;
import hotline.tickets.Progress;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far a matter is, with the names of the contract's Progress. */
record ProgressView(
        @Nullable String number,
        long version,
        TicketState state,
        String stateName,
        String reason,
        Instant receivedAt,
        @Nullable Instant acceptedAt,
        @Nullable Instant dispatchedAt,
        @Nullable Instant dueAt,
        @Nullable Instant finishedAt,
        @Nullable Instant closedAt,
        @Nullable String unitName,
        List<Progress.Step> steps,
        Progress.@Nullable Due due,
        @Nullable String answer) {

    static ProgressView of(Progress progress) {
        Progress.Due due = progress.due();
        return new ProgressView(
                progress.number(),
                progress.version(),
                progress.state(),
                progress.state().chinese(),
                progress.reason(),
                progress.receivedAt(),
                progress.acceptedAt(),
                progress.dispatchedAt(),
                due == null ? null : due.at(),
                progress.finishedAt(),
                progress.closedAt(),
                progress.unitName(),
                progress.steps(),
                due,
                progress.answer());
    }
}

package hotline.tickets.usecase;

import hotline.regulation.clause.Clause;
import hotline.tickets.DueAnswer;
import hotline.tickets.DueAssumptions;
import hotline.tickets.DueExplanation;
import hotline.tickets.Progress;
import hotline.tickets.Reply;
import hotline.tickets.Ticket;
import hotline.tickets.store.HistoryStore;
import java.time.Instant;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Puts a ticket, its history and its due time into the citizen's words. */
final class ProgressReader {

    private final DueExplainer explainer;
    private final HistoryStore history = new HistoryStore();

    ProgressReader(DueExplainer explainer) {
        this.explainer = explainer;
    }

    Progress of(DSLContext dsl, Ticket ticket) {
        Ticket.Times times = ticket.times();
        Ticket.Assignment assignment = ticket.assignment();
        return new Progress(
                ticket.number(),
                ticket.version(),
                ticket.state(),
                PublicSteps.reason(ticket),
                ticket.intake().createdAt(),
                times.acceptedAt(),
                times.dispatchedAt(),
                times.finishedAt(),
                times.closedAt(),
                assignment == null ? null : assignment.unitName(),
                PublicSteps.of(ticket, history.of(dsl, ticket.id())),
                due(dsl, ticket),
                answer(ticket));
    }

    private Progress.@Nullable Due due(DSLContext dsl, Ticket ticket) {
        Instant dueAt = ticket.times().dueAt();
        return dueAt != null
                        && explainer.explain(dsl, ticket, DueAssumptions.none())
                                instanceof DueAnswer.Known(DueExplanation due)
                        && !due.preview()
                ? new Progress.Due(dueAt, ticket.times().provisional(), due.article(), due.lines())
                : null;
    }

    @Clause("24b")
    private static @Nullable String answer(Ticket ticket) {
        Reply reply = ticket.reply();
        if (reply == null || ticket.times().finishedAt() == null) {
            return null;
        }
        return ticket.matter().confidentialResult() ? Progress.NOT_PUBLIC : reply.publicAnswer();
    }
}

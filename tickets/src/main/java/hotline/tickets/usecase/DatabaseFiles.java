package hotline.tickets.usecase;

import hotline.database.Database;
import hotline.regulation.TicketState;
import hotline.regulation.guard.DissatisfiedRule;
import hotline.regulation.lifecycle.Responsible;
import hotline.tickets.Actor;
import hotline.tickets.EndingSettings;
import hotline.tickets.FiledPaper;
import hotline.tickets.Paper;
import hotline.tickets.Role;
import hotline.tickets.Ticket;
import hotline.tickets.TicketFile;
import hotline.tickets.TicketFiles;
import hotline.tickets.TicketQueries;
import hotline.tickets.store.MergeStore;
import hotline.tickets.store.PaperStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A ticket's file, as far as the reader may see it. */
final class DatabaseFiles implements TicketFiles {

    private final Database database;
    private final TicketQueries queries;
    private final EndingSettings settings;
    private final DispatchSuggestions suggestions;
    private final PaperStore papers = new PaperStore();
    private final MergeStore merges = new MergeStore();

    DatabaseFiles(Database database, TicketQueries queries, EndingSettings settings, DispatchSuggestions suggestions) {
        this.database = database;
        this.queries = queries;
        this.settings = settings;
        this.suggestions = suggestions;
    }

    @Override
    public Optional<TicketFile> of(UUID ticketId, Actor reader) {
        return queries.find(ticketId, reader).map(ticket -> {
            List<FiledPaper> all = papers.of(database.dsl(), ticketId);
            Instant callBackBy = callBackBy(ticket, all);
            List<FiledPaper> readable = reader.role() == Role.UNIT
                    ? all.stream().filter(paper -> paper.kind().isForUnits()).toList()
                    : all;
            return new TicketFile(
                    Responsible.of(ticket.state(), times(ticket, callBackBy)),
                    callBackBy,
                    readable,
                    merges.around(database.dsl(), ticketId));
        });
    }

    /** Null when nobody is to be called back, or somebody was. */
    private @Nullable Instant callBackBy(Ticket ticket, List<FiledPaper> papers) {
        Ticket.Evaluated word = ticket.evaluation();
        if (ticket.state() != TicketState.DISSATISFIED_REVIEW
                || word == null
                || !DissatisfiedRule.needsCallBack(word.source())) {
            return null;
        }
        boolean called = papers.stream()
                .anyMatch(paper -> paper.round() == ticket.round() && paper.paper() instanceof Paper.CalledBack);
        return called
                ? null
                : DissatisfiedRule.callBackBy(word.at(), settings.callBackDays(), queries.workingCalendar());
    }

    private Responsible.Times times(Ticket ticket, @Nullable Instant callBackBy) {
        Ticket.Times times = ticket.times();
        Instant ended = endedAt(ticket);
        return new Responsible.Times(
                ticket.state() == TicketState.ACCEPTED ? suggestions.dispatchBy(database.dsl(), ticket) : null,
                times.signBy(),
                times.dueAt(),
                times.receiptBy(),
                times.evaluateBy(),
                callBackBy,
                ended == null ? null : ended.plus(settings.archiveAfter()));
    }

    /** When it was closed, handed over or refused; null while it goes on. */
    static @Nullable Instant endedAt(Ticket ticket) {
        Ticket.Refused refusal = ticket.refusal();
        return refusal == null ? ticket.times().closedAt() : refusal.at();
    }
}

package hotline.tickets.usecase;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.database.Database;
import hotline.regulation.Decision;
import hotline.regulation.TicketState;
import hotline.regulation.clause.Clause;
import hotline.regulation.guard.ArchiveRule;
import hotline.regulation.lifecycle.LifecycleEvent;
import hotline.tickets.Act;
import hotline.tickets.Actor;
import hotline.tickets.EndingSettings;
import hotline.tickets.Result;
import hotline.tickets.Role;
import hotline.tickets.Ticket;
import hotline.tickets.TicketArchive;
import hotline.tickets.TicketQueries;
import hotline.tickets.store.ArchiveStore;
import hotline.tickets.store.CanonicalJson;
import hotline.tickets.usecase.Step.Moment;
import hotline.tickets.usecase.Transitions.Moved;
import hotline.tickets.usecase.Transitions.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** 办结归档 (Art 15): the file is written down and hashed in the transaction that ends the ticket for good. */
@Clause("15a")
final class Archiving implements TicketArchive {

    private static final int BATCH = 50;
    private static final int BATCHES_OF_A_SWEEP = 10;
    /** Later fields of a table are not in the document; these parts are compared with what the tables hold. */
    private static final List<String> KEPT = List.of("ticket", "history", "papers");

    private final Database database;
    private final Transitions transitions;
    private final TicketQueries queries;
    private final EndingSettings settings;
    private final ArchiveStore store = new ArchiveStore();

    Archiving(Database database, Transitions transitions, TicketQueries queries, EndingSettings settings) {
        this.database = database;
        this.transitions = transitions;
        this.queries = queries;
        this.settings = settings;
    }

    @Override
    public Result archive(Act act) {
        return transitions.changing(act, (ticket, moment) -> archive(ticket, act.actor(), moment));
    }

    /**
     * What has rested long enough, however long ago. Of a backlog a part: nobody waits for it, and the other timers must
     * not wait for it either; the next sweep goes on.
     */
    void sweep() {
        int batches = 0;
        List<Moved> batch;
        do {
            batch = database.inTransaction(tx -> {
                Moment moment = new Moment(tx, transitions.now());
                List<Moved> archived = new ArrayList<>();
                for (Ticket ticket : store.lockRested(tx, moment.now().minus(settings.archiveAfter()), BATCH)) {
                    if (archive(ticket, Actor.system(), moment) instanceof Outcome.Move(Moved moved)) {
                        archived.add(moved);
                    }
                }
                return archived;
            });
            transitions.announce(batch);
            batches++;
        } while (batch.size() == BATCH && batches < BATCHES_OF_A_SWEEP);
    }

    private Outcome archive(Ticket ticket, Actor actor, Moment moment) {
        Step step = Step.of(
                LifecycleEvent.ARCHIVE,
                (before, at) -> archivable(before, actor, at),
                (edit, at) -> {},
                actor.role() == Role.SYSTEM ? "了结满" + settings.archiveAfter().toDays() + "天" : "");
        Outcome outcome = transitions.decide(ticket, step, actor, moment);
        if (outcome instanceof Outcome.Move(Moved moved)) {
            transitions.write(moment.tx(), List.of(moved));
            String document = store.document(moment.tx(), ticket.id());
            store.insert(
                    moment.tx(),
                    new ArchiveStore.Row(
                            ticket.id(), moment.now(), actor.id(), CanonicalJson.sha256(document), document));
        }
        return outcome;
    }

    private Decision archivable(Ticket ticket, Actor actor, Moment moment) {
        Instant ended = DatabaseFiles.endedAt(ticket);
        if (ended == null) {
            throw new IllegalStateException("an ended ticket has no end: " + ticket.id());
        }
        Ticket.Evaluated word = ticket.evaluation();
        return ArchiveRule.archive(
                ended,
                word == null ? null : word.value(),
                actor.role() != Role.SYSTEM,
                store.awaited(moment.tx(), ticket.id()),
                settings.archiveAfter(),
                moment.now());
    }

    @Override
    public Optional<Archived> export(UUID ticketId, Actor reader) {
        return archived(ticketId, reader)
                .map(row -> new Archived(
                        CanonicalJson.tree(row.document())
                                .path("ticket")
                                .path("number")
                                .asText(),
                        row.archivedAt(),
                        row.actorId(),
                        row.sha256(),
                        row.document()));
    }

    @Override
    public Optional<Check> verify(UUID ticketId, Actor reader) {
        return archived(ticketId, reader).map(row -> {
            JsonNode then = CanonicalJson.tree(row.document());
            JsonNode now = CanonicalJson.tree(database.inTransaction(tx -> store.document(tx, ticketId)));
            List<String> differences = KEPT.stream()
                    .flatMap(part -> Differences.between(part, then.path(part), now.path(part)).stream())
                    .toList();
            return new Check(row.archivedAt(), row.sha256(), CanonicalJson.sha256(row.document()), differences);
        });
    }

    private Optional<ArchiveStore.Row> archived(UUID ticketId, Actor reader) {
        return queries.find(ticketId, reader)
                .filter(ticket -> ticket.state() == TicketState.ARCHIVED)
                .flatMap(ticket -> store.find(database.dsl(), ticketId));
    }
}

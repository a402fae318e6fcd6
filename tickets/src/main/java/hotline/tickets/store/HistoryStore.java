package hotline.tickets.store;

import static hotline.database.jooq.Tables.TICKET_EVENT;

import hotline.database.jooq.tables.records.TicketEventRecord;
import hotline.regulation.TicketState;
import hotline.tickets.Role;
import hotline.tickets.TicketEvent;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;

/** The history of tickets; the database refuses to change what is written. */
public final class HistoryStore {

    /** @param version of the ticket after the event */
    public record Line(UUID ticketId, long version, TicketEvent event) {}

    public void append(DSLContext tx, List<Line> lines) {
        tx.batchInsert(lines.stream().map(HistoryStore::row).toList()).execute();
    }

    private static TicketEventRecord row(Line line) {
        TicketEvent event = line.event();
        TicketState from = event.from();
        TicketEventRecord row = new TicketEventRecord();
        row.setTicketId(line.ticketId());
        row.setVersion(line.version());
        row.setAt(Times.at(event.at()));
        row.setActorId(event.actorId());
        row.setActorRole(event.actorRole().name());
        row.setEvent(event.event());
        row.setEventName(event.eventName());
        row.setFromState(from == null ? null : from.name());
        row.setToState(event.to().name());
        row.setReason(TicketMapping.storable(event.reason()));
        return row;
    }

    /** Oldest first. */
    public List<TicketEvent> of(DSLContext dsl, UUID ticketId) {
        return dsl.select(
                        TICKET_EVENT.AT,
                        TICKET_EVENT.ACTOR_ID,
                        TICKET_EVENT.ACTOR_ROLE,
                        TICKET_EVENT.EVENT,
                        TICKET_EVENT.EVENT_NAME,
                        TICKET_EVENT.FROM_STATE,
                        TICKET_EVENT.TO_STATE,
                        TICKET_EVENT.REASON)
                .from(TICKET_EVENT)
                .where(TICKET_EVENT.TICKET_ID.eq(ticketId))
                .orderBy(TICKET_EVENT.VERSION)
                .fetch(row -> new TicketEvent(
                        Times.present(row.get(TICKET_EVENT.AT)),
                        row.get(TICKET_EVENT.ACTOR_ID),
                        Role.valueOf(row.get(TICKET_EVENT.ACTOR_ROLE)),
                        row.get(TICKET_EVENT.EVENT),
                        row.get(TICKET_EVENT.EVENT_NAME),
                        row.get(TICKET_EVENT.FROM_STATE) == null
                                ? null
                                : TicketState.valueOf(row.get(TICKET_EVENT.FROM_STATE)),
                        TicketState.valueOf(row.get(TICKET_EVENT.TO_STATE)),
                        row.get(TICKET_EVENT.REASON)));
    }
}

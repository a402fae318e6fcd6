package hotline.tickets.store;

import static hotline.database.jooq.Tables.TICKET;
import static hotline.database.jooq.Tables.TICKET_EVENT;

import hotline.database.jooq.tables.records.TicketRecord;
import hotline.regulation.TicketState;
import hotline.tickets.Ticket;
import hotline.tickets.TicketEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.BatchBindStep;
import org.jooq.CommonTableExpression;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record1;
import org.jooq.UpdateConditionStep;
import org.jooq.impl.DSL;

/**
 * A ticket's change and the line of its history as one statement, with the columns that changed: half the round trips, and whoever
 * appends a line has changed the ticket. Many of one kind go to PostgreSQL together.
 */
final class TicketChanges {

    private TicketChanges() {}

    static void write(DSLContext tx, List<TicketChange> changes) {
        if (changes.size() == 1) {
            writeAlike(tx, changes);
            return;
        }
        Map<String, List<TicketChange>> alike = new LinkedHashMap<>();
        for (TicketChange change : changes) {
            alike.computeIfAbsent(statement(tx, change).getSQL(), _ -> new ArrayList<>())
                    .add(change);
        }
        alike.values().forEach(some -> writeAlike(tx, some));
    }

    private static void writeAlike(DSLContext tx, List<TicketChange> changes) {
        Query first = statement(tx, changes.getFirst());
        if (changes.size() == 1) {
            expectOne(first.execute(), changes.getFirst());
            return;
        }
        BatchBindStep batch = tx.batch(first);
        for (TicketChange change : changes) {
            batch = batch.bind(statement(tx, change).getBindValues().toArray());
        }
        int[] written = batch.execute();
        for (int i = 0; i < written.length; i++) {
            expectOne(written[i], changes.get(i));
        }
    }

    private static void expectOne(int written, TicketChange change) {
        if (written != 1) {
            throw TicketStore.changedUnderItsLock(change.after());
        }
    }

    private static Query statement(DSLContext tx, TicketChange change) {
        CommonTableExpression<Record1<UUID>> changed = DSL.name("changed")
                .fields("id")
                .as(update(tx, change.before(), change.after()).returningResult(TICKET.ID));
        TicketEvent event = change.event();
        TicketState from = event.from();
        return tx.with(changed)
                .insertInto(
                        TICKET_EVENT,
                        TICKET_EVENT.TICKET_ID,
                        TICKET_EVENT.VERSION,
                        TICKET_EVENT.AT,
                        TICKET_EVENT.ACTOR_ID,
                        TICKET_EVENT.ACTOR_ROLE,
                        TICKET_EVENT.EVENT,
                        TICKET_EVENT.EVENT_NAME,
                        TICKET_EVENT.FROM_STATE,
                        TICKET_EVENT.TO_STATE,
                        TICKET_EVENT.REASON)
                .select(DSL.select(
                                changed.field("id", UUID.class),
                                DSL.val(change.after().version(), TICKET_EVENT.VERSION),
                                DSL.val(Times.at(event.at()), TICKET_EVENT.AT),
                                DSL.val(event.actorId(), TICKET_EVENT.ACTOR_ID),
                                DSL.val(event.actorRole().name(), TICKET_EVENT.ACTOR_ROLE),
                                DSL.val(event.event(), TICKET_EVENT.EVENT),
                                DSL.val(event.eventName(), TICKET_EVENT.EVENT_NAME),
                                DSL.val(from == null ? null : from.name(), TICKET_EVENT.FROM_STATE),
                                DSL.val(event.to().name(), TICKET_EVENT.TO_STATE),
                                DSL.val(TicketMapping.storable(event.reason()), TICKET_EVENT.REASON))
                        .from(changed));
    }

    static UpdateConditionStep<TicketRecord> update(DSLContext tx, Ticket before, Ticket after) {
        Map<Field<?>, Object> changed = difference(TicketMapping.row(before), TicketMapping.row(after));
        if (!before.caller().equals(after.caller())) {
            changed.putAll(SealedCallers.columns(tx.configuration(), after));
        }
        return tx.update(TICKET)
                .set(changed)
                .where(TICKET.ID.eq(after.id()))
                .and(TICKET.VERSION.eq(after.version() - 1));
    }

    private static Map<Field<?>, Object> difference(TicketRecord before, TicketRecord after) {
        Map<Field<?>, Object> changed = new LinkedHashMap<>();
        for (Field<?> field : after.fields()) {
            Object value = after.get(field);
            if (!Objects.equals(before.get(field), value)) {
                changed.put(field, value);
            }
        }
        return changed;
    }
}

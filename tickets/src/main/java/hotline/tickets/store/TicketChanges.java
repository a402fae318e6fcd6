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
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.BatchBindStep;
import org.jooq.CommonTableExpression;
import org.jooq.Configuration;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record1;
import org.jooq.SQLDialect;
import org.jooq.UpdateConditionStep;
import org.jooq.impl.DSL;

/**
 * A ticket's change and the line of its history as one statement, with the columns that changed: half the round trips, and whoever
 * appends a line has changed the ticket. Many of one kind go to PostgreSQL together.
 */
final class TicketChanges {

    /** By the columns that change, of which there are some dozens of sets: written out once, since that takes longer than asking. */
    private static final Map<List<Field<?>>, String> WRITTEN = new ConcurrentHashMap<>();

    private TicketChanges() {}

    static void write(DSLContext tx, List<TicketChange> changes) {
        Map<List<Field<?>>, List<Written>> alike = new LinkedHashMap<>();
        for (TicketChange change : changes) {
            Written written = Written.of(tx.configuration(), change);
            alike.computeIfAbsent(written.columns(), _ -> new ArrayList<>()).add(written);
        }
        alike.values().forEach(some -> writeAlike(tx, some));
    }

    private static void writeAlike(DSLContext tx, List<Written> alike) {
        Written first = alike.getFirst();
        Query statement = tx.query(
                WRITTEN.computeIfAbsent(first.columns(), _ -> first.statement().getSQL()), first.values());
        if (alike.size() == 1) {
            expectOne(statement.execute(), first.change());
            return;
        }
        BatchBindStep batch = tx.batch(statement);
        for (Written written : alike) {
            batch = batch.bind(written.values());
        }
        int[] written = batch.execute();
        for (int i = 0; i < written.length; i++) {
            expectOne(written[i], alike.get(i).change());
        }
    }

    private static void expectOne(int written, TicketChange change) {
        if (written != 1) {
            throw TicketStore.changedUnderItsLock(change.after());
        }
    }

    /** A change and the columns that it changes. */
    private record Written(TicketChange change, Map<Field<?>, Object> news) {

        static Written of(Configuration configuration, TicketChange change) {
            return new Written(change, changed(configuration, change.before(), change.after()));
        }

        List<Field<?>> columns() {
            return List.copyOf(news.keySet());
        }

        /** In the order in which {@link #statement} has them. */
        Object[] values() {
            List<Object> values = new ArrayList<>();
            news.forEach((column, value) -> values.add(DSL.val(value, column)));
            values.add(DSL.val(change.after().id()));
            values.add(DSL.val(change.after().version() - 1));
            line().forEach((column, value) -> values.add(DSL.val(value, column)));
            return values.toArray();
        }

        private Map<Field<?>, Object> line() {
            TicketEvent event = change.event();
            TicketState from = event.from();
            Map<Field<?>, Object> line = new LinkedHashMap<>();
            line.put(TICKET_EVENT.VERSION, change.after().version());
            line.put(TICKET_EVENT.AT, Times.at(event.at()));
            line.put(TICKET_EVENT.ACTOR_ID, event.actorId());
            line.put(TICKET_EVENT.ACTOR_ROLE, event.actorRole().name());
            line.put(TICKET_EVENT.EVENT, event.event());
            line.put(TICKET_EVENT.EVENT_NAME, event.eventName());
            line.put(TICKET_EVENT.FROM_STATE, from == null ? null : from.name());
            line.put(TICKET_EVENT.TO_STATE, event.to().name());
            line.put(TICKET_EVENT.REASON, TicketMapping.storable(event.reason()));
            return line;
        }

        /** Without values, but with the casts that they need. */
        Query statement() {
            DSLContext sql = DSL.using(SQLDialect.POSTGRES);
            Map<Field<?>, Object> marks = new LinkedHashMap<>();
            news.keySet().forEach(column -> marks.put(column, mark(column)));
            CommonTableExpression<Record1<UUID>> changing = DSL.name("changed")
                    .fields("id")
                    .as(sql.update(TICKET)
                            .set(marks)
                            .where(TICKET.ID.eq(mark(TICKET.ID)))
                            .and(TICKET.VERSION.eq(mark(TICKET.VERSION)))
                            .returningResult(TICKET.ID));
            List<Field<?>> columns = new ArrayList<>(List.of(TICKET_EVENT.TICKET_ID));
            List<Field<?>> line = new ArrayList<>(List.of(changing.field("id", UUID.class)));
            for (Field<?> column : line().keySet()) {
                columns.add(column);
                line.add(mark(column));
            }
            return sql.with(changing)
                    .insertInto(TICKET_EVENT, columns)
                    .select(DSL.select(line).from(changing));
        }

        private static <T> Field<T> mark(Field<T> column) {
            return DSL.val((T) null, column);
        }
    }

    static UpdateConditionStep<TicketRecord> update(DSLContext tx, Ticket before, Ticket after) {
        return tx.update(TICKET)
                .set(changed(tx.configuration(), before, after))
                .where(TICKET.ID.eq(after.id()))
                .and(TICKET.VERSION.eq(after.version() - 1));
    }

    private static Map<Field<?>, Object> changed(Configuration configuration, Ticket before, Ticket after) {
        Map<Field<?>, Object> changed = difference(TicketMapping.row(before), TicketMapping.row(after));
        if (!before.caller().equals(after.caller())) {
            changed.putAll(SealedCallers.columns(configuration, after));
        }
        return changed;
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

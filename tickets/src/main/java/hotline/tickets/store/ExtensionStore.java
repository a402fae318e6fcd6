package hotline.tickets.store;

import static hotline.database.jooq.Tables.TICKET;
import static hotline.database.jooq.Tables.TICKET_EXTENSION;
import static hotline.database.jooq.Tables.UNIT;

import hotline.regulation.TicketState;
import hotline.tickets.dispute.Decided;
import hotline.tickets.dispute.ExtensionRecord;
import hotline.tickets.dispute.WaitingDispute;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;

/** Applications for more time; each lengthens the clock of one dispatch. */
public final class ExtensionStore {

    public void insert(DSLContext tx, UUID ticketId, ExtensionRecord applied) {
        tx.insertInto(TICKET_EXTENSION)
                .set(TICKET_EXTENSION.ID, applied.id())
                .set(TICKET_EXTENSION.TICKET_ID, ticketId)
                .set(TICKET_EXTENSION.UNIT_ID, applied.unitId())
                .set(TICKET_EXTENSION.DISPATCHED_AT, Times.at(applied.dispatchedAt()))
                .set(TICKET_EXTENSION.AMOUNT, applied.amount())
                .set(TICKET_EXTENSION.HOURS, applied.hours())
                .set(TICKET_EXTENSION.REASON, TicketMapping.storable(applied.reason()))
                .set(TICKET_EXTENSION.TOLD_HOW, TicketMapping.storable(applied.toldHow()))
                .set(TICKET_EXTENSION.TOLD_AT, Times.at(applied.toldAt()))
                .set(TICKET_EXTENSION.DUE_AT, Times.at(applied.dueAt()))
                .set(TICKET_EXTENSION.EXTENDED_TO, Times.at(applied.extendedTo()))
                .set(TICKET_EXTENSION.APPLIED_AT, Times.at(applied.appliedAt()))
                .set(TICKET_EXTENSION.APPLIED_BY, applied.appliedBy())
                .execute();
    }

    /** Oldest first. */
    public List<ExtensionRecord> of(DSLContext dsl, UUID ticketId) {
        return dsl.select(TICKET_EXTENSION.fields())
                .select(UNIT.NAME)
                .from(TICKET_EXTENSION)
                .join(UNIT)
                .on(UNIT.ID.eq(TICKET_EXTENSION.UNIT_ID))
                .where(TICKET_EXTENSION.TICKET_ID.eq(ticketId))
                .orderBy(TICKET_EXTENSION.APPLIED_AT)
                .fetch(ExtensionStore::read);
    }

    /** What waits for the reviewer, the most urgent first; an earlier dispatch's application has lapsed. */
    public List<WaitingDispute> waiting(DSLContext dsl, int most) {
        return dsl.select(
                        TICKET.ID,
                        TICKET.NUMBER,
                        TICKET.TITLE,
                        UNIT.NAME,
                        TICKET_EXTENSION.APPLIED_AT,
                        TICKET_EXTENSION.DUE_AT)
                .from(TICKET_EXTENSION)
                .join(TICKET)
                .on(TICKET.ID
                        .eq(TICKET_EXTENSION.TICKET_ID)
                        .and(TICKET.DISPATCHED_AT.eq(TICKET_EXTENSION.DISPATCHED_AT)))
                .join(UNIT)
                .on(UNIT.ID.eq(TICKET_EXTENSION.UNIT_ID))
                .where(TICKET_EXTENSION.GRANTED.isNull())
                .and(TICKET.STATE.ne(TicketState.ARCHIVED.name()))
                .orderBy(TICKET_EXTENSION.DUE_AT)
                .limit(most)
                .fetch(row -> new WaitingDispute(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        WaitingDispute.Kind.EXTENSION,
                        Times.present(row.value5()),
                        Times.present(row.value6())));
    }

    /** An application that waits. @param amount in the limit's unit */
    public record Undecided(UUID id, int amount) {}

    /** By ticket, what waits for the reviewer about its running clock. */
    public Map<UUID, Undecided> undecided(DSLContext dsl, List<UUID> tickets) {
        return dsl.select(TICKET_EXTENSION.TICKET_ID, TICKET_EXTENSION.ID, TICKET_EXTENSION.AMOUNT)
                .from(TICKET_EXTENSION)
                .join(TICKET)
                .on(TICKET.ID
                        .eq(TICKET_EXTENSION.TICKET_ID)
                        .and(TICKET.DISPATCHED_AT.eq(TICKET_EXTENSION.DISPATCHED_AT)))
                .where(TICKET_EXTENSION.TICKET_ID.in(tickets))
                .and(TICKET_EXTENSION.GRANTED.isNull())
                .fetchMap(
                        TICKET_EXTENSION.TICKET_ID,
                        row -> new Undecided(row.get(TICKET_EXTENSION.ID), row.get(TICKET_EXTENSION.AMOUNT)));
    }

    /** The times of an application that waits, by a newer calendar. */
    public void recount(DSLContext tx, UUID id, Instant dueAt, Instant extendedTo) {
        tx.update(TICKET_EXTENSION)
                .set(TICKET_EXTENSION.DUE_AT, Times.at(dueAt))
                .set(TICKET_EXTENSION.EXTENDED_TO, Times.at(extendedTo))
                .where(TICKET_EXTENSION.ID.eq(id))
                .execute();
    }

    /** Art 13(3)7: whether the unit ever applied, whatever came of it. */
    public boolean appliedBy(DSLContext dsl, UUID ticketId, String unitId) {
        return dsl.fetchExists(dsl.selectOne()
                .from(TICKET_EXTENSION)
                .where(TICKET_EXTENSION.TICKET_ID.eq(ticketId))
                .and(TICKET_EXTENSION.UNIT_ID.eq(unitId)));
    }

    /** What the clock of one dispatch was lengthened by, in the limit's unit; zero when it wasn't. */
    public int granted(DSLContext dsl, UUID ticketId, Instant dispatchedAt) {
        return dsl
                .select(TICKET_EXTENSION.AMOUNT)
                .from(TICKET_EXTENSION)
                .where(TICKET_EXTENSION.TICKET_ID.eq(ticketId))
                .and(TICKET_EXTENSION.DISPATCHED_AT.eq(Times.at(dispatchedAt)))
                .and(TICKET_EXTENSION.GRANTED)
                .fetch(TICKET_EXTENSION.AMOUNT)
                .stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    /** @param extendedTo the due time as it became, or stays what was applied for when refused */
    public void decide(DSLContext tx, UUID id, boolean granted, Instant extendedTo, Decided decided) {
        tx.update(TICKET_EXTENSION)
                .set(TICKET_EXTENSION.GRANTED, granted)
                .set(TICKET_EXTENSION.EXTENDED_TO, Times.at(extendedTo))
                .set(TICKET_EXTENSION.NOTE, TicketMapping.storable(decided.note()))
                .set(TICKET_EXTENSION.DECIDED_AT, Times.at(decided.at()))
                .set(TICKET_EXTENSION.DECIDED_BY, decided.by())
                .where(TICKET_EXTENSION.ID.eq(id))
                .execute();
    }

    private static ExtensionRecord read(Record joined) {
        var row = joined.into(TICKET_EXTENSION);
        return new ExtensionRecord(
                row.getId(),
                row.getUnitId(),
                joined.get(UNIT.NAME),
                Times.present(row.getDispatchedAt()),
                row.getAmount(),
                row.getHours(),
                row.getReason(),
                row.getToldHow(),
                Times.present(row.getToldAt()),
                Times.present(row.getDueAt()),
                Times.present(row.getExtendedTo()),
                Times.present(row.getAppliedAt()),
                row.getAppliedBy(),
                row.getGranted(),
                row.getDecidedAt() == null
                        ? null
                        : new Decided(Times.present(row.getDecidedAt()), row.getDecidedBy(), row.getNote()));
    }
}

package hotline.tickets.store;

import static hotline.database.jooq.Tables.TICKET;
import static hotline.database.jooq.Tables.TICKET_ASSIST;
import static hotline.database.jooq.Tables.UNIT;

import hotline.tickets.dispute.Assist;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** Units that assist the leading one. */
public final class AssistStore {

    /** Adds the units that don't assist yet; those that do go on as they are. */
    public void add(DSLContext tx, UUID ticketId, List<Assist> assists) {
        for (Assist assist : assists) {
            int next = tx.fetchCount(TICKET_ASSIST, TICKET_ASSIST.TICKET_ID.eq(ticketId)) + 1;
            tx.insertInto(TICKET_ASSIST)
                    .set(TICKET_ASSIST.ID, assist.id())
                    .set(TICKET_ASSIST.TICKET_ID, ticketId)
                    .set(TICKET_ASSIST.UNIT_ID, assist.unitId())
                    .set(TICKET_ASSIST.ORDINAL, next)
                    .set(TICKET_ASSIST.ASSIGNED_AT, Times.at(assist.assignedAt()))
                    .set(TICKET_ASSIST.DUE_AT, Times.at(assist.dueAt()))
                    .onConflictDoNothing()
                    .execute();
        }
    }

    /** The ticket is dispatched anew: whoever assisted doesn't any more. */
    public void endAll(DSLContext tx, UUID ticketId, Instant now) {
        tx.update(TICKET_ASSIST)
                .set(TICKET_ASSIST.ENDED_AT, Times.at(now))
                .where(current(ticketId))
                .execute();
    }

    /** The unit leads the ticket now. */
    public void end(DSLContext tx, UUID ticketId, String unitId, Instant now) {
        tx.update(TICKET_ASSIST)
                .set(TICKET_ASSIST.ENDED_AT, Times.at(now))
                .where(current(ticketId))
                .and(TICKET_ASSIST.UNIT_ID.eq(unitId))
                .execute();
    }

    /** The lead's due time moved. */
    public void setDue(DSLContext tx, UUID ticketId, Instant dueAt) {
        tx.update(TICKET_ASSIST)
                .set(TICKET_ASSIST.DUE_AT, Times.at(dueAt))
                .where(current(ticketId))
                .execute();
    }

    /** @return false when the unit doesn't assist */
    public boolean giveOpinion(DSLContext tx, UUID ticketId, String unitId, String opinion, String by, Instant now) {
        return tx.update(TICKET_ASSIST)
                        .set(TICKET_ASSIST.OPINION, TicketMapping.storable(opinion))
                        .set(TICKET_ASSIST.OPINION_AT, Times.at(now))
                        .set(TICKET_ASSIST.OPINION_BY, by)
                        .where(current(ticketId))
                        .and(TICKET_ASSIST.UNIT_ID.eq(unitId))
                        .execute()
                == 1;
    }

    public boolean isAssisting(DSLContext dsl, UUID ticketId, String unitId) {
        return dsl.fetchExists(
                dsl.selectOne().from(TICKET_ASSIST).where(current(ticketId)).and(TICKET_ASSIST.UNIT_ID.eq(unitId)));
    }

    /** Of these tickets the ones that a unit assists in now. */
    public Set<UUID> assisted(DSLContext dsl, List<UUID> ticketIds) {
        return ticketIds.isEmpty()
                ? Set.of()
                : dsl.selectDistinct(TICKET_ASSIST.TICKET_ID)
                        .from(TICKET_ASSIST)
                        .where(TICKET_ASSIST.TICKET_ID.in(ticketIds))
                        .and(TICKET_ASSIST.ENDED_AT.isNull())
                        .fetchSet(TICKET_ASSIST.TICKET_ID);
    }

    /** In the order of their numbers, ended ones too. */
    public List<Assist> of(DSLContext dsl, UUID ticketId) {
        return dsl.select(TICKET_ASSIST.fields())
                .select(UNIT.NAME, TICKET.NUMBER)
                .from(TICKET_ASSIST)
                .join(UNIT)
                .on(UNIT.ID.eq(TICKET_ASSIST.UNIT_ID))
                .join(TICKET)
                .on(TICKET.ID.eq(TICKET_ASSIST.TICKET_ID))
                .where(TICKET_ASSIST.TICKET_ID.eq(ticketId))
                .orderBy(TICKET_ASSIST.ORDINAL)
                .fetch(AssistStore::read);
    }

    private static Condition current(UUID ticketId) {
        return TICKET_ASSIST.TICKET_ID.eq(ticketId).and(TICKET_ASSIST.ENDED_AT.isNull());
    }

    /** Of a row of {@code ticket}: the unit assists in it. */
    static Condition assistedBy(String unitId) {
        return TICKET.ID.in(DSL.select(TICKET_ASSIST.TICKET_ID)
                .from(TICKET_ASSIST)
                .where(TICKET_ASSIST.UNIT_ID.eq(unitId))
                .and(TICKET_ASSIST.ENDED_AT.isNull()));
    }

    private static Assist read(Record joined) {
        var row = joined.into(TICKET_ASSIST);
        return new Assist(
                row.getId(),
                joined.get(TICKET.NUMBER) + "-S" + row.getOrdinal(),
                row.getUnitId(),
                joined.get(UNIT.NAME),
                Times.present(row.getAssignedAt()),
                Times.present(row.getDueAt()),
                row.getOpinion(),
                Times.read(row.getOpinionAt()),
                Times.read(row.getEndedAt()));
    }
}

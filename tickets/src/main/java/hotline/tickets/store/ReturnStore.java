package hotline.tickets.store;

import static hotline.database.jooq.Tables.TICKET;
import static hotline.database.jooq.Tables.TICKET_RETURN;
import static hotline.database.jooq.Tables.UNIT;

import hotline.regulation.dispute.Knowledge;
import hotline.regulation.dispute.ReturnGround;
import hotline.tickets.dispute.Decided;
import hotline.tickets.dispute.ReturnDecision;
import hotline.tickets.dispute.ReturnRecord;
import hotline.tickets.dispute.ReturnVerdict;
import hotline.tickets.dispute.WaitingDispute;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectOnConditionStep;
import org.jooq.impl.DSL;

/** Applications to return a ticket; at most one of a ticket is undecided. */
public final class ReturnStore {

    /** @param calendarVersion by which its limit was computed */
    public void insert(DSLContext tx, UUID ticketId, ReturnRecord applied, long calendarVersion) {
        Knowledge knowledge = applied.knowledge();
        tx.insertInto(TICKET_RETURN)
                .set(TICKET_RETURN.ID, applied.id())
                .set(TICKET_RETURN.TICKET_ID, ticketId)
                .set(TICKET_RETURN.UNIT_ID, applied.unitId())
                .set(TICKET_RETURN.MEETING_WISH, applied.meetingWish())
                .set(TICKET_RETURN.REASON, TicketMapping.storable(applied.reason()))
                .set(TICKET_RETURN.BASIS, TicketMapping.storable(applied.basis()))
                .set(TICKET_RETURN.KNOWLEDGE_ITEM, knowledge == null ? null : TicketMapping.storable(knowledge.item()))
                .set(
                        TICKET_RETURN.KNOWLEDGE_UPLOADED_AT,
                        Times.stored(knowledge == null ? null : knowledge.uploadedAt()))
                .set(TICKET_RETURN.APPLIED_AT, Times.at(applied.appliedAt()))
                .set(TICKET_RETURN.APPLIED_BY, applied.appliedBy())
                .set(TICKET_RETURN.DECIDE_BY, Times.at(applied.decideBy()))
                .set(TICKET_RETURN.CALENDAR_VERSION, calendarVersion)
                .execute();
    }

    public Optional<ReturnRecord> undecided(DSLContext dsl, UUID ticketId) {
        return joined(dsl)
                .where(TICKET_RETURN.TICKET_ID.eq(ticketId))
                .and(TICKET_RETURN.VERDICT.isNull())
                .fetchOptional(ReturnStore::read);
    }

    /** Oldest first. */
    public List<ReturnRecord> of(DSLContext dsl, UUID ticketId) {
        return joined(dsl)
                .where(TICKET_RETURN.TICKET_ID.eq(ticketId))
                .orderBy(TICKET_RETURN.APPLIED_AT)
                .fetch(ReturnStore::read);
    }

    /** What waits for the reviewer, the most urgent first. */
    public List<WaitingDispute> waiting(DSLContext dsl, int most) {
        return dsl.select(
                        TICKET.ID,
                        TICKET.NUMBER,
                        TICKET.TITLE,
                        UNIT.NAME,
                        TICKET_RETURN.MEETING_WISH,
                        TICKET_RETURN.APPLIED_AT,
                        TICKET_RETURN.DECIDE_BY)
                .from(TICKET_RETURN)
                .join(TICKET)
                .on(TICKET.ID.eq(TICKET_RETURN.TICKET_ID))
                .join(UNIT)
                .on(UNIT.ID.eq(TICKET_RETURN.UNIT_ID))
                .where(TICKET_RETURN.VERDICT.isNull())
                .orderBy(TICKET_RETURN.DECIDE_BY)
                .limit(most)
                .fetch(row -> new WaitingDispute(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value5() ? WaitingDispute.Kind.MEETING : WaitingDispute.Kind.RETURN,
                        Times.present(row.value6()),
                        Times.present(row.value7())));
    }

    /** The unit returned the ticket, and that was accepted. */
    public boolean returnedBy(DSLContext dsl, UUID ticketId, String unitId) {
        return dsl.fetchExists(dsl.selectOne()
                .from(TICKET_RETURN)
                .where(TICKET_RETURN.TICKET_ID.eq(ticketId))
                .and(TICKET_RETURN.UNIT_ID.eq(unitId))
                .and(TICKET_RETURN.VERDICT.eq(ReturnVerdict.ACCEPT.name())));
    }

    /** Too late a decision is marked as such. */
    public void decide(DSLContext tx, UUID id, ReturnDecision decision, Decided decided) {
        ReturnGround ground = decision.ground();
        tx.update(TICKET_RETURN)
                .set(TICKET_RETURN.VERDICT, decision.verdict().name())
                .set(TICKET_RETURN.GROUND, ground == null ? null : ground.name())
                .set(TICKET_RETURN.NOTE, TicketMapping.storable(decided.note()))
                .set(TICKET_RETURN.DECIDED_AT, Times.at(decided.at()))
                .set(TICKET_RETURN.DECIDED_BY, decided.by())
                .set(
                        TICKET_RETURN.LATE_AT,
                        DSL.when(
                                        TICKET_RETURN
                                                .LATE_AT
                                                .isNull()
                                                .and(TICKET_RETURN.DECIDE_BY.le(Times.at(decided.at()))),
                                        DSL.val(Times.at(decided.at())))
                                .otherwise(TICKET_RETURN.LATE_AT))
                .where(TICKET_RETURN.ID.eq(id))
                .execute();
    }

    /** Tickets whose undecided application is past the reviewer's limit and not yet marked so. */
    public List<UUID> newlyLate(DSLContext dsl, Instant now, int most) {
        return dsl.select(TICKET_RETURN.TICKET_ID)
                .from(TICKET_RETURN)
                .where(TICKET_RETURN.VERDICT.isNull())
                .and(TICKET_RETURN.LATE_AT.isNull())
                .and(TICKET_RETURN.DECIDE_BY.le(Times.at(now)))
                .orderBy(TICKET_RETURN.DECIDE_BY)
                .limit(most)
                .fetch(TICKET_RETURN.TICKET_ID);
    }

    /** Tickets whose undecided application knows an older calendar only. */
    public List<UUID> byOlderCalendar(DSLContext dsl, long version, int most) {
        return dsl.select(TICKET_RETURN.TICKET_ID)
                .from(TICKET_RETURN)
                .where(TICKET_RETURN.VERDICT.isNull())
                .and(TICKET_RETURN.CALENDAR_VERSION.isNull().or(TICKET_RETURN.CALENDAR_VERSION.lt(version)))
                .orderBy(TICKET_RETURN.TICKET_ID)
                .limit(most)
                .fetch(TICKET_RETURN.TICKET_ID);
    }

    /** @param lifted it was marked as late, and isn't by the newer limit */
    public void recount(DSLContext tx, UUID id, Instant decideBy, long calendarVersion, boolean lifted) {
        tx.update(TICKET_RETURN)
                .set(TICKET_RETURN.DECIDE_BY, Times.at(decideBy))
                .set(TICKET_RETURN.CALENDAR_VERSION, calendarVersion)
                .set(TICKET_RETURN.LATE_AT, lifted ? DSL.castNull(TICKET_RETURN.LATE_AT) : TICKET_RETURN.LATE_AT)
                .where(TICKET_RETURN.ID.eq(id))
                .execute();
    }

    /** @return false when it is decided or marked already */
    public boolean markLate(DSLContext tx, UUID ticketId, Instant now) {
        return tx.update(TICKET_RETURN)
                        .set(TICKET_RETURN.LATE_AT, Times.at(now))
                        .where(TICKET_RETURN.TICKET_ID.eq(ticketId))
                        .and(TICKET_RETURN.VERDICT.isNull())
                        .and(TICKET_RETURN.LATE_AT.isNull())
                        .execute()
                == 1;
    }

    private static SelectOnConditionStep<Record> joined(DSLContext dsl) {
        return dsl.select(TICKET_RETURN.fields())
                .select(UNIT.NAME)
                .from(TICKET_RETURN)
                .join(UNIT)
                .on(UNIT.ID.eq(TICKET_RETURN.UNIT_ID));
    }

    private static ReturnRecord read(Record joined) {
        var row = joined.into(TICKET_RETURN);
        return new ReturnRecord(
                row.getId(),
                row.getUnitId(),
                joined.get(UNIT.NAME),
                row.getMeetingWish(),
                row.getReason(),
                row.getBasis(),
                row.getKnowledgeItem() == null
                        ? null
                        : new Knowledge(row.getKnowledgeItem(), Times.present(row.getKnowledgeUploadedAt())),
                Times.present(row.getAppliedAt()),
                row.getAppliedBy(),
                Times.present(row.getDecideBy()),
                Times.read(row.getLateAt()),
                row.getVerdict() == null ? null : ReturnVerdict.valueOf(row.getVerdict()),
                row.getGround() == null ? null : ReturnGround.valueOf(row.getGround()),
                row.getDecidedAt() == null
                        ? null
                        : new Decided(Times.present(row.getDecidedAt()), row.getDecidedBy(), row.getNote()));
    }
}

package hotline.tickets.store;

import static hotline.database.jooq.Tables.TICKET_MEETING;
import static hotline.database.jooq.Tables.UNIT;

import hotline.regulation.dispute.MeetingRule;
import hotline.tickets.dispute.Decided;
import hotline.tickets.dispute.MeetingRecord;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;

/** Joint meetings; at most one of a ticket is undecided. */
public final class MeetingStore {

    public void insert(DSLContext tx, UUID ticketId, MeetingRecord asked) {
        tx.insertInto(TICKET_MEETING)
                .set(TICKET_MEETING.ID, asked.id())
                .set(TICKET_MEETING.TICKET_ID, ticketId)
                .set(TICKET_MEETING.QUESTION, TicketMapping.storable(asked.question()))
                .set(TICKET_MEETING.ASKED_AT, Times.at(asked.askedAt()))
                .set(TICKET_MEETING.ASKED_BY, asked.askedBy())
                .execute();
    }

    /** Oldest first. */
    public List<MeetingRecord> of(DSLContext dsl, UUID ticketId) {
        return dsl.select(TICKET_MEETING.fields())
                .select(UNIT.NAME)
                .from(TICKET_MEETING)
                .leftJoin(UNIT)
                .on(UNIT.ID.eq(TICKET_MEETING.UNIT_ID))
                .where(TICKET_MEETING.TICKET_ID.eq(ticketId))
                .orderBy(TICKET_MEETING.ASKED_AT)
                .fetch(MeetingStore::read);
    }

    /** Art 21: a meeting decided, and the ticket is not returned any more. */
    public boolean decided(DSLContext dsl, UUID ticketId) {
        return dsl.fetchExists(dsl.selectOne()
                .from(TICKET_MEETING)
                .where(TICKET_MEETING.TICKET_ID.eq(ticketId))
                .and(TICKET_MEETING.KEPT.isNotNull()));
    }

    /** Decides the one that is undecided. */
    public void decide(
            DSLContext tx, UUID ticketId, boolean kept, String unitId, MeetingRule.Paper paper, Decided decided) {
        tx.update(TICKET_MEETING)
                .set(TICKET_MEETING.KEPT, kept)
                .set(TICKET_MEETING.UNIT_ID, unitId)
                .set(TICKET_MEETING.HELD_ON, paper.heldOn())
                .set(TICKET_MEETING.MINUTES_NUMBER, TicketMapping.storable(paper.minutesNumber()))
                .set(TICKET_MEETING.MINUTES, TicketMapping.storable(paper.minutes()))
                .set(TICKET_MEETING.PARTICIPANTS, TicketMapping.storable(paper.participants()))
                .set(TICKET_MEETING.DECIDED_AT, Times.at(decided.at()))
                .set(TICKET_MEETING.DECIDED_BY, decided.by())
                .where(TICKET_MEETING.TICKET_ID.eq(ticketId))
                .and(TICKET_MEETING.KEPT.isNull())
                .execute();
    }

    private static MeetingRecord read(Record joined) {
        var row = joined.into(TICKET_MEETING);
        boolean decided = row.getKept() != null;
        return new MeetingRecord(
                row.getId(),
                row.getQuestion(),
                Times.present(row.getAskedAt()),
                row.getAskedBy(),
                row.getKept(),
                decided ? joined.get(UNIT.NAME) : null,
                decided
                        ? new MeetingRule.Paper(
                                row.getMinutesNumber(), row.getMinutes(), row.getParticipants(), row.getHeldOn())
                        : null,
                decided ? new Decided(Times.present(row.getDecidedAt()), row.getDecidedBy(), "") : null);
    }
}

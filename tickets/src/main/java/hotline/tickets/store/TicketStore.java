package hotline.tickets.store;

import static hotline.database.jooq.Sequences.TICKET_SEQUENCE;
import static hotline.database.jooq.Tables.TICKET;
import static hotline.database.jooq.Tables.UNIT;

import hotline.database.jooq.tables.records.TicketRecord;
import hotline.regulation.TicketState;
import hotline.tickets.Ticket;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectOnConditionStep;
import org.jooq.TableField;

/** Tickets by id, locked for a change, and the ones whose time has come. */
public final class TicketStore {

    private static final List<String> WITH_UNIT = List.of(
            TicketState.DISPATCHED.name(),
            TicketState.IN_PROGRESS.name(),
            TicketState.RETURN_REVIEW.name(),
            TicketState.JOINT_MEETING.name());

    /** What a sweep looks for; each has its partial index. */
    public enum Waiting {
        SIGN(TICKET.SIGN_BY, TICKET.STATE.eq(TicketState.DISPATCHED.name())),
        DUE(TICKET.DUE_AT, TICKET.OVERDUE_AT.isNull().and(TICKET.STATE.in(WITH_UNIT))),
        RECEIPT(TICKET.RECEIPT_BY, TICKET.STATE.eq(TicketState.AWAITING_EVALUATION.name())),
        EVALUATION(
                TICKET.EVALUATE_BY,
                TICKET.STATE.eq(TicketState.AWAITING_EVALUATION.name()).and(TICKET.UNCLEAR_REPLY_AT.isNull())),
        CLEAR_REPLY(
                TICKET.EVALUATE_BY,
                TICKET.STATE.eq(TicketState.AWAITING_EVALUATION.name()).and(TICKET.UNCLEAR_REPLY_AT.isNotNull()));

        private final TableField<TicketRecord, OffsetDateTime> until;
        private final Condition waits;

        Waiting(TableField<TicketRecord, OffsetDateTime> until, Condition waits) {
            this.until = until;
            this.waits = waits;
        }
    }

    /** @return false when the id is taken, and then nothing changed */
    public boolean insert(DSLContext tx, Ticket draft) {
        return tx.insertInto(TICKET)
                        .set(TicketMapping.row(draft))
                        .onConflict(TICKET.ID)
                        .doNothing()
                        .execute()
                == 1;
    }

    public Optional<Ticket> find(DSLContext dsl, UUID id) {
        return joined(dsl).where(TICKET.ID.eq(id)).fetchOptional(TicketMapping::ticket);
    }

    public Optional<Ticket> findByNumber(DSLContext dsl, String number) {
        return joined(dsl).where(TICKET.NUMBER.eq(number)).fetchOptional(TicketMapping::ticket);
    }

    /** Nobody else changes the ticket until the transaction ends. */
    public Optional<Ticket> lock(DSLContext tx, UUID id) {
        return joined(tx).where(TICKET.ID.eq(id)).forUpdate().of(TICKET).fetchOptional(TicketMapping::ticket);
    }

    /** Tickets whose time has come, locked; those that somebody is changing right now are left for the next sweep. */
    public List<Ticket> lockDue(DSLContext tx, Waiting waiting, Instant now, int most) {
        return joined(tx)
                .where(waiting.waits.and(waiting.until.le(Times.at(now))))
                .orderBy(waiting.until)
                .limit(most)
                .forUpdate()
                .of(TICKET)
                .skipLocked()
                .fetch(TicketMapping::ticket);
    }

    /** Of these the ones that nobody is changing right now, locked. */
    public List<Ticket> lockThese(DSLContext tx, List<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : joined(tx)
                        .where(TICKET.ID.in(ids))
                        .forUpdate()
                        .of(TICKET)
                        .skipLocked()
                        .fetch(TicketMapping::ticket);
    }

    /** Writes the tickets as they are now; each must be exactly one version further than in the store. */
    public void update(DSLContext tx, List<Ticket> changed) {
        for (Ticket ticket : changed) {
            int written = tx.update(TICKET)
                    .set(TicketMapping.row(ticket))
                    .where(TICKET.ID.eq(ticket.id()))
                    .and(TICKET.VERSION.eq(ticket.version() - 1))
                    .execute();
            if (written != 1) {
                throw new IllegalStateException("a locked ticket changed under its lock: " + ticket.id());
            }
        }
    }

    public int nextSequence(DSLContext tx) {
        return tx.nextval(TICKET_SEQUENCE).intValue();
    }

    static SelectOnConditionStep<Record> joined(DSLContext dsl) {
        return dsl.select(TICKET.fields())
                .select(UNIT.NAME)
                .from(TICKET)
                .leftJoin(UNIT)
                .on(UNIT.ID.eq(TICKET.UNIT_ID));
    }
}

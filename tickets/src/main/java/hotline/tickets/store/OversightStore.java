package hotline.tickets.store;

import static hotline.database.jooq.Tables.TICKET;
import static hotline.database.jooq.Tables.TICKET_PAPER;
import static hotline.database.jooq.Tables.UNIT;
import static hotline.tickets.store.InState.WITH_UNIT;

import hotline.database.jooq.tables.records.TicketRecord;
import hotline.regulation.CardGround;
import hotline.regulation.TicketState;
import hotline.regulation.Urgency;
import hotline.tickets.Overlooked;
import hotline.tickets.PaperKind;
import hotline.tickets.Ticket;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.TableField;
import org.jooq.impl.DSL;

/** What the software warns of, found and told apart from what it has warned of already. */
public final class OversightStore {

    private static final Condition EMERGENCY = TICKET.URGENCY.eq(DSL.inline(Urgency.EMERGENCY.name()));

    /** The time that counts, and for which tickets. */
    public enum Watch {
        DUE_SOON(TICKET.DUE_AT, WITH_UNIT.and(TICKET.OVERDUE_AT.isNull()).and(EMERGENCY.not())),
        EMERGENCY_DUE_SOON(
                TICKET.DUE_AT, WITH_UNIT.and(TICKET.OVERDUE_AT.isNull()).and(EMERGENCY)),
        NOT_PHONED(
                TICKET.DISPATCHED_AT,
                WITH_UNIT
                        .and(EMERGENCY)
                        .andNotExists(DSL.selectOne()
                                .from(TICKET_PAPER)
                                .where(TICKET_PAPER.TICKET_ID.eq(TICKET.ID))
                                .and(TICKET_PAPER.KIND.eq(PaperKind.PHONE_NOTICE.name()))
                                .and(TICKET_PAPER.AT.ge(TICKET.DISPATCHED_AT)))),
        NOT_CALLED_BACK(
                TICKET.EVALUATED_AT,
                InState.is(TicketState.DISSATISFIED_REVIEW)
                        .and(TICKET.EVALUATION_SOURCE.ne("PERSON"))
                        .andNotExists(DSL.selectOne()
                                .from(TICKET_PAPER)
                                .where(TICKET_PAPER.TICKET_ID.eq(TICKET.ID))
                                .and(TICKET_PAPER.KIND.eq(PaperKind.CALLED_BACK.name()))
                                .and(TICKET_PAPER.ROUND.eq(TICKET.ROUND)))),
        OVERDUE(TICKET.DUE_AT, WITH_UNIT.and(TICKET.OVERDUE_AT.isNotNull())),
        LONG_OVERDUE(TICKET.DUE_AT, WITH_UNIT.and(TICKET.OVERDUE_AT.isNotNull()));

        private final TableField<TicketRecord, OffsetDateTime> time;
        private final Condition wanted;

        Watch(TableField<TicketRecord, OffsetDateTime> time, Condition wanted) {
            this.time = time;
            this.wanted = wanted;
        }

        /** One warning a round and time: who gets a later due time is warned of that one too. */
        private Field<String> key() {
            Field<Long> second = DSL.field("extract(epoch from {0})::bigint", Long.class, time);
            return DSL.concat(DSL.val(name() + ":"), TICKET.ID, DSL.val(":"), TICKET.ROUND, DSL.val(":"), second);
        }
    }

    /** @param key files the warning once */
    public record Found(Ticket ticket, String key) {}

    /**
     * Whose time is at this instant or before it and who were not warned of it; locked, the earliest first; those that
     * somebody is changing right now are left.
     */
    public List<Found> lock(DSLContext tx, Watch watch, Instant latest, int most) {
        Field<String> key = watch.key().as("warning_key");
        return tx.select(TICKET.fields())
                .select(UNIT.NAME)
                .select(key)
                .from(TICKET)
                .leftJoin(UNIT)
                .on(UNIT.ID.eq(TICKET.UNIT_ID))
                .where(watch.wanted)
                .and(watch.time.le(Times.at(latest)))
                .andNotExists(DSL.selectOne().from(TICKET_PAPER).where(TICKET_PAPER.KEY.eq(watch.key())))
                .orderBy(watch.time)
                .limit(most)
                .forUpdate()
                .of(TICKET)
                .skipLocked()
                .fetch(row -> new Found(TicketMapping.ticket(row), row.get(key)));
    }

    /** 突发 dispatched at this instant or before, still with their units, without a call noted. */
    public Optional<Overlooked> notPhoned(DSLContext db, Instant latest) {
        return longest(db, Overlooked.Duty.PHONE_NOTICE, Watch.NOT_PHONED.time, Watch.NOT_PHONED.wanted, latest);
    }

    /** Matters of other channels that came at this instant or before and wait for a person. */
    public Optional<Overlooked> untaken(DSLContext db, Instant latest) {
        return longest(db, Overlooked.Duty.TAKING, TICKET.CREATED_AT, InState.UNTAKEN, latest);
    }

    private static Optional<Overlooked> longest(
            DSLContext db,
            Overlooked.Duty duty,
            TableField<TicketRecord, OffsetDateTime> since,
            Condition waiting,
            Instant latest) {
        Field<Integer> all = DSL.count().over();
        Field<String> number = DSL.coalesce(TICKET.NUMBER, TICKET.ID.cast(String.class));
        return db.select(number, since, all)
                .from(TICKET)
                .where(waiting)
                .and(since.le(Times.at(latest)))
                .orderBy(since)
                .limit(1)
                .fetchOptional(row ->
                        new Overlooked(duty, row.get(number), row.get(since).toInstant(), row.get(all)));
    }

    /** 黄牌 of the unit from an instant on, without those that an appeal took back. */
    public int yellowCards(DSLContext tx, String unitId, Instant from) {
        var appeal = TICKET_PAPER.as("appeal");
        var upheld = TICKET_PAPER.as("upheld");
        return tx.fetchCount(
                TICKET_PAPER,
                TICKET_PAPER
                        .UNIT_ID
                        .eq(unitId)
                        .and(TICKET_PAPER.KIND.eq(PaperKind.CARD.name()))
                        .and(TICKET_PAPER.AT.ge(Times.at(from)))
                        .and(DSL.field("{0}->>'ground'", String.class, TICKET_PAPER.CONTENT)
                                .in(CardGround.OVERDUE.name(), CardGround.SECOND_REDO.name()))
                        .andNotExists(DSL.selectOne()
                                .from(appeal)
                                .join(upheld)
                                .on(upheld.ABOUT.eq(appeal.ID))
                                .where(appeal.ABOUT.eq(TICKET_PAPER.ID))
                                .and(DSL.condition("({0}->>'upheld')::boolean", upheld.CONTENT))));
    }

    /** One at a time for a unit, so that two cards at once are counted. */
    public void lockUnit(DSLContext tx, String unitId) {
        tx.execute("select pg_advisory_xact_lock(hashtextextended({0}, 27))", DSL.val("card:" + unitId));
    }
}

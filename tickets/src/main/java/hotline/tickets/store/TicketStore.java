package hotline.tickets.store;

import static hotline.database.jooq.Sequences.TICKET_SEQUENCE;
import static hotline.database.jooq.Tables.TICKET;
import static hotline.database.jooq.Tables.UNIT;
import static hotline.tickets.store.InState.WITH_UNIT;
import static hotline.tickets.store.InState.is;

import hotline.database.jooq.tables.records.TicketRecord;
import hotline.regulation.TicketState;
import hotline.tickets.Ticket;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.SQLDialect;
import org.jooq.SelectOnConditionStep;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Tickets by id, locked for a change, and the ones whose time has come. */
public final class TicketStore {

    /** Dispatched and not finished: a reply that is rejected goes on under the same due time. */
    private static final Condition CLOCK_RUNS = WITH_UNIT.or(is(TicketState.REPLY_REVIEW));

    private static final Condition AWAITING_EVALUATION = is(TicketState.AWAITING_EVALUATION);

    private static final List<Field<?>> COLUMNS =
            Stream.concat(Stream.of(TICKET.fields()), Stream.of(UNIT.NAME)).toList();

    /** Every act begins with it: written out once, since that takes longer than asking. */
    private static final String LOCK = joined(DSL.using(SQLDialect.POSTGRES))
            .where(TICKET.ID.eq(DSL.field("?", UUID.class)))
            .forUpdate()
            .of(TICKET)
            .getSQL();

    /** What a sweep looks for; each has its partial index. */
    public enum Waiting {
        SIGN(TICKET.SIGN_BY, is(TicketState.DISPATCHED)),
        DUE(TICKET.DUE_AT, TICKET.OVERDUE_AT.isNull().and(WITH_UNIT)),
        RECEIPT(TICKET.RECEIPT_BY, AWAITING_EVALUATION),
        MERGED_RECEIPT(TICKET.RECEIPT_BY, is(TicketState.MERGED)),
        EVALUATION(TICKET.EVALUATE_BY, AWAITING_EVALUATION.and(TICKET.UNCLEAR_REPLY_AT.isNull())),
        CLEAR_REPLY(TICKET.EVALUATE_BY, AWAITING_EVALUATION.and(TICKET.UNCLEAR_REPLY_AT.isNotNull()));

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
                        .set(SealedCallers.columns(tx.configuration(), draft))
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
        return tx.resultQuery(LOCK, id).coerce(COLUMNS).fetchOptional(TicketMapping::ticket);
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

    /** Tickets whose clock runs by an older calendar, locked; those that somebody is changing right now are left out. */
    public List<Ticket> lockByOlderCalendar(DSLContext tx, long version, int most) {
        return joined(tx)
                .where(byOlderCalendar(version))
                .orderBy(TICKET.ID)
                .limit(most)
                .forUpdate()
                .of(TICKET)
                .skipLocked()
                .fetch(TicketMapping::ticket);
    }

    public int countByOlderCalendar(DSLContext dsl, long version) {
        return dsl.fetchCount(TICKET, byOlderCalendar(version));
    }

    private static Condition byOlderCalendar(long version) {
        return CLOCK_RUNS.and(TICKET.CALENDAR_VERSION.lt(version));
    }

    /**
     * The newer calendar gives these tickets the times that they have. That is no change of a ticket: its version stays, so
     * that nobody who looks at it is told of another's change.
     */
    public void keepByNewerCalendar(DSLContext tx, List<UUID> ids, long version) {
        if (!ids.isEmpty()) {
            tx.update(TICKET)
                    .set(TICKET.CALENDAR_VERSION, version)
                    .where(TICKET.ID.in(ids))
                    .execute();
        }
    }

    /**
     * Tickets whose clock runs over some of these days, or that are provisional: page by page in the order of their ids.
     *
     * @param from inclusive
     * @param until exclusive
     * @param after the last id of the page before; null for the first
     */
    public List<Ticket> running(DSLContext dsl, Instant from, Instant until, @Nullable UUID after, int most) {
        Condition touched = TICKET.DUE_AT
                .gt(Times.at(from))
                .and(TICKET.DISPATCHED_AT.lt(Times.at(until)))
                .or(TICKET.DUE_PROVISIONAL);
        return joined(dsl)
                .where(CLOCK_RUNS.and(touched).and(after == null ? DSL.trueCondition() : TICKET.ID.gt(after)))
                .orderBy(TICKET.ID)
                .limit(most)
                .fetch(TicketMapping::ticket);
    }

    /** Writes what changed; the ticket must be exactly one version further than in the store. */
    public void update(DSLContext tx, Ticket before, Ticket after) {
        if (TicketChanges.update(tx, before, after).execute() != 1) {
            throw changedUnderItsLock(after);
        }
    }

    /** Tickets and the lines of their histories, all in one go; each ticket must be exactly one version further than in the store. */
    public void write(DSLContext tx, List<TicketChange> changes) {
        TicketChanges.write(tx, changes);
    }

    static IllegalStateException changedUnderItsLock(Ticket ticket) {
        return new IllegalStateException("a locked ticket changed under its lock: " + ticket.id());
    }

    /** The next numbers of the sequence, in order; those that nobody uses are gaps. */
    public List<Integer> nextSequences(DSLContext tx, int count) {
        return tx.select(TICKET_SEQUENCE.nextval().coerce(Integer.class))
                .from(DSL.generateSeries(1, count))
                .fetch(Record1::value1);
    }

    static SelectOnConditionStep<Record> joined(DSLContext dsl) {
        return dsl.select(COLUMNS).from(TICKET).leftJoin(UNIT).on(UNIT.ID.eq(TICKET.UNIT_ID));
    }
}

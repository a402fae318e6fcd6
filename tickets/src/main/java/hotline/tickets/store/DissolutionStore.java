package hotline.tickets.store;

import static hotline.database.jooq.Tables.APP_USER;
import static hotline.database.jooq.Tables.TICKET;
import static hotline.database.jooq.Tables.TICKET_ASSIST;
import static hotline.database.jooq.Tables.TICKET_EXTENSION;
import static hotline.database.jooq.Tables.UNIT;
import static hotline.database.jooq.Tables.UNIT_DISSOLUTION;

import hotline.regulation.TicketState;
import hotline.tickets.Ticket;
import hotline.tickets.unit.Dissolution;
import hotline.tickets.unit.UnitDissolutions.Order;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record5;
import org.jooq.SelectOnConditionStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Orders to dissolve units, and what dissolved units still have. */
public final class DissolutionStore {

    private static final Condition HELD = InState.any(
            TicketState.DISPATCHED,
            TicketState.IN_PROGRESS,
            TicketState.RETURN_REVIEW,
            TicketState.JOINT_MEETING,
            TicketState.REPLY_REVIEW);
    private static final Condition ANSWERED =
            InState.any(TicketState.AWAITING_EVALUATION, TicketState.MANUAL_FOLLOW_UP, TicketState.DISSATISFIED_REVIEW);
    private static final hotline.database.jooq.tables.Unit SUCCESSOR = UNIT.as("successor");

    /** An order whose day has come, with its successor as it is now. */
    public record Due(
            String unitId, String unitName, @Nullable String successorId, String number, LocalDate effectiveOn) {}

    /** @return false when the unit's dissolution is ordered already */
    public boolean add(DSLContext tx, Order order, Instant now, String by) {
        return tx.insertInto(UNIT_DISSOLUTION)
                        .set(UNIT_DISSOLUTION.UNIT_ID, order.unitId())
                        .set(UNIT_DISSOLUTION.SUCCESSOR_ID, order.successorId())
                        .set(UNIT_DISSOLUTION.EFFECTIVE_ON, order.effectiveOn())
                        .set(UNIT_DISSOLUTION.NUMBER, TicketMapping.storable(order.number()))
                        .set(UNIT_DISSOLUTION.ORDERED_AT, Times.at(now))
                        .set(UNIT_DISSOLUTION.ORDERED_BY, by)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    /** @return false when there is none, or it was carried out */
    public boolean remove(DSLContext tx, String unitId) {
        return tx.deleteFrom(UNIT_DISSOLUTION)
                        .where(UNIT_DISSOLUTION.UNIT_ID.eq(TicketMapping.storable(unitId)))
                        .and(UNIT_DISSOLUTION.DISSOLVED_AT.isNull())
                        .execute()
                == 1;
    }

    public List<Dissolution> all(DSLContext dsl) {
        Field<Integer> open = DSL.field(DSL.selectCount()
                .from(TICKET)
                .where(TICKET.UNIT_ID.eq(UNIT_DISSOLUTION.UNIT_ID))
                .and(HELD));
        return dsl.select(UNIT_DISSOLUTION.fields())
                .select(UNIT.NAME, SUCCESSOR.NAME, open)
                .from(UNIT_DISSOLUTION)
                .join(UNIT)
                .on(UNIT.ID.eq(UNIT_DISSOLUTION.UNIT_ID))
                .leftJoin(SUCCESSOR)
                .on(SUCCESSOR.ID.eq(UNIT_DISSOLUTION.SUCCESSOR_ID))
                .orderBy(UNIT_DISSOLUTION.EFFECTIVE_ON.desc(), UNIT_DISSOLUTION.UNIT_ID)
                .fetch(row -> new Dissolution(
                        row.get(UNIT_DISSOLUTION.UNIT_ID),
                        row.get(UNIT.NAME),
                        row.get(UNIT_DISSOLUTION.SUCCESSOR_ID),
                        row.get(SUCCESSOR.NAME),
                        row.get(UNIT_DISSOLUTION.EFFECTIVE_ON),
                        row.get(UNIT_DISSOLUTION.NUMBER),
                        Times.present(row.get(UNIT_DISSOLUTION.ORDERED_AT)),
                        row.get(UNIT_DISSOLUTION.ORDERED_BY),
                        Times.read(row.get(UNIT_DISSOLUTION.DISSOLVED_AT)),
                        row.get(open)));
    }

    /** Orders whose day has come and that nobody carries out right now, locked. */
    public List<Due> lockDue(DSLContext tx, LocalDate today) {
        return orders(tx)
                .where(UNIT_DISSOLUTION.DISSOLVED_AT.isNull())
                .and(UNIT_DISSOLUTION.EFFECTIVE_ON.le(today))
                .orderBy(UNIT_DISSOLUTION.EFFECTIVE_ON, UNIT_DISSOLUTION.UNIT_ID)
                .forUpdate()
                .of(UNIT_DISSOLUTION)
                .skipLocked()
                .fetch(DissolutionStore::due);
    }

    private static SelectOnConditionStep<Record5<String, String, String, String, LocalDate>> orders(DSLContext dsl) {
        return dsl.select(
                        UNIT_DISSOLUTION.UNIT_ID,
                        UNIT.NAME,
                        UNIT_DISSOLUTION.SUCCESSOR_ID,
                        UNIT_DISSOLUTION.NUMBER,
                        UNIT_DISSOLUTION.EFFECTIVE_ON)
                .from(UNIT_DISSOLUTION)
                .join(UNIT)
                .on(UNIT.ID.eq(UNIT_DISSOLUTION.UNIT_ID));
    }

    private static Due due(Record5<String, String, String, String, LocalDate> row) {
        return new Due(row.value1(), row.value2(), row.value3(), row.value4(), row.value5());
    }

    /** From now on nobody dispatches to it; the units below it belong to the successor, or to nobody. */
    public void deactivate(DSLContext tx, String unitId, @Nullable String heir, Instant now) {
        tx.update(UNIT).set(UNIT.ACTIVE, false).where(UNIT.ID.eq(unitId)).execute();
        tx.update(UNIT)
                .set(UNIT.PARENT_ID, heir)
                .where(UNIT.PARENT_ID.eq(unitId))
                .execute();
        tx.update(UNIT_DISSOLUTION)
                .set(UNIT_DISSOLUTION.DISSOLVED_AT, Times.at(now))
                .where(UNIT_DISSOLUTION.UNIT_ID.eq(unitId))
                .execute();
    }

    /** Ids of the units that are no more. */
    public Set<String> dissolved(DSLContext dsl) {
        return dsl.select(UNIT.ID).from(UNIT).where(UNIT.ACTIVE.isFalse()).fetchSet(UNIT.ID);
    }

    /** Whose dissolution was carried out, with 文号. */
    public Optional<Due> carriedOut(DSLContext dsl, String unitId) {
        return orders(dsl)
                .where(UNIT_DISSOLUTION.UNIT_ID.eq(unitId))
                .and(UNIT_DISSOLUTION.DISSOLVED_AT.isNotNull())
                .fetchOptional(DissolutionStore::due);
    }

    /** Who has taken the unit's place, through however many mergers; empty when nobody has, the unit itself while it is there. */
    public Optional<String> heir(DSLContext dsl, String unitId) {
        Set<String> passed = new HashSet<>();
        Set<String> gone = dissolved(dsl);
        String at = unitId;
        while (at != null && gone.contains(at) && passed.add(at)) {
            at = dsl.select(UNIT_DISSOLUTION.SUCCESSOR_ID)
                    .from(UNIT_DISSOLUTION)
                    .where(UNIT_DISSOLUTION.UNIT_ID.eq(at))
                    .fetchOptional(UNIT_DISSOLUTION.SUCCESSOR_ID)
                    .orElse(null);
        }
        return Optional.ofNullable(at).filter(id -> !gone.contains(id));
    }

    /**
     * Tickets in the hands of units that are no more; those that somebody is changing right now are left.
     *
     * @param without ids of tickets that were looked at and stay
     */
    public List<Ticket> lockOrphans(DSLContext tx, Set<UUID> without, int most) {
        return TicketStore.joined(tx)
                .where(HELD)
                .and(TICKET.UNIT_ID.in(DSL.select(UNIT_DISSOLUTION.UNIT_ID)
                        .from(UNIT_DISSOLUTION)
                        .where(UNIT_DISSOLUTION.DISSOLVED_AT.isNotNull())))
                .and(without.isEmpty() ? DSL.trueCondition() : TICKET.ID.notIn(without))
                .orderBy(TICKET.ID)
                .limit(most)
                .forUpdate()
                .of(TICKET)
                .skipLocked()
                .fetch(TicketMapping::ticket);
    }

    public Map<TicketState, Integer> held(DSLContext dsl, String unitId) {
        Map<TicketState, Integer> counts = new TreeMap<>();
        dsl.select(TICKET.STATE, DSL.count())
                .from(TICKET)
                .where(TICKET.UNIT_ID.eq(unitId))
                .and(HELD)
                .groupBy(TICKET.STATE)
                .forEach(row -> counts.put(TicketState.valueOf(row.value1()), row.value2()));
        return counts;
    }

    public int answered(DSLContext dsl, String unitId) {
        return dsl.fetchCount(TICKET, TICKET.UNIT_ID.eq(unitId).and(ANSWERED));
    }

    public int assisting(DSLContext dsl, String unitId) {
        return dsl.fetchCount(TICKET_ASSIST, TICKET_ASSIST.UNIT_ID.eq(unitId).and(TICKET_ASSIST.ENDED_AT.isNull()));
    }

    public List<String> below(DSLContext dsl, String unitId) {
        return dsl.select(UNIT.NAME)
                .from(UNIT)
                .where(UNIT.PARENT_ID.eq(unitId))
                .and(UNIT.ACTIVE)
                .orderBy(UNIT.ID)
                .fetch(UNIT.NAME);
    }

    public int people(DSLContext dsl, String unitId) {
        return dsl.fetchCount(APP_USER, APP_USER.UNIT_ID.eq(unitId).and(APP_USER.DISABLED.isFalse()));
    }

    /**
     * Tickets that a dissolved unit assists in are assisted by its heir, unless that one leads or assists already; without an heir
     * nobody takes its place. What it said stays.
     */
    public void handOnAssists(DSLContext tx, String unitId, @Nullable String heir, Instant now) {
        if (heir != null) {
            tx.execute("""
                    insert into ticket_assist (id, ticket_id, unit_id, ordinal, assigned_at, due_at)
                    select gen_random_uuid(), a.ticket_id, {0},
                           (select max(b.ordinal) from ticket_assist b where b.ticket_id = a.ticket_id) + 1, {1}, a.due_at
                    from ticket_assist a join ticket t on t.id = a.ticket_id
                    where a.unit_id = {2} and a.ended_at is null and a.opinion = '' and t.unit_id is distinct from {0}
                      and t.state <> 'ARCHIVED'
                    on conflict do nothing""", DSL.val(heir), DSL.val(Times.at(now)), DSL.val(unitId));
        }
        tx.update(TICKET_ASSIST)
                .set(TICKET_ASSIST.ENDED_AT, Times.at(now))
                .where(TICKET_ASSIST.UNIT_ID.eq(unitId))
                .and(TICKET_ASSIST.ENDED_AT.isNull())
                .and(TICKET_ASSIST.TICKET_ID.notIn(
                        DSL.select(TICKET.ID).from(TICKET).where(TICKET.STATE.eq(TicketState.ARCHIVED.name()))))
                .execute();
    }

    /** Applications to extend that nobody decided are pointless when the ticket is dispatched anew. */
    public void closeExtensions(DSLContext tx, UUID ticketId, String note, Instant now) {
        tx.update(TICKET_EXTENSION)
                .set(TICKET_EXTENSION.GRANTED, false)
                .set(TICKET_EXTENSION.NOTE, note)
                .set(TICKET_EXTENSION.DECIDED_AT, Times.at(now))
                .set(TICKET_EXTENSION.DECIDED_BY, "system")
                .where(TICKET_EXTENSION.TICKET_ID.eq(ticketId))
                .and(TICKET_EXTENSION.GRANTED.isNull())
                .execute();
    }
}

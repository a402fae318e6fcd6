package hotline.tickets.store;

import static hotline.database.jooq.Tables.TICKET;
import static hotline.database.jooq.Tables.TICKET_DISPATCH;
import static hotline.database.jooq.Tables.TICKET_DISPATCH_CLOCK;
import static hotline.database.jooq.Tables.TICKET_EVENT;
import static hotline.database.jooq.Tables.TICKET_RETURN;
import static hotline.database.jooq.Tables.UNIT;

import hotline.regulation.FastLane;
import hotline.regulation.TicketState;
import hotline.regulation.time.StatedLimit;
import hotline.tickets.Ticket;
import hotline.tickets.Unit;
import hotline.tickets.dispute.ReturnVerdict;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** By what tickets were dispatched, and by when those that wait must be. */
public final class DispatchStore {

    private static final Condition WAITS = InState.is(TicketState.ACCEPTED);

    private static final Field<Long> CALENDAR = CalendarStore.version().as("calendar");
    private static final Field<Long> CATALOGUE =
            CatalogueStore.inForce(DSL.field("?", LocalDate.class)).as("catalogue");
    private static final List<Field<?>> OF_GROUNDS = Stream.concat(
                    Stream.of(CALENDAR, CATALOGUE), UnitStore.FIELDS.stream())
            .toList();

    /** Written out once, since that takes longer than asking; of a day and a unit. */
    private static final String GROUNDS = DSL.using(SQLDialect.POSTGRES)
            .select(OF_GROUNDS)
            .from(DSL.selectOne())
            .leftJoin(UNIT)
            .on(UNIT.ID.eq(DSL.field("?", String.class)).and(UNIT.ACTIVE))
            .getSQL();

    /**
     * @param catalogue the version in force; null when there was none
     * @param topic null when none was recognised
     * @param entryTopic of the line that answered; null when none did, and then so are area and followed
     */
    public record Dispatched(
            Instant at,
            String unitId,
            @Nullable Long catalogue,
            @Nullable String topic,
            String area,
            @Nullable String entryTopic,
            @Nullable String entryArea,
            @Nullable Boolean followed,
            String deviation,
            @Nullable StatedLimit limit) {}

    /**
     * What a dispatch is decided by.
     *
     * @param unit empty when there is no such unit or it was dissolved
     * @param calendar the newest version
     * @param catalogue the version in force; zero when there is none
     */
    public record Grounds(Optional<Unit> unit, long calendar, long catalogue) {}

    /** What became of earlier dispatches of a matter in an area. */
    public record Tally(String unitId, String unitName, int dispatched, int returned) {}

    /** In one round trip: each dispatch asks for all of it. */
    public Grounds grounds(DSLContext tx, String unitId, LocalDate day) {
        return tx.resultQuery(GROUNDS, day, TicketMapping.storable(unitId))
                .coerce(OF_GROUNDS)
                .fetchSingle(row -> new Grounds(
                        row.get(UNIT.ID) == null ? Optional.empty() : Optional.of(UnitStore.unit(row)),
                        row.get(CALENDAR),
                        row.get(CATALOGUE)));
    }

    public void add(DSLContext tx, UUID ticketId, Dispatched dispatched) {
        StatedLimit limit = dispatched.limit();
        tx.insertInto(TICKET_DISPATCH)
                .set(TICKET_DISPATCH.TICKET_ID, ticketId)
                .set(TICKET_DISPATCH.DISPATCHED_AT, Times.at(dispatched.at()))
                .set(TICKET_DISPATCH.UNIT_ID, dispatched.unitId())
                .set(TICKET_DISPATCH.CATALOGUE, dispatched.catalogue())
                .set(TICKET_DISPATCH.TOPIC, dispatched.topic())
                .set(TICKET_DISPATCH.AREA, TicketMapping.storable(dispatched.area()))
                .set(TICKET_DISPATCH.ENTRY_TOPIC, dispatched.entryTopic())
                .set(TICKET_DISPATCH.ENTRY_AREA, dispatched.entryArea())
                .set(TICKET_DISPATCH.FOLLOWED, dispatched.followed())
                .set(TICKET_DISPATCH.DEVIATION, TicketMapping.storable(dispatched.deviation()))
                .set(TICKET_DISPATCH.LIMIT_DAYS, limit == null ? null : limit.workingDays())
                .set(TICKET_DISPATCH.LIMIT_BASIS, limit == null ? null : TicketMapping.storable(limit.basis()))
                .execute();
    }

    /** The newest. */
    public Optional<Dispatched> latest(DSLContext dsl, UUID ticketId) {
        return dsl.selectFrom(TICKET_DISPATCH)
                .where(TICKET_DISPATCH.TICKET_ID.eq(ticketId))
                .orderBy(TICKET_DISPATCH.ID.desc())
                .limit(1)
                .fetchOptional(row -> new Dispatched(
                        Times.present(row.getDispatchedAt()),
                        row.getUnitId(),
                        row.getCatalogue(),
                        row.getTopic(),
                        row.getArea(),
                        row.getEntryTopic(),
                        row.getEntryArea(),
                        row.getFollowed(),
                        row.getDeviation(),
                        row.getLimitDays() == null ? null : new StatedLimit(row.getLimitDays(), row.getLimitBasis())));
    }

    /** That another law states, as the newest dispatch said; null for the usual one. */
    public @Nullable StatedLimit limit(DSLContext dsl, UUID ticketId) {
        return latest(dsl, ticketId).map(Dispatched::limit).orElse(null);
    }

    /** To units that still exist, the most frequent first. */
    public List<Tally> tallies(DSLContext dsl, String topic, String area, Instant since, int most) {
        Field<Integer> dispatched = DSL.count();
        Field<Integer> returned = DSL.count()
                .filterWhere(DSL.exists(DSL.selectOne()
                        .from(TICKET_RETURN)
                        .where(TICKET_RETURN.TICKET_ID.eq(TICKET_DISPATCH.TICKET_ID))
                        .and(TICKET_RETURN.UNIT_ID.eq(TICKET_DISPATCH.UNIT_ID))
                        .and(TICKET_RETURN.VERDICT.eq(ReturnVerdict.ACCEPT.name()))));
        return dsl.select(UNIT.ID, UNIT.NAME, dispatched, returned)
                .from(TICKET_DISPATCH)
                .join(UNIT)
                .on(UNIT.ID.eq(TICKET_DISPATCH.UNIT_ID))
                .where(TICKET_DISPATCH.TOPIC.eq(topic))
                .and(TICKET_DISPATCH.AREA.eq(area))
                .and(TICKET_DISPATCH.DISPATCHED_AT.ge(Times.at(since)))
                .and(UNIT.ACTIVE)
                .groupBy(UNIT.ID, UNIT.NAME)
                .orderBy(dispatched.minus(returned.times(2)).desc(), UNIT.ID)
                .limit(most)
                .fetch(row -> new Tally(row.value1(), row.value2(), row.value3(), row.value4()));
    }

    /** When the ticket began to wait for its dispatch: its acceptance, or when it last came back. */
    public Instant waitsSince(DSLContext dsl, Ticket ticket) {
        return Times.present(dsl.select(DSL.coalesce(
                        DSL.max(TICKET_EVENT.AT),
                        DSL.val(Times.at(ticket.intake().createdAt()))))
                .from(TICKET_EVENT)
                .where(TICKET_EVENT.TICKET_ID.eq(ticket.id()))
                .and(TICKET_EVENT.TO_STATE.eq(TicketState.ACCEPTED.name()))
                .and(TICKET_EVENT.FROM_STATE.ne(TicketState.ACCEPTED.name()))
                .fetchSingle()
                .value1());
    }

    /** Waiting tickets whose clock is not computed for what they are now; those that somebody is changing are left. */
    public List<Ticket> lockUnclocked(DSLContext tx, int most) {
        return TicketStore.joined(tx)
                .leftJoin(TICKET_DISPATCH_CLOCK)
                .on(TICKET_DISPATCH_CLOCK.TICKET_ID.eq(TICKET.ID))
                .where(WAITS)
                .and(TICKET_DISPATCH_CLOCK.TICKET_ID.isNull().or(TICKET_DISPATCH_CLOCK.VERSION.ne(TICKET.VERSION)))
                .limit(most)
                .forUpdate()
                .of(TICKET)
                .skipLocked()
                .fetch(TicketMapping::ticket);
    }

    /** A clock that goes on keeps that it was found to be late. */
    public void clock(DSLContext tx, Ticket ticket, Instant by, @Nullable FastLane lane) {
        String name = lane == null ? null : lane.name();
        tx.insertInto(TICKET_DISPATCH_CLOCK)
                .set(TICKET_DISPATCH_CLOCK.TICKET_ID, ticket.id())
                .set(TICKET_DISPATCH_CLOCK.VERSION, ticket.version())
                .set(TICKET_DISPATCH_CLOCK.DISPATCH_BY, Times.at(by))
                .set(TICKET_DISPATCH_CLOCK.LANE, name)
                .onConflict(TICKET_DISPATCH_CLOCK.TICKET_ID)
                .doUpdate()
                .set(TICKET_DISPATCH_CLOCK.VERSION, ticket.version())
                .set(TICKET_DISPATCH_CLOCK.DISPATCH_BY, Times.at(by))
                .set(TICKET_DISPATCH_CLOCK.LANE, name)
                .set(
                        TICKET_DISPATCH_CLOCK.LATE_AT,
                        DSL.when(TICKET_DISPATCH_CLOCK.DISPATCH_BY.eq(Times.at(by)), TICKET_DISPATCH_CLOCK.LATE_AT))
                .execute();
    }

    /** Clocks that ran out whose ticket was dispatched meanwhile, or ended: they are of no more use. */
    public void dropSpent(DSLContext tx, Instant now) {
        tx.deleteFrom(TICKET_DISPATCH_CLOCK)
                .where(TICKET_DISPATCH_CLOCK.LATE_AT.isNull())
                .and(TICKET_DISPATCH_CLOCK.DISPATCH_BY.le(Times.at(now)))
                .andNotExists(DSL.selectOne()
                        .from(TICKET)
                        .where(TICKET.ID.eq(TICKET_DISPATCH_CLOCK.TICKET_ID))
                        .and(WAITS))
                .execute();
    }

    /** A waiting ticket whose time is over. */
    public record Late(
            Ticket ticket, Instant dispatchBy, @Nullable FastLane lane) {}

    /** Not yet found to be late; locked, the earliest first. */
    public List<Late> lockLate(DSLContext tx, Instant now, int most) {
        return tx.select(TICKET.fields())
                .select(UNIT.NAME)
                .select(TICKET_DISPATCH_CLOCK.DISPATCH_BY, TICKET_DISPATCH_CLOCK.LANE)
                .from(TICKET_DISPATCH_CLOCK)
                .join(TICKET)
                .on(TICKET.ID.eq(TICKET_DISPATCH_CLOCK.TICKET_ID))
                .leftJoin(UNIT)
                .on(UNIT.ID.eq(TICKET.UNIT_ID))
                .where(TICKET_DISPATCH_CLOCK.LATE_AT.isNull())
                .and(TICKET_DISPATCH_CLOCK.DISPATCH_BY.le(Times.at(now)))
                .and(WAITS)
                .orderBy(TICKET_DISPATCH_CLOCK.DISPATCH_BY)
                .limit(most)
                .forUpdate()
                .of(TICKET)
                .skipLocked()
                .fetch(row -> new Late(
                        TicketMapping.ticket(row),
                        Times.present(row.get(TICKET_DISPATCH_CLOCK.DISPATCH_BY)),
                        row.get(TICKET_DISPATCH_CLOCK.LANE) == null
                                ? null
                                : FastLane.valueOf(row.get(TICKET_DISPATCH_CLOCK.LANE))));
    }

    /** @param version of the ticket after it was noted, so that its clock is not computed once more */
    public void foundLate(DSLContext tx, UUID ticketId, long version, Instant now) {
        tx.update(TICKET_DISPATCH_CLOCK)
                .set(TICKET_DISPATCH_CLOCK.LATE_AT, Times.at(now))
                .set(TICKET_DISPATCH_CLOCK.VERSION, version)
                .where(TICKET_DISPATCH_CLOCK.TICKET_ID.eq(ticketId))
                .execute();
    }
}

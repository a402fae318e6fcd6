package hotline.tickets.usecase;

import hotline.regulation.Channel;
import hotline.regulation.TicketKind;
import hotline.regulation.calendar.DayCount;
import hotline.regulation.calendar.WorkingCalendar;
import hotline.regulation.dispute.ExtendedDue;
import hotline.regulation.dispute.ExtensionRule;
import hotline.regulation.time.DueDecision;
import hotline.regulation.time.DueRule;
import hotline.regulation.time.StatedLimit;
import hotline.regulation.time.TimeLimit;
import hotline.regulation.time.TimeLimits;
import hotline.tickets.Matter;
import hotline.tickets.Ticket;
import hotline.tickets.store.CalendarStore;
import hotline.tickets.store.DispatchStore;
import hotline.tickets.store.ExtensionStore;
import hotline.tickets.store.UnitStore;
import hotline.tickets.usecase.Step.Moment;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Due times by the calendar in the database, which is kept in memory until a newer notice is there. */
final class DueTimes {

    /**
     * The due time of a dispatched ticket by the calendar as it is now.
     *
     * @param extended null when no extension was granted since the dispatch
     */
    record Effective(DueDecision original, @Nullable ExtendedDue extended) {

        Instant dueAt() {
            return extended == null ? original.dueAt() : extended.dueAt();
        }

        boolean provisional() {
            return extended == null ? original.provisional() : extended.provisional();
        }

        List<String> lines() {
            return extended == null ? original.lines() : extended.lines();
        }
    }

    private final CalendarStore store = new CalendarStore();
    private final UnitStore units = new UnitStore();
    private final DispatchStore dispatches = new DispatchStore();
    private final ExtensionStore extensions = new ExtensionStore();
    private volatile @Nullable WorkingCalendar cached;

    WorkingCalendar calendar(DSLContext dsl) {
        return calendar(dsl, store.version(dsl));
    }

    /** @param newest the newest version, of which the caller has just asked */
    WorkingCalendar calendar(DSLContext dsl, long newest) {
        WorkingCalendar known = cached;
        if (known != null && known.version() == newest) {
            return known;
        }
        WorkingCalendar loaded = store.load(dsl);
        cached = loaded;
        return loaded;
    }

    /** The limit that another law states for the ticket (Art 13(2)8), as its dispatch said; null for the usual one. */
    @Nullable
    StatedLimit stated(DSLContext dsl, Ticket ticket) {
        return ticket.wasDispatched() ? dispatches.limit(dsl, ticket.id()) : null;
    }

    /** @param stated the limit that another law states; null for the usual one */
    DueDecision decide(
            Matter matter, Channel channel, int round, String area, @Nullable StatedLimit stated, Moment dispatched) {
        return decide(matter, channel, round, area, stated, dispatched.now(), calendar(dispatched.tx()));
    }

    DueDecision decide(Matter matter, Channel channel, int round, String area, Instant dispatchedAt, DSLContext dsl) {
        return decide(matter, channel, round, area, null, dispatchedAt, calendar(dsl));
    }

    /** @param round above 1 for a redo, whose limit is shorter */
    static DueDecision decide(
            Matter matter,
            Channel channel,
            int round,
            String area,
            @Nullable StatedLimit stated,
            Instant dispatchedAt,
            WorkingCalendar calendar) {
        TicketKind kind = Objects.requireNonNull(matter.kind(), "a dispatched ticket has a kind");
        LocalDate day = dispatchedAt.atZone(DayCount.ZONE).toLocalDate();
        TimeLimit usual = TimeLimits.of(kind, channel, matter.urgency(), day);
        TimeLimit limit = stated == null ? usual : stated.instead(usual, kind, matter.urgency(), day);
        return DueRule.decide(round > 1 ? DueRule.forRedo(limit) : limit, area, dispatchedAt, calendar);
    }

    /** Of a ticket that is dispatched: its limit, and what it was granted since. */
    Effective effective(DSLContext dsl, Ticket ticket) {
        return effective(dsl, ticket, calendar(dsl));
    }

    /** @param calendar the one in force, or the one that a notice would make */
    Effective effective(DSLContext dsl, Ticket ticket, WorkingCalendar calendar) {
        DueDecision original = original(dsl, ticket, calendar);
        int granted = granted(dsl, ticket);
        return new Effective(original, granted == 0 ? null : extend(dsl, ticket, original, granted, calendar));
    }

    /** With so many more working days, or hours, than are granted already. */
    ExtendedDue extended(DSLContext dsl, Ticket ticket, int more) {
        WorkingCalendar calendar = calendar(dsl);
        return extend(dsl, ticket, original(dsl, ticket, calendar), granted(dsl, ticket) + more, calendar);
    }

    private DueDecision original(DSLContext dsl, Ticket ticket, WorkingCalendar calendar) {
        return decide(
                ticket.matter(),
                ticket.intake().channel(),
                ticket.round(),
                area(dsl, ticket),
                stated(dsl, ticket),
                dispatchedAt(ticket),
                calendar);
    }

    private int granted(DSLContext dsl, Ticket ticket) {
        return extensions.granted(dsl, ticket.id(), dispatchedAt(ticket));
    }

    private ExtendedDue extend(
            DSLContext dsl, Ticket ticket, DueDecision original, int amount, WorkingCalendar calendar) {
        return ExtensionRule.extend(original, amount, area(dsl, ticket), calendar);
    }

    private String area(DSLContext dsl, Ticket ticket) {
        return units.area(dsl, Objects.requireNonNull(ticket.assignment()).unitId());
    }

    private static Instant dispatchedAt(Ticket ticket) {
        return Objects.requireNonNull(ticket.times().dispatchedAt());
    }
}

package hotline.tickets.store;

import static hotline.database.jooq.Tables.TICKET;
import static hotline.database.jooq.Tables.TICKET_ASSIST;

import hotline.regulation.TicketKind;
import hotline.regulation.TicketState;
import hotline.tickets.Actor;
import hotline.tickets.Role;
import hotline.tickets.Ticket;
import hotline.tickets.WorkFilter;
import hotline.tickets.WorkPage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Pages of the work list by {@code ticket_work} and {@code ticket_unit_work}. States stand in the SQL itself: with a
 * parameter PostgreSQL could not tell that a partial index holds them all.
 */
public final class WorkStore {

    private static final Condition IN_WORK = TICKET.STATE.in(WorkFilter.IN_WORK.stream()
            .map(TicketState::name)
            .sorted()
            .map(DSL::inline)
            .toList());

    public WorkPage page(DSLContext dsl, WorkFilter filter, Actor reader) {
        Condition wanted = matching(filter);
        List<Ticket> found = new ArrayList<>();
        long total = 0;
        for (Condition visible : visible(dsl, reader)) {
            found.addAll(TicketStore.joined(dsl)
                    .where(visible.and(wanted).and(after(filter.after())))
                    .orderBy(TICKET.DUE_AT, TICKET.ID)
                    .limit(filter.size() + 1)
                    .fetch(TicketMapping::ticket));
            total += count(dsl, visible.and(wanted));
        }
        found.sort(Comparator.comparing((Ticket ticket) -> place(ticket).dueAt())
                .thenComparing(ticket -> ticket.id().toString()));
        boolean last = found.size() <= filter.size();
        List<Ticket> page = last ? found : found.subList(0, filter.size());
        return new WorkPage(page, Math.min(total, WorkPage.COUNTED), last ? null : place(page.getLast()));
    }

    /** Each by an index of its own, then laid together: what a unit leads, and the few it assists in. */
    private static List<Condition> visible(DSLContext dsl, Actor reader) {
        if (reader.role() != Role.UNIT) {
            return List.of(TicketSearch.visibleTo(reader));
        }
        String unitId = Objects.requireNonNull(reader.unitId());
        List<UUID> assisted = dsl.select(TICKET_ASSIST.TICKET_ID)
                .from(TICKET_ASSIST)
                .where(TICKET_ASSIST.UNIT_ID.eq(unitId))
                .and(TICKET_ASSIST.ENDED_AT.isNull())
                .fetch(TICKET_ASSIST.TICKET_ID);
        Condition leads = TICKET.UNIT_ID.eq(unitId);
        return assisted.isEmpty()
                ? List.of(leads)
                : List.of(leads, TICKET.ID.in(assisted).and(TICKET.UNIT_ID.ne(unitId)));
    }

    private static Condition after(WorkFilter.@Nullable Place place) {
        return place == null
                ? DSL.noCondition()
                : DSL.row(TICKET.DUE_AT, TICKET.ID).gt(Times.at(place.dueAt()), place.id());
    }

    private static long count(DSLContext dsl, Condition wanted) {
        return dsl.fetchCount(dsl.select(DSL.one()).from(TICKET).where(wanted).limit(WorkPage.COUNTED));
    }

    private static WorkFilter.Place place(Ticket ticket) {
        Instant dueAt = ticket.times().dueAt();
        if (dueAt == null) {
            throw new IllegalStateException("in work without a due time: " + ticket.id());
        }
        return new WorkFilter.Place(dueAt, ticket.id());
    }

    private static Condition matching(WorkFilter filter) {
        TicketState state = filter.state();
        Condition wanted = TICKET.DUE_AT.isNotNull().and(state == null ? IN_WORK : InState.is(state));
        TicketKind kind = filter.kind();
        if (kind != null) {
            wanted = wanted.and(TICKET.KIND.eq(kind.name()));
        }
        Boolean overdue = filter.overdue();
        if (overdue != null) {
            wanted = wanted.and(overdue ? TICKET.OVERDUE_AT.isNotNull() : TICKET.OVERDUE_AT.isNull());
        }
        return wanted;
    }
}

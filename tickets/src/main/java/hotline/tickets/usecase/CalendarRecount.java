package hotline.tickets.usecase;

import hotline.database.Database;
import hotline.regulation.calendar.Layer;
import hotline.regulation.calendar.WorkingCalendar;
import hotline.tickets.Ticket;
import hotline.tickets.calendar.ImportedNotice;
import hotline.tickets.store.CalendarStore;
import hotline.tickets.store.ExtensionStore;
import hotline.tickets.store.ExtensionStore.Undecided;
import hotline.tickets.store.TicketStore;
import hotline.tickets.store.UnitStore;
import hotline.tickets.usecase.Step.Moment;
import hotline.tickets.usecase.Transitions.Moved;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/**
 * Computes open tickets anew whose calendar is older than the newest: a batch a transaction. A ticket remembers by which
 * calendar it was computed, so whatever was interrupted goes on, and nothing happens twice.
 */
final class CalendarRecount {

    private final Database database;
    private final Transitions transitions;
    private final DueTimes dueTimes;
    private final Assists assists;
    private final int most;
    private final TicketStore tickets = new TicketStore();
    private final ExtensionStore extensions = new ExtensionStore();
    private final UnitStore units = new UnitStore();
    private final CalendarStore calendars = new CalendarStore();

    /** @param most tickets of one transaction */
    CalendarRecount(Database database, Transitions transitions, DueTimes dueTimes, Assists assists, int most) {
        this.database = database;
        this.transitions = transitions;
        this.dueTimes = dueTimes;
        this.assists = assists;
        this.most = most;
    }

    private record Batch(int looked, List<Moved> moved) {}

    /** Until none is left, but those that somebody is changing right now: the next sweep has them. */
    void run() {
        Batch batch;
        do {
            batch = database.inTransaction(this::batch);
            transitions.announce(batch.moved());
        } while (batch.looked() == most);
    }

    private Batch batch(DSLContext tx) {
        WorkingCalendar calendar = dueTimes.calendar(tx);
        List<Ticket> older = tickets.lockByOlderCalendar(tx, calendar.version(), most);
        if (older.isEmpty()) {
            return new Batch(0, List.of());
        }
        Instant now = transitions.now();
        Map<String, String> areas = units.areas(tx);
        List<ImportedNotice> notices = calendars.after(tx, oldest(older));
        List<Moved> moved = new ArrayList<>();
        List<UUID> kept = new ArrayList<>();
        Map<UUID, Undecided> waiting =
                extensions.undecided(tx, older.stream().map(Ticket::id).toList());
        for (Ticket ticket : older) {
            String area = area(ticket, areas);
            DueTimes.Effective newer = dueTimes.effective(tx, ticket, calendar);
            Optional<Recount> recount = Recount.of(ticket, newer, now);
            Optional.ofNullable(waiting.get(ticket.id()))
                    .ifPresent(one -> extensions.recount(
                            tx,
                            one.id(),
                            newer.dueAt(),
                            dueTimes.extended(tx, ticket, one.amount()).dueAt()));
            recount.ifPresentOrElse(
                    one -> moved.add(one.moved(because(ticket, area, notices))), () -> kept.add(ticket.id()));
        }
        transitions.write(tx, moved);
        assists.leadDuesMoved(moved.stream().map(Moved::after).toList(), new Moment(tx, now));
        tickets.keepByNewerCalendar(tx, kept, calendar.version());
        return new Batch(older.size(), moved);
    }

    private static String area(Ticket ticket, Map<String, String> areas) {
        return areas.getOrDefault(Objects.requireNonNull(ticket.assignment()).unitId(), "");
    }

    private static long oldest(List<Ticket> tickets) {
        return tickets.stream().mapToLong(CalendarRecount::version).min().orElse(0);
    }

    private static long version(Ticket ticket) {
        return Objects.requireNonNull(ticket.times().calendarVersion());
    }

    /** The notices that came since, the oldest first, without those of other counties. */
    private static String because(Ticket ticket, String area, List<ImportedNotice> notices) {
        return notices.reversed().stream()
                .filter(notice -> notice.version() > version(ticket))
                .filter(notice ->
                        notice.layer() != Layer.COUNTY || notice.area().equals(area))
                .map(ImportedNotice::source)
                .collect(Collectors.joining("、"));
    }
}

package hotline.tickets.usecase;

import hotline.database.Database;
import hotline.regulation.calendar.CityTime;
import hotline.regulation.calendar.WorkingCalendar;
import hotline.tickets.Actor;
import hotline.tickets.Ticket;
import hotline.tickets.TicketEvent;
import hotline.tickets.dispute.ReturnRecord;
import hotline.tickets.store.ReturnStore;
import hotline.tickets.store.TicketStore;
import hotline.tickets.usecase.Transitions.Moved;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/**
 * Computes the reviewer's limit anew where a return waits that knows an older calendar only: a batch a transaction. An application remembers
 * by which calendar it was computed, so whatever was interrupted goes on, and nothing happens twice.
 */
final class ReviewRecount {

    private final Database database;
    private final Transitions transitions;
    private final DueTimes dueTimes;
    private final ReviewLimit limit;
    private final int most;
    private final TicketStore tickets = new TicketStore();
    private final ReturnStore returns = new ReturnStore();

    /** @param most tickets of one transaction */
    ReviewRecount(Database database, Transitions transitions, DueTimes dueTimes, ReviewLimit limit, int most) {
        this.database = database;
        this.transitions = transitions;
        this.dueTimes = dueTimes;
        this.limit = limit;
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
        List<Ticket> older = tickets.lockThese(tx, returns.byOlderCalendar(tx, calendar.version(), most));
        Instant now = transitions.now();
        List<Moved> moved = new ArrayList<>();
        for (Ticket ticket : older) {
            returns.undecided(tx, ticket.id())
                    .flatMap(one -> recount(tx, ticket, one, calendar, now))
                    .ifPresent(moved::add);
        }
        transitions.write(tx, moved);
        return new Batch(older.size(), moved);
    }

    /** Empty when the newer calendar leaves the limit as it is. */
    private Optional<Moved> recount(
            DSLContext tx, Ticket ticket, ReturnRecord waiting, WorkingCalendar calendar, Instant now) {
        Instant newer = limit.of(ticket.matter().urgency(), waiting.appliedAt(), calendar);
        boolean lifted = waiting.lateAt() != null && now.isBefore(newer);
        returns.recount(tx, waiting.id(), newer, calendar.version(), lifted);
        if (newer.equals(waiting.decideBy())) {
            return Optional.empty();
        }
        String words = "放假安排有变动：退单审核时限由 " + CityTime.end(waiting.decideBy()) + " 改为 " + CityTime.end(newer)
                + (lifted ? "；按新时限没有超时，撤销超时标记" : "");
        TicketEvent event = TicketEvent.noted(ticket, Actor.system(), now, "REVIEW_RECOUNTED", "审核时限重算", words);
        return Optional.of(new Moved(ticket, new TicketEdit(ticket).ticket(ticket.state()), event));
    }
}

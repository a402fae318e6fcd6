package hotline.tickets.usecase;

import hotline.database.Database;
import hotline.kernel.Ids;
import hotline.tickets.CitizenProgress;
import hotline.tickets.Outbox;
import hotline.tickets.Submissions;
import hotline.tickets.TicketChanged;
import hotline.tickets.TicketQueries;
import hotline.tickets.TicketSettings;
import hotline.tickets.Tickets;
import hotline.tickets.Timers;
import hotline.tickets.calendar.CalendarSeed;
import java.time.Clock;
import java.util.function.Consumer;

/** Everything of this room, put together once. */
public record TicketRoom(
        Tickets tickets,
        TicketQueries queries,
        Timers timers,
        Outbox outbox,
        Submissions submissions,
        CitizenProgress progress) {

    /**
     * Loads the calendar that ships with the product when it is missing, then hands out the use cases.
     *
     * @param clock the business clock
     * @param listener told of every change after its commit, on the thread that made it; must be quick
     */
    public static TicketRoom open(
            Database database, Clock clock, TicketSettings settings, Consumer<TicketChanged> listener) {
        new CalendarSeed(database, clock).load();
        Ids ids = new Ids(clock);
        Transitions transitions = new Transitions(database, clock, listener);
        DueTimes dueTimes = new DueTimes();
        DueExplainer explainer = new DueExplainer(dueTimes, transitions::now);
        ProgressReader reader = new ProgressReader(explainer);
        Intake intake = new Intake(database, transitions);
        Tickets tickets = new DatabaseTickets(
                intake, new Handling(transitions, dueTimes, settings, ids::next), new Evaluations(transitions));
        return new TicketRoom(
                tickets,
                new DatabaseQueries(database, dueTimes, explainer),
                new DatabaseTimers(database, transitions, settings),
                new DatabaseOutbox(database, clock, settings),
                new ExternalIntake(database, transitions, intake, reader, settings),
                new ProgressCodes(database, transitions::now, reader, settings.codes(), ids::next));
    }
}

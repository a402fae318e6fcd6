package hotline.tickets.usecase;

import hotline.database.Database;
import hotline.kernel.Ids;
import hotline.tickets.ChannelNotices;
import hotline.tickets.CitizenProgress;
import hotline.tickets.DisputeSettings;
import hotline.tickets.EndingSettings;
import hotline.tickets.Knowledge;
import hotline.tickets.Outbox;
import hotline.tickets.Submissions;
import hotline.tickets.TicketArchive;
import hotline.tickets.TicketChanged;
import hotline.tickets.TicketEndings;
import hotline.tickets.TicketFiles;
import hotline.tickets.TicketOversight;
import hotline.tickets.TicketQueries;
import hotline.tickets.TicketSettings;
import hotline.tickets.Tickets;
import hotline.tickets.Timers;
import hotline.tickets.calendar.CalendarNotices;
import hotline.tickets.catalogue.DispatchCatalogue;
import hotline.tickets.dispute.Disputes;
import hotline.tickets.sealing.SealingKeys;
import hotline.tickets.unit.UnitDissolutions;
import hotline.tickets.unit.UnitTexts;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Everything of this room, put together once. */
public record TicketRoom(
        Tickets tickets,
        TicketEndings endings,
        TicketQueries queries,
        Disputes disputes,
        TicketFiles files,
        TicketOversight oversight,
        TicketArchive archive,
        CalendarNotices calendar,
        DispatchCatalogue catalogue,
        UnitDissolutions dissolutions,
        UnitTexts unitTexts,
        Timers timers,
        Outbox outbox,
        Submissions submissions,
        CitizenProgress progress,
        ChannelNotices notices) {

    /**
     * Loads the calendar that ships with the product when it is missing, then hands out the use cases.
     *
     * @param clock the business clock
     * @param listener told of every change after its commit, on the thread that made it; must be quick
     */
    public static TicketRoom open(
            Database database,
            SealingKeys keys,
            Clock clock,
            TicketSettings settings,
            Consumer<TicketChanged> listener) {
        return open(database, keys, clock, settings, EndingSettings.defaults(), listener, _ -> {});
    }

    /**
     * @param saved told of each draft that was saved, in the same way; that is no change that others are told of
     * @throws hotline.tickets.sealing.WrongKeys when the database was written with other keys
     */
    public static TicketRoom open(
            Database database,
            SealingKeys keys,
            Clock clock,
            TicketSettings settings,
            EndingSettings endings,
            Consumer<TicketChanged> listener,
            Consumer<UUID> saved) {
        CallerSeals seals = CallerSeals.open(database, keys, clock);
        new CalendarSeed(database, clock).load();
        new CatalogueSeed(database, clock).load();
        Ids ids = new Ids(clock);
        Notices notices = new Notices(database, clock::instant, ids::next);
        Transitions transitions = new Transitions(database, clock, notices, listener, saved);
        DueTimes dueTimes = new DueTimes();
        DueExplainer explainer = new DueExplainer(dueTimes, transitions::now);
        ProgressReader reader = new ProgressReader(explainer);
        ResultMessages results = new ResultMessages(settings, ids::next);
        Papers papers = new Papers(ids::next);
        Intake intake = new Intake(database, transitions);
        DisputeSettings disputes = settings.disputes();
        ReviewLimit limit = new ReviewLimit(disputes);
        DisputeFacts facts = new DisputeFacts(disputes);
        Assists assists = new Assists(transitions, dueTimes, disputes, ids::next);
        Cards cards = new Cards(papers, endings);
        Catalogues catalogues = new Catalogues();
        Dispatches dispatches = new Dispatches(catalogues);
        Objections objections = new Objections(database, transitions, catalogues, dispatches, ids::next);
        Handling handling = new Handling(transitions, dueTimes, assists, results, cards, endings, dispatches);
        Dissolving dissolving = new Dissolving(database, transitions, settings.sweepBatch());
        DispatchWatch watch = new DispatchWatch(
                database, transitions, catalogues, papers, settings.fastLane(), settings.sweepBatch());
        Warnings warnings =
                new Warnings(database, transitions, dueTimes, papers, cards, endings, settings.sweepBatch());
        UnitWarnings unitWarnings = new UnitWarnings(database, transitions::now, ids::next, endings.unitTexts());
        Merging merging = new Merging(database, transitions, results, settings.sweepBatch());
        TicketQueries queries = new DatabaseQueries(database, dueTimes, explainer, endings, transitions::now);
        DispatchSuggestions suggestions =
                new DispatchSuggestions(database, catalogues, settings.fastLane(), transitions::now);
        Archiving archiving = new Archiving(database, transitions, queries, endings);
        return new TicketRoom(
                new DatabaseTickets(intake, handling, new Evaluations(transitions)),
                new DatabaseEndings(
                        new Endings(transitions, intake, results, papers, Knowledge.asCited()),
                        handling,
                        new DissatisfiedReviews(transitions, papers),
                        merging),
                queries,
                new DatabaseDisputes(
                        new Returns(transitions, dueTimes, facts, limit, objections, ids::next),
                        new Extensions(transitions, dueTimes, facts, assists, ids::next),
                        new Meetings(transitions, handling, assists),
                        assists,
                        new DisputeReadings(database, dueTimes, facts, transitions::now)),
                new DatabaseFiles(database, queries, endings, suggestions),
                new Oversight(transitions, papers, cards),
                archiving,
                new NoticeDesk(database, transitions, dueTimes),
                new CatalogueDesk(database, transitions, catalogues, dispatches, suggestions, objections),
                dissolving,
                unitWarnings,
                new DatabaseTimers(
                        database,
                        transitions,
                        settings,
                        List.of(
                                new CalendarRecount(database, transitions, dueTimes, assists, settings.sweepBatch())
                                        ::run,
                                new ReviewRecount(database, transitions, dueTimes, limit, settings.sweepBatch())::run),
                        List.of(
                                dissolving::sweep,
                                merging::sweep,
                                watch::sweep,
                                warnings::sweep,
                                unitWarnings::sweep,
                                archiving::sweep,
                                seals::sweep,
                                new EmptiedResults(database)::sweep)),
                new DatabaseOutbox(database, clock, settings),
                new ExternalIntake(database, transitions, intake, reader, settings),
                new ProgressCodes(database, transitions::now, reader, settings.codes(), ids::next),
                notices);
    }
}

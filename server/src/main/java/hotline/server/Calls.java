package hotline.server;

import hotline.ivr.CitizenCall;
import hotline.kernel.Ids;
import hotline.recording.Recordings;
import hotline.recording.store.RecordingTables;
import hotline.server.alarm.Finding;
import hotline.server.wiring.BlockedCallers;
import hotline.server.wiring.CallOrigins;
import hotline.server.wiring.CallerLookup;
import hotline.server.wiring.CallerNotices;
import hotline.server.wiring.DesktopFeed;
import hotline.server.wiring.DraftOpener;
import hotline.server.wiring.GrowthWatch;
import hotline.server.wiring.HolidayHours;
import hotline.server.wiring.LeaderRoster;
import hotline.server.wiring.OwedDrafts;
import hotline.server.wiring.PausedRecordings;
import hotline.server.wiring.PopDelivery;
import hotline.server.wiring.QueueFigures;
import hotline.server.wiring.Reconciler;
import hotline.server.wiring.RecordingIntake;
import hotline.server.wiring.RoutingChanges;
import hotline.server.wiring.UnclaimedRecordings;
import hotline.server.wiring.WallboardFeed;
import hotline.telephony.fact.Fact;
import hotline.telephony.journal.CallJournal;
import hotline.telephony.room.CallbackRounds;
import hotline.telephony.room.EarlierShifts;
import hotline.telephony.room.MissedEnds;
import hotline.telephony.room.TelephonyRoom;
import hotline.telephony.store.CallbackTables;
import hotline.telephony.store.CallerBlocks;
import hotline.telephony.store.CallerPast;
import hotline.telephony.store.JournalTables;
import hotline.telephony.store.LeaderDuties;
import hotline.telephony.store.OpenRecords;
import hotline.telephony.store.RoutingTables;
import hotline.telephony.store.ShiftRecords;
import hotline.telephony.store.TalkedCalls;
import hotline.telephony.store.WallRecords;
import hotline.telephony.store.WorkedCalls;
import hotline.tickets.EarlierTicket;
import hotline.tickets.usecase.TicketRoom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What calls need, put together in the order in which one needs the other. Facts of telephony fan out here, on
 * telephony's thread, to those who return at once.
 */
record Calls(
        TelephonyRoom room,
        CallJournal journal,
        Recordings recordings,
        RoutingChanges routing,
        CallbackTables callbacks,
        WallboardFeed wallboard,
        BlockedCallers blocked,
        LeaderRoster roster,
        Map<String, Supplier<List<Finding>>> watched) {

    /** A leader's duty, and a holiday, begins and ends at most this late. */
    private static final Duration ROSTER_LOOK = Duration.ofSeconds(10);

    /** How many a pop shows. */
    private static final int EARLIER_TICKETS = 5;

    /** What is not ready by then is begun anew after the next start. */
    private static final Duration LAST_TRANSCODING = Duration.ofMillis(800);

    static Calls open(Ground on, TicketRoom tickets) {
        OngoingCalls ongoing = new OngoingCalls();
        Recordings recordings = recordings(on, ongoing);
        CallJournal journal = on.closedFirst(
                "journal",
                Duration.ofMillis(2500),
                CallJournal.open(on.settings().journal(), new JournalTables(on.database(), on.real()), on.real()));
        EarlierShifts earlier = on.closedFirst(
                "earlier shifts", EarlierShifts.read(journal, new ShiftRecords(on.database()), on.real()));
        Callers callers = Callers.known(on, tickets);
        LeaderRoster roster = new LeaderRoster(new LeaderDuties(on.database()), new Ids(on.real()), on.real());
        OwedDrafts owed = on.closedFirst(
                "owed drafts",
                OwedDrafts.settle(tickets.tickets(), new WorkedCalls(on.database()), journal::awaitWritten, on.real()));
        WallboardFeed wallboard = on.closedFirst("wallboard", new WallboardFeed(on.real(), on.threads()));
        List<Consumer<Fact>> listeners = List.of(
                wallboard,
                journal,
                ongoing,
                callers.history(),
                callers.past(),
                callers.origins(),
                roster,
                new DraftOpener(tickets.tickets(), callers.origins(), on.threads(), owed::look),
                new DesktopFeed(on.streams()),
                new RecordingIntake(recordings));
        CallbackTables callbacks =
                new CallbackTables(on.database(), on.settings().callbacks());
        TelephonyRoom room = telephony(on, callers, roster, callbacks, listeners);
        earlier.tell(room);
        RoutingChanges routing = routing(on, tickets, room, roster);
        board(on, room, journal, wallboard);
        return new Calls(
                room,
                journal,
                recordings,
                routing,
                callbacks,
                wallboard,
                callers.blocked(),
                roster,
                watched(on, room, journal, recordings));
    }

    private static Recordings recordings(Ground on, OngoingCalls ongoing) {
        Recordings recordings = Recordings.open(
                on.settings().recordings(),
                new Recordings.Ports(
                        new RecordingTables(on.database()),
                        (_, _, _, _) -> {},
                        ongoing::contains,
                        new PausedRecordings(on.database())),
                on.real());
        on.closedFirst("recordings", Duration.ofSeconds(1), () -> recordings.close(LAST_TRANSCODING));
        return recordings;
    }

    /** What is known of whoever calls; the lookups run while the citizen hears the greeting. */
    private record Callers(
            BlockedCallers blocked,
            CallerNotices notices,
            CallerLookup<List<EarlierTicket>> history,
            CallerLookup<CallerPast.Past> past,
            CallOrigins origins) {

        static Callers known(Ground on, TicketRoom tickets) {
            BlockedCallers blocked = new BlockedCallers(new CallerBlocks(on.database()), on.real());
            blocked.refresh();
            CallerNotices notices = new CallerNotices(
                    new CallerPast(on.database()), blocked, on.settings().repeatCallers(), on.real());
            return new Callers(
                    blocked,
                    notices,
                    new CallerLookup<>(
                            (_, caller) -> tickets.queries().earlierByCaller(caller, EARLIER_TICKETS),
                            List.of(),
                            on.threads()),
                    new CallerLookup<>(notices::past, CallerPast.Past.NONE, on.threads()),
                    new CallOrigins());
        }
    }

    private static TelephonyRoom telephony(
            Ground on, Callers callers, LeaderRoster roster, CallbackTables callbacks, List<Consumer<Fact>> listeners) {
        TelephonyRoom room = on.closedFirst(
                "telephony",
                Duration.ofMillis(500),
                TelephonyRoom.start(
                        on.vertx(),
                        on.settings().telephony(),
                        new TelephonyRoom.Neighbours(
                                new CitizenCall(on.settings().greeting(), callers.blocked(), roster),
                                new PopDelivery(
                                        on.streams(),
                                        callers.history(),
                                        callers.past(),
                                        callers.notices(),
                                        callers.origins()),
                                fact -> listeners.forEach(listener -> listener.accept(fact)),
                                (callback, call) -> callbacks.claim(
                                        callback, call, on.real().instant())),
                        on.real()));
        on.closedFirst(
                "callbacks",
                Duration.ofMillis(50),
                CallbackRounds.start(callbacks, on.settings().callbacks(), room::callbacksDue, on.real()));
        return room;
    }

    /** What supervisors defined, as holidays and the leaders on duty leave it. */
    private static RoutingChanges routing(Ground on, TicketRoom tickets, TelephonyRoom room, LeaderRoster roster) {
        HolidayHours holidays = new HolidayHours(
                day -> tickets.queries().calendar(day, day, "").getFirst().working(), on.real());
        holidays.look();
        RoutingChanges routing = new RoutingChanges(
                new RoutingTables(on.database(), on.real()),
                room.switchboard(),
                defined -> roster.apply(holidays.apply(defined)));
        routing.start();
        roster.onChange(() -> on.threads().execute(routing::again));
        roster.refresh();
        on.vertx().setPeriodic(ROSTER_LOOK.toMillis(), _ -> roster.look());
        on.vertx()
                .setPeriodic(
                        ROSTER_LOOK.toMillis(),
                        _ -> on.threads().execute(() -> {
                            if (holidays.look()) {
                                routing.again();
                            }
                        }));
        return routing;
    }

    private static void board(Ground on, TelephonyRoom room, CallJournal journal, WallboardFeed wallboard) {
        wallboard.start(room.switchboard(), new WallRecords(on.database()), journal::awaitWritten);
        on.streams().watchQueues(() -> room.switchboard().snapshot().thenApply(QueueFigures::eachAndAll));
        on.streams().watchBoard(wallboard::now);
    }

    /** Whoever looks whether anything was missed. */
    private static Map<String, Supplier<List<Finding>>> watched(
            Ground on, TelephonyRoom room, CallJournal journal, Recordings recordings) {
        on.closedFirst(
                "missed ends",
                MissedEnds.watch(
                        room, journal, new OpenRecords(on.database()), new UnclaimedRecordings(recordings), on.real()));
        Reconciler reconciler =
                on.closedFirst("reconciler", Reconciler.start(recordings, new TalkedCalls(on.database()), on.real()));
        GrowthWatch growth = on.closedFirst(
                "growth watch",
                GrowthWatch.start(room.switchboard(), on.settings().recordings().incoming(), on.real()));
        Health.measure(on.metrics(), reconciler, growth);
        return Health.watched(room, journal, recordings, reconciler, on.real());
    }
}

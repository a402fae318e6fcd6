package hotline.server;

import hotline.database.Database;
import hotline.desktop.DesktopApi;
import hotline.desktop.DesktopPorts;
import hotline.desktop.identity.Passwords;
import hotline.desktop.identity.SandboxPeople;
import hotline.desktop.port.HealthProbe;
import hotline.desktop.port.Sandbox;
import hotline.desktop.stream.DesktopStreams;
import hotline.desktop.stream.TicketNews;
import hotline.desktop.stream.Topic;
import hotline.ivr.CitizenCall;
import hotline.kernel.Ids;
import hotline.kernel.MovableClock;
import hotline.recording.Recordings;
import hotline.recording.store.RecordingTables;
import hotline.server.alarm.Alarms;
import hotline.server.alarm.Finding;
import hotline.server.alarm.Watchman;
import hotline.server.config.ServerSettings;
import hotline.server.wiring.BlockedCallers;
import hotline.server.wiring.CallBook;
import hotline.server.wiring.CallOrigins;
import hotline.server.wiring.CallbackList;
import hotline.server.wiring.CallerBook;
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
import hotline.server.wiring.RecordingDesk;
import hotline.server.wiring.RecordingIntake;
import hotline.server.wiring.RoutingChanges;
import hotline.server.wiring.SandboxBusinessClock;
import hotline.server.wiring.SandboxHandsets;
import hotline.server.wiring.TelephonyCalls;
import hotline.server.wiring.UnclaimedRecordings;
import hotline.server.wiring.WallboardFeed;
import hotline.server.wiring.WorkTimesBook;
import hotline.sms.SmsRoom;
import hotline.sms.flow.TicketDesk;
import hotline.sms.handset.CarrierHandsets;
import hotline.telephony.fact.Fact;
import hotline.telephony.journal.CallJournal;
import hotline.telephony.owner.RealTime;
import hotline.telephony.room.CallbackRounds;
import hotline.telephony.room.MissedEnds;
import hotline.telephony.room.TelephonyRoom;
import hotline.telephony.store.AgentTimes;
import hotline.telephony.store.CallHistory;
import hotline.telephony.store.CallbackTables;
import hotline.telephony.store.CallerBlocks;
import hotline.telephony.store.CallerIncidents;
import hotline.telephony.store.CallerPast;
import hotline.telephony.store.JournalTables;
import hotline.telephony.store.LeaderDuties;
import hotline.telephony.store.OpenRecords;
import hotline.telephony.store.RoutingTables;
import hotline.telephony.store.ServiceRatings;
import hotline.telephony.store.TalkedCalls;
import hotline.telephony.store.WallRecords;
import hotline.telephony.store.WorkedCalls;
import hotline.tickets.EarlierTicket;
import hotline.tickets.TicketChanged;
import hotline.tickets.TicketSettings;
import hotline.tickets.usecase.TicketRoom;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The rooms, put together in the order in which they need each other. Facts of telephony fan out here, on telephony's
 * thread, to those who return at once.
 */
final class Hotline implements AutoCloseable {

    /** For parts that only have to be told. */
    private static final Duration AT_ONCE = Duration.ofMillis(100);

    /** A leader's duty, and a holiday, begins and ends at most this late. */
    private static final Duration ROSTER_LOOK = Duration.ofSeconds(10);

    /** How many a pop shows. */
    private static final int EARLIER_TICKETS = 5;

    /** What is not ready by then is begun anew after the next start. */
    private static final Duration LAST_TRANSCODING = Duration.ofMillis(800);

    private final Closing closing = new Closing();
    private final ServerSettings settings;
    private final Clock real = Clock.systemUTC();
    private final MovableClock business;
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
    private final PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("work-", 0).factory());

    private Hotline(ServerSettings settings) {
        this.settings = settings;
        this.business = new MovableClock(real, SandboxBusinessClock.storedOffset(clockFile()));
    }

    /** Returns when calls and desktops are served; throws when a room can't start, with everything closed again. */
    static Hotline start(ServerSettings settings) {
        Hotline hotline = new Hotline(settings);
        try {
            hotline.open();
            return hotline;
        } catch (RuntimeException failed) {
            hotline.close();
            throw failed;
        }
    }

    private DesktopApi api() {
        return java.util.Objects.requireNonNull(api);
    }

    private @org.jspecify.annotations.Nullable DesktopApi api;

    private void open() {
        closing.first(
                "vertx",
                Duration.ofSeconds(1),
                () -> vertx.close().toCompletionStage().toCompletableFuture().join());
        closing.first("threads", AT_ONCE, threads::shutdownNow);
        // Where desktops are written to: a phone rings when its desktop has the pop.
        vertx.getOrCreateContext().runOnContext(_ -> RealTime.claim());
        Database database = closing.first("database", Duration.ofSeconds(1), Database.open(settings.database()));
        DesktopStreams streams = new DesktopStreams(vertx, real);
        TicketRoom tickets =
                TicketRoom.open(database, business, TicketSettings.defaults(), changed -> tellTicket(streams, changed));
        if (settings.sandbox()) {
            new SandboxPeople(database, new Passwords(Passwords.Cost.standard()), real)
                    .add(
                            settings.secrets().get("user.password"),
                            extension ->
                                    settings.secrets().find("sip." + extension).isPresent(),
                            units(tickets));
        }
        Calls calls = calls(database, tickets, streams);
        SmsRoom sms = closing.first(
                "sms",
                Duration.ofSeconds(2),
                SmsRoom.start(
                        database, tickets.outbox(), TicketDesk.of(tickets.tickets()), settings.sms(), business, real));
        Sweeper sweeper = new Sweeper(vertx, threads, settings.sweepInterval(), tickets.timers()::sweep, sms::poke);
        sweeper.start();
        serve(database, tickets, streams, calls, sms, sweeper);
    }

    /** What telephony brings with it. */
    private record Calls(
            TelephonyRoom room,
            CallJournal journal,
            Recordings recordings,
            RoutingChanges routing,
            CallbackTables callbacks,
            WallboardFeed wallboard,
            BlockedCallers blocked,
            LeaderRoster roster,
            Map<String, Supplier<List<Finding>>> watched) {}

    private Calls calls(Database database, TicketRoom tickets, DesktopStreams streams) {
        OngoingCalls ongoing = new OngoingCalls();
        Recordings recordings = Recordings.open(
                settings.recordings(),
                new Recordings.Ports(
                        new RecordingTables(database),
                        (_, _, _, _) -> {},
                        ongoing::contains,
                        new PausedRecordings(database)),
                real);
        closing.first("recordings", Duration.ofSeconds(1), () -> recordings.close(LAST_TRANSCODING));
        CallJournal journal = closing.first(
                "journal",
                Duration.ofMillis(2500),
                CallJournal.open(settings.journal(), new JournalTables(database, real), real));
        BlockedCallers blocked = new BlockedCallers(new CallerBlocks(database), real);
        blocked.refresh();
        CallerNotices notices = new CallerNotices(new CallerPast(database), blocked, settings.repeatCallers(), real);
        CallerLookup<List<EarlierTicket>> history = new CallerLookup<>(
                (_, caller) -> tickets.queries().earlierByCaller(caller, EARLIER_TICKETS), List.of(), threads);
        CallOrigins origins = new CallOrigins();
        LeaderRoster roster = new LeaderRoster(new LeaderDuties(database), new Ids(real), real);
        CallerLookup<CallerPast.Past> past = new CallerLookup<>(notices::past, CallerPast.Past.NONE, threads);
        OwedDrafts owed = closing.first(
                "owed drafts",
                AT_ONCE,
                OwedDrafts.settle(tickets.tickets(), new WorkedCalls(database), journal::awaitWritten, real));
        WallboardFeed wallboard = closing.first("wallboard", AT_ONCE, new WallboardFeed(real, threads));
        List<Consumer<Fact>> listeners = List.of(
                wallboard,
                journal,
                ongoing,
                history,
                past,
                origins,
                roster,
                new DraftOpener(tickets.tickets(), origins, threads, owed::look),
                new DesktopFeed(streams),
                new RecordingIntake(recordings));
        CallbackTables callbacks = new CallbackTables(database, settings.callbacks());
        TelephonyRoom room = closing.first(
                "telephony",
                Duration.ofMillis(500),
                TelephonyRoom.start(
                        vertx,
                        settings.telephony(),
                        new TelephonyRoom.Neighbours(
                                new CitizenCall(settings.greeting(), blocked, roster),
                                new PopDelivery(streams, history, past, notices, origins),
                                fact -> listeners.forEach(listener -> listener.accept(fact)),
                                (callback, call) -> callbacks.claim(callback, call, real.instant())),
                        real));
        closing.first(
                "callbacks",
                Duration.ofMillis(50),
                CallbackRounds.start(callbacks, settings.callbacks(), room::callbacksDue, real));
        HolidayHours holidays = new HolidayHours(
                day -> tickets.queries().calendar(day, day).getFirst().working(), real);
        holidays.look();
        RoutingChanges routing = new RoutingChanges(
                new RoutingTables(database, real),
                room.switchboard(),
                defined -> roster.apply(holidays.apply(defined)));
        routing.start();
        roster.onChange(() -> threads.execute(routing::again));
        roster.refresh();
        vertx.setPeriodic(ROSTER_LOOK.toMillis(), _ -> roster.look());
        vertx.setPeriodic(
                ROSTER_LOOK.toMillis(),
                _ -> threads.execute(() -> {
                    if (holidays.look()) {
                        routing.again();
                    }
                }));
        wallboard.start(room.switchboard(), new WallRecords(database), journal::awaitWritten);
        streams.watchQueues(() -> room.switchboard().snapshot().thenApply(QueueFigures::eachAndAll));
        streams.watchBoard(wallboard::now);
        closing.first(
                "missed ends",
                AT_ONCE,
                MissedEnds.watch(room, journal, new OpenRecords(database), new UnclaimedRecordings(recordings), real));
        Reconciler reconciler =
                closing.first("reconciler", AT_ONCE, Reconciler.start(recordings, new TalkedCalls(database), real));
        GrowthWatch growth = closing.first(
                "growth watch",
                AT_ONCE,
                GrowthWatch.start(room.switchboard(), settings.recordings().incoming(), real));
        Health.measure(metrics, reconciler, growth);
        return new Calls(
                room,
                journal,
                recordings,
                routing,
                callbacks,
                wallboard,
                blocked,
                roster,
                Health.watched(room, journal, recordings, reconciler, real));
    }

    private void serve(
            Database database, TicketRoom tickets, DesktopStreams streams, Calls calls, SmsRoom sms, Sweeper sweeper) {
        List<HealthProbe> probes =
                new ArrayList<>(Health.probes(database, calls.room(), calls.journal(), calls.recordings(), sms));
        Alarms alarms = new Alarms(metrics);
        DesktopPorts ports = new DesktopPorts(
                database,
                tickets.tickets(),
                tickets.queries(),
                new TelephonyCalls(
                        calls.room().switchboard(),
                        settings.telephony().agents(),
                        settings.sipServer(),
                        extension -> settings.secrets().find("sip." + extension)),
                new CallBook(
                        new CallHistory(database),
                        new ServiceRatings(database),
                        calls.room().switchboard()),
                callers(database, streams, calls.blocked()),
                calls.routing(),
                new CallbackList(calls.callbacks(), real),
                new WorkTimesBook(new AgentTimes(database)),
                calls.wallboard(),
                calls.roster(),
                new RecordingDesk(calls.recordings(), business, real),
                streams,
                sandbox(sweeper),
                probes,
                alarms::standing);
        Watchman watchman =
                Watchman.start(alarms, new Watchman.Sources(calls.room()::violations, probes, calls.watched()), real);
        Health.measure(metrics, calls.journal(), calls.recordings(), sms);
        Health.measure(metrics, calls.room());
        api = DesktopApi.start(vertx, settings.api(), ports, metrics, real)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        closing.first("api", Duration.ofSeconds(1), () -> {
            watchman.close();
            api().close();
        });
    }

    private CallerBook callers(Database database, DesktopStreams streams, BlockedCallers blocked) {
        return new CallerBook(
                new CallHistory(database),
                new CallerIncidents(database),
                new CallerBlocks(database),
                blocked,
                streams,
                new Ids(real),
                real);
    }

    private Optional<Sandbox> sandbox(Sweeper sweeper) {
        if (!settings.sandbox()) {
            return Optional.empty();
        }
        CarrierHandsets handsets =
                new CarrierHandsets(settings.handsetApi(), settings.secrets().get("carrier.token"));
        return Optional.of(new Sandbox(
                new SandboxHandsets(handsets), new SandboxBusinessClock(business, clockFile(), sweeper::now)));
    }

    private Path clockFile() {
        return settings.stateDir().resolve("sandbox-clock");
    }

    private static List<SandboxPeople.SandboxUnit> units(TicketRoom tickets) {
        return tickets.queries().units().stream()
                .map(unit -> new SandboxPeople.SandboxUnit(unit.id(), unit.name()))
                .toList();
    }

    private static void tellTicket(DesktopStreams streams, TicketChanged changed) {
        streams.publishWhere(
                person -> person.name().equals(changed.agentId())
                        || !person.is(hotline.desktop.person.Role.AGENT)
                                && (person.unitId() == null || person.unitId().equals(changed.unitId())),
                Topic.TICKET_CHANGED,
                new TicketNews(changed.id(), changed.number(), changed.state().name()));
    }

    int port() {
        return api().port();
    }

    /** Backwards: no new requests, no new calls; what is queued is written; calls on Asterisk go on. */
    @Override
    public void close() {
        closing.close();
    }
}

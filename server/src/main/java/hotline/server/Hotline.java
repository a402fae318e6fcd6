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
import hotline.kernel.MovableClock;
import hotline.recording.Recordings;
import hotline.recording.store.RecordingTables;
import hotline.server.alarm.Alarms;
import hotline.server.alarm.Watchman;
import hotline.server.config.ServerSettings;
import hotline.server.wiring.CallBook;
import hotline.server.wiring.CallerHistory;
import hotline.server.wiring.DesktopFeed;
import hotline.server.wiring.DraftOpener;
import hotline.server.wiring.OwedDrafts;
import hotline.server.wiring.PopDelivery;
import hotline.server.wiring.RecordingDesk;
import hotline.server.wiring.RecordingIntake;
import hotline.server.wiring.RoutingChanges;
import hotline.server.wiring.SandboxBusinessClock;
import hotline.server.wiring.SandboxHandsets;
import hotline.server.wiring.TelephonyCalls;
import hotline.server.wiring.UnclaimedRecordings;
import hotline.sms.SmsRoom;
import hotline.sms.flow.TicketDesk;
import hotline.sms.handset.CarrierHandsets;
import hotline.telephony.fact.Fact;
import hotline.telephony.journal.CallJournal;
import hotline.telephony.room.MissedEnds;
import hotline.telephony.room.TelephonyRoom;
import hotline.telephony.store.CallHistory;
import hotline.telephony.store.JournalTables;
import hotline.telephony.store.OpenRecords;
import hotline.telephony.store.RoutingTables;
import hotline.telephony.store.WorkedCalls;
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
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * The rooms, put together in the order in which they need each other. Facts of telephony fan out here, on telephony's
 * thread, to those who return at once.
 */
final class Hotline implements AutoCloseable {

    /** For parts that only have to be told. */
    private static final Duration AT_ONCE = Duration.ofMillis(300);

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
    private record Calls(TelephonyRoom room, CallJournal journal, Recordings recordings, RoutingChanges routing) {}

    private Calls calls(Database database, TicketRoom tickets, DesktopStreams streams) {
        OngoingCalls ongoing = new OngoingCalls();
        Recordings recordings = Recordings.open(
                settings.recordings(),
                new Recordings.Ports(new RecordingTables(database), (_, _, _, _) -> {}, ongoing::contains),
                real);
        closing.first("recordings", Duration.ofSeconds(1), () -> recordings.close(LAST_TRANSCODING));
        CallJournal journal = closing.first(
                "journal",
                Duration.ofMillis(2500),
                CallJournal.open(settings.journal(), new JournalTables(database, real), real));
        CallerHistory history = new CallerHistory(tickets.queries(), threads);
        OwedDrafts owed = closing.first(
                "owed drafts",
                AT_ONCE,
                OwedDrafts.settle(tickets.tickets(), new WorkedCalls(database), journal::awaitWritten, real));
        List<Consumer<Fact>> listeners = List.of(
                journal,
                ongoing,
                history,
                new DraftOpener(tickets.tickets(), threads, owed::look),
                new DesktopFeed(streams),
                new RecordingIntake(recordings));
        TelephonyRoom room = closing.first(
                "telephony",
                Duration.ofMillis(500),
                TelephonyRoom.start(
                        vertx,
                        settings.telephony(),
                        new TelephonyRoom.Neighbours(
                                new CitizenCall(settings.greeting()),
                                new PopDelivery(streams, history),
                                fact -> listeners.forEach(listener -> listener.accept(fact))),
                        real));
        RoutingChanges routing = new RoutingChanges(new RoutingTables(database, real), room.switchboard());
        routing.start();
        streams.watchQueues(() -> room.switchboard().snapshot().thenApply(TelephonyCalls::queues));
        closing.first(
                "missed ends",
                AT_ONCE,
                MissedEnds.watch(room, journal, new OpenRecords(database), new UnclaimedRecordings(recordings), real));
        return new Calls(room, journal, recordings, routing);
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
                        settings.sipServer(),
                        extension -> settings.secrets().find("sip." + extension)),
                new CallBook(new CallHistory(database), calls.room().switchboard()),
                calls.routing(),
                new RecordingDesk(calls.recordings(), business),
                streams,
                sandbox(sweeper),
                probes,
                alarms::standing);
        Watchman watchman = Watchman.start(
                alarms,
                new Watchman.Sources(
                        calls.room()::violations, probes, Health.watched(calls.journal(), calls.recordings(), real)),
                real);
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

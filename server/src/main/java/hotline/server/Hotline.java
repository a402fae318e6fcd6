package hotline.server;

import hotline.database.Database;
import hotline.desktop.DesktopApi;
import hotline.desktop.DesktopPorts;
import hotline.desktop.channel.SandboxKeys;
import hotline.desktop.channel.WebhookSignature;
import hotline.desktop.identity.Passwords;
import hotline.desktop.identity.SandboxPeople;
import hotline.desktop.port.HealthProbe;
import hotline.desktop.port.Sandbox;
import hotline.desktop.stream.DesktopStreams;
import hotline.desktop.stream.TicketNews;
import hotline.desktop.stream.Topic;
import hotline.kernel.Ids;
import hotline.kernel.MovableClock;
import hotline.server.alarm.Alarms;
import hotline.server.alarm.Finding;
import hotline.server.alarm.Watchman;
import hotline.server.config.ConfigurationException;
import hotline.server.config.ServerSettings;
import hotline.server.webhook.NoticeCourier;
import hotline.server.wiring.BlockedCallers;
import hotline.server.wiring.CallBook;
import hotline.server.wiring.CallbackList;
import hotline.server.wiring.CallerBook;
import hotline.server.wiring.RecordingDesk;
import hotline.server.wiring.SandboxBusinessClock;
import hotline.server.wiring.SandboxHandsets;
import hotline.server.wiring.SandboxNumbers;
import hotline.server.wiring.TelephonyCalls;
import hotline.server.wiring.WorkTimesBook;
import hotline.sms.SmsRoom;
import hotline.sms.flow.TicketDesk;
import hotline.sms.handset.CarrierHandsets;
import hotline.telephony.owner.RealTime;
import hotline.telephony.store.AgentTimes;
import hotline.telephony.store.CallHistory;
import hotline.telephony.store.CallerBlocks;
import hotline.telephony.store.CallerIncidents;
import hotline.telephony.store.ServiceRatings;
import hotline.tickets.TicketChanged;
import hotline.tickets.attachment.Attachments;
import hotline.tickets.sealing.WrongKeys;
import hotline.tickets.usecase.AttachmentDesk;
import hotline.tickets.usecase.Searching;
import hotline.tickets.usecase.TicketRoom;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The rooms, put together in the order in which they need each other: {@link Ground}, tickets, {@link Calls}, messages, and
 * the API that serves them.
 */
final class Hotline implements AutoCloseable {

    private final Closing closing = new Closing();
    private final ServerSettings settings;
    private final Clock real = Clock.systemUTC();
    private final MovableClock business;
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
    private final PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("work-", 0).factory());

    /** Null until everything else is there. */
    private @Nullable DesktopApi api;

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

    private void open() {
        closing.first(
                "vertx",
                Duration.ofSeconds(1),
                () -> vertx.close().toCompletionStage().toCompletableFuture().join());
        closing.first("threads", Closing.AT_ONCE, threads::shutdownNow);
        // Where desktops are written to: a phone rings when its desktop has the pop.
        vertx.getOrCreateContext().runOnContext(_ -> RealTime.claim());
        Database database = closing.first("database", Duration.ofMillis(700), Database.open(settings.database()));
        DesktopStreams streams = new DesktopStreams(vertx, real);
        Ground ground = new Ground(settings, closing, vertx, threads, metrics, real, database, streams);
        Searching search = closing.first(
                "search",
                Duration.ofMillis(300),
                Searching.open(
                        database,
                        business,
                        settings.stateDir().resolve("search-index"),
                        Math.max(1, Runtime.getRuntime().availableProcessors() / 2)));
        TicketRoom tickets = tickets(database, streams, search);
        if (settings.sandbox()) {
            addPeople(database, tickets);
        }
        AttachmentDesk attachments =
                new AttachmentDesk(database, business, real, settings.attachments(), new Ids(real)::next);
        Calls calls = Calls.open(ground, tickets);
        SmsRoom sms = closing.first(
                "sms",
                Duration.ofSeconds(2),
                SmsRoom.start(
                        database,
                        settings.sealing(),
                        tickets.outbox(),
                        TicketDesk.of(tickets.tickets(), tickets.unitTexts()),
                        settings.sms(),
                        business,
                        real));
        closing.first(
                "notices",
                Closing.AT_ONCE,
                NoticeCourier.start(
                        vertx,
                        tickets.outbox(),
                        tickets.notices(),
                        new WebhookSignature(settings.api().jwtSecret()),
                        settings.sandbox(),
                        InetAddress::getAllByName,
                        real,
                        threads));
        Sweeper sweeper = new Sweeper(
                vertx,
                threads,
                settings.sweepInterval(),
                () -> {
                    tickets.timers().sweep();
                    attachments.sweep();
                },
                sms::poke);
        sweeper.start();
        serve(ground, tickets, search, attachments, calls, sms, sweeper);
    }

    private TicketRoom tickets(Database database, DesktopStreams streams, Searching search) {
        try {
            return TicketRoom.open(
                    database,
                    settings.sealing(),
                    business,
                    settings.tickets(),
                    settings.endings(),
                    changed -> tellTicket(streams, changed),
                    search::saved);
        } catch (WrongKeys wrong) {
            throw new ConfigurationException(String.valueOf(wrong.getMessage()));
        }
    }

    private void addPeople(Database database, TicketRoom tickets) {
        new SandboxPeople(database, new Passwords(Passwords.Cost.standard()), real)
                .add(
                        settings.secrets().get("user.password"),
                        extension -> settings.secrets().find("sip." + extension).isPresent(),
                        units(tickets));
        new SandboxNumbers(tickets.unitTexts()).add();
        new SandboxKeys(database, real).add(channel -> settings.secrets().find("channel." + channel.code()));
    }

    private void serve(
            Ground ground,
            TicketRoom tickets,
            Searching search,
            Attachments attachments,
            Calls calls,
            SmsRoom sms,
            Sweeper sweeper) {
        List<HealthProbe> probes =
                Health.probes(ground.database(), calls.room(), calls.journal(), calls.recordings(), sms);
        Alarms alarms = new Alarms(metrics);
        Health.measure(metrics, calls.journal(), calls.recordings(), sms);
        Health.measure(metrics, calls.room());
        api = DesktopApi.start(
                        vertx,
                        settings.api(),
                        ports(ground, tickets, search, attachments, calls, sandbox(sweeper), probes, alarms),
                        metrics,
                        real)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        closing.first("api", Duration.ofSeconds(1), () -> api().close());
        closing.first(
                "watchman",
                Closing.AT_ONCE,
                Watchman.start(
                        alarms,
                        new Watchman.Sources(calls.room()::violations, probes, watched(calls, tickets, search)),
                        real));
    }

    private Map<String, Supplier<List<Finding>>> watched(Calls calls, TicketRoom tickets, Searching search) {
        Map<String, Supplier<List<Finding>>> watched = new HashMap<>(calls.watched());
        watched.put("notices", () -> Health.undelivered(tickets.notices().undelivered()));
        watched.put("tickets", () -> Health.overlooked(tickets.queries().overlooked(), business.instant()));
        watched.put("units", () -> Health.unreached(tickets.unitTexts().all()));
        watched.put("search", () -> Health.search(search.isFailing()));
        return watched;
    }

    private DesktopPorts ports(
            Ground ground,
            TicketRoom tickets,
            Searching search,
            Attachments attachments,
            Calls calls,
            Optional<Sandbox> sandbox,
            List<HealthProbe> probes,
            Alarms alarms) {
        Database database = ground.database();
        return new DesktopPorts(
                database,
                tickets.tickets(),
                tickets.endings(),
                tickets.queries(),
                search,
                tickets.submissions(),
                tickets.progress(),
                tickets.disputes(),
                tickets.calendar(),
                tickets.catalogue(),
                tickets.dissolutions(),
                tickets.unitTexts(),
                attachments,
                tickets.notices(),
                tickets.files(),
                tickets.oversight(),
                tickets.archive(),
                new TelephonyCalls(
                        calls.room().switchboard(),
                        settings.telephony().agents(),
                        settings.sipServer(),
                        extension -> settings.secrets().find("sip." + extension)),
                new CallBook(
                        new CallHistory(database),
                        new ServiceRatings(database),
                        calls.room().switchboard()),
                callers(database, ground.streams(), calls.blocked()),
                calls.routing(),
                new CallbackList(calls.callbacks(), real),
                new WorkTimesBook(new AgentTimes(database)),
                calls.wallboard(),
                calls.roster(),
                new RecordingDesk(calls.recordings(), business, real),
                ground.streams(),
                sandbox,
                probes,
                alarms::standing);
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
                        || person.is(hotline.desktop.person.Role.AGENT) && changed.agentId() == null
                        || !person.is(hotline.desktop.person.Role.AGENT)
                                && (person.unitId() == null || person.unitId().equals(changed.unitId())),
                Topic.TICKET_CHANGED,
                new TicketNews(changed.id(), changed.number(), changed.state().name()));
    }

    private DesktopApi api() {
        return Objects.requireNonNull(api);
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

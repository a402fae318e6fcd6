package hotline.desktop;

import hotline.desktop.audit.AuditTrail;
import hotline.desktop.channel.ChannelKeys;
import hotline.desktop.channel.WebhookSignature;
import hotline.desktop.http.Contract;
import hotline.desktop.http.HttpServing;
import hotline.desktop.http.Operation;
import hotline.desktop.identity.AccessTokens;
import hotline.desktop.identity.EndedSignIns;
import hotline.desktop.identity.KeyedHash;
import hotline.desktop.identity.Passwords;
import hotline.desktop.identity.SignIns;
import hotline.desktop.ledger.LedgerSeals;
import hotline.desktop.ledger.ViewLedger;
import hotline.desktop.livestate.AttemptCounter;
import hotline.desktop.livestate.RedisAttemptCounter;
import hotline.desktop.operation.ActorNames;
import hotline.desktop.operation.AgentOperations;
import hotline.desktop.operation.AlarmOperations;
import hotline.desktop.operation.ArchiveOperations;
import hotline.desktop.operation.AttachmentOperations;
import hotline.desktop.operation.CalendarOperations;
import hotline.desktop.operation.CallOperations;
import hotline.desktop.operation.CallOutOperations;
import hotline.desktop.operation.CallbackOperations;
import hotline.desktop.operation.CallerOperations;
import hotline.desktop.operation.CatalogueOperations;
import hotline.desktop.operation.ChannelKeyOperations;
import hotline.desktop.operation.DisclosureOperations;
import hotline.desktop.operation.DisputeOperations;
import hotline.desktop.operation.DissolutionOperations;
import hotline.desktop.operation.EndingOperations;
import hotline.desktop.operation.FigureOperations;
import hotline.desktop.operation.GeoReportOperations;
import hotline.desktop.operation.IntakeOperations;
import hotline.desktop.operation.LeaderOperations;
import hotline.desktop.operation.LedgerOperations;
import hotline.desktop.operation.Operations;
import hotline.desktop.operation.OversightOperations;
import hotline.desktop.operation.ProgressOperations;
import hotline.desktop.operation.RecordingOperations;
import hotline.desktop.operation.RegulationOperations;
import hotline.desktop.operation.RelayOperations;
import hotline.desktop.operation.RoutingOperations;
import hotline.desktop.operation.SandboxOperations;
import hotline.desktop.operation.SearchOperations;
import hotline.desktop.operation.ServiceOperations;
import hotline.desktop.operation.SessionOperations;
import hotline.desktop.operation.SupervisionOperations;
import hotline.desktop.operation.TicketOperations;
import hotline.desktop.operation.TicketReadings;
import hotline.desktop.operation.UnitTextOperations;
import hotline.desktop.operation.WebhookOperations;
import hotline.desktop.operation.WorkTimesOperations;
import hotline.desktop.store.AuditStore;
import hotline.desktop.store.LedgerStore;
import hotline.desktop.store.UserStore;
import hotline.desktop.stream.DesktopSockets;
import hotline.kernel.Ids;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The desktop room: HTTP and WebSocket API and the pages. Everything that blocks runs on virtual threads; event loops
 * only read, check and write.
 */
public final class DesktopApi {

    private static final Duration LAST_REQUESTS = Duration.ofMillis(500);

    private final HttpServer server;
    private final ExecutorService threads;
    private final RedisAttemptCounter attempts;
    private final LedgerSeals seals;

    private DesktopApi(HttpServer server, ExecutorService threads, RedisAttemptCounter attempts, LedgerSeals seals) {
        this.server = server;
        this.threads = threads;
        this.attempts = attempts;
        this.seals = seals;
    }

    /**
     * Starts serving.
     *
     * @param clock real time: tokens and limits do not follow the sandbox's clock
     * @return fails when the port is taken, and when the contract leaves open who may use an operation
     */
    public static Future<DesktopApi> start(
            Vertx vertx, ApiSettings settings, DesktopPorts ports, PrometheusMeterRegistry metrics, Clock clock) {
        ExecutorService threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("desktop-", 0).factory());
        RedisAttemptCounter attempts = new RedisAttemptCounter(settings.redisUri(), clock);
        EndedSignIns ended = new EndedSignIns(clock);
        AccessTokens tokens =
                new AccessTokens(vertx, settings.jwtSecret(), clock, ended, ports.dissolutions()::isDissolved);
        AuditTrail audit = new AuditTrail(ports.database(), new AuditStore(), clock);
        ViewLedger ledger = new ViewLedger(ports.database(), new LedgerStore(), clock);
        ApiSettings.Limits limits = settings.limits();
        ChannelKeys keys = new ChannelKeys(
                ports.database(),
                attempts,
                new ChannelKeys.Limits(limits.channelRequestsPerMinute(), limits.channelKeyOverlap()),
                clock);
        KeyedHash codes = new KeyedHash(settings.jwtSecret(), "progress-code");
        WebhookSignature webhooks = new WebhookSignature(settings.jwtSecret());
        SignIns signIns = new SignIns(
                ports.database(),
                new Passwords(Passwords.Cost.standard()),
                tokens,
                ended,
                attempts,
                new SignIns.Limits(limits.signInsPerName(), limits.signInsPerAddress(), limits.signInWindow()),
                clock);
        DesktopSockets sockets = new DesktopSockets(vertx, ports.streams(), tokens, ports.calls());
        ports.streams().measureIn(metrics);
        metrics.gauge("hotline.desktop.sockets", sockets, DesktopSockets::open);
        HttpServing serving = new HttpServing(
                vertx,
                new HttpServing.Settings(
                        settings.host(),
                        settings.port(),
                        limits.bodyBytes(),
                        limits.concurrentRequests(),
                        settings.connectSources()),
                new HttpServing.Parts(tokens, keys, audit, ledger, threads, metrics, new Ids(clock)));
        return Contract.load(vertx)
                .compose(contract -> {
                    ServiceOperations service =
                            new ServiceOperations(ports.probes(), threads, metrics::scrape, contract.text());
                    Map<String, Operation> operations =
                            operations(ports, signIns, keys, codes, webhooks, audit, ledger, attempts, clock, service);
                    return serving.start(contract, operations, sockets::accept);
                })
                .map(server -> new DesktopApi(server, threads, attempts, LedgerSeals.start(vertx, threads, ledger)))
                .onFailure(_ -> {
                    attempts.close();
                    threads.close();
                });
    }

    private static Map<String, Operation> operations(
            DesktopPorts ports,
            SignIns signIns,
            ChannelKeys keys,
            KeyedHash codes,
            WebhookSignature webhooks,
            AuditTrail audit,
            ViewLedger ledger,
            AttemptCounter attempts,
            Clock clock,
            ServiceOperations service) {
        List<Operations> groups = List.of(
                new SessionOperations(signIns),
                new AgentOperations(ports.calls(), audit),
                new CallOutOperations(ports.calls(), ports.queries(), audit),
                new RelayOperations(ports.calls(), ports.queries(), ledger, attempts),
                new SupervisionOperations(ports.calls(), ports.wallboard(), audit),
                new WorkTimesOperations(ports.workTimes(), audit, clock),
                new RoutingOperations(ports.routing(), ports.database(), new UserStore(), audit),
                new CallbackOperations(ports.callbacks(), audit),
                new TicketOperations(ports.tickets(), ports.queries(), new Ids(clock)),
                new DisclosureOperations(ports.queries(), audit, clock),
                new LedgerOperations(ledger, ports.queries(), audit),
                new IntakeOperations(ports.submissions(), new Ids(clock)),
                new GeoReportOperations(
                        ports.submissions(), ports.catalogue(), ports.sandbox().isPresent(), clock),
                new ProgressOperations(ports.progress(), codes, attempts),
                new ChannelKeyOperations(keys, audit, clock),
                new WebhookOperations(ports.notices(), webhooks, audit),
                new TicketReadings(ports.queries(), new ActorNames(ports.database())),
                new SearchOperations(ports.search()),
                new DisputeOperations(ports.disputes()),
                new FigureOperations(ports.queries()),
                new EndingOperations(ports.endings(), ports.files(), new ActorNames(ports.database())),
                new OversightOperations(ports.oversight()),
                new ArchiveOperations(ports.archive()),
                new CalendarOperations(ports.queries(), ports.calendar(), audit),
                new DissolutionOperations(ports.dissolutions(), audit),
                new UnitTextOperations(ports.unitTexts(), audit),
                new AttachmentOperations(ports.attachments(), ports.queries(), audit),
                new CatalogueOperations(ports.catalogue(), ports.queries(), audit),
                new RegulationOperations(ports.queries()::workingCalendar, clock),
                new CallOperations(ports.records(), audit, clock),
                new CallerOperations(ports.callers(), ports.calls(), audit, clock),
                new LeaderOperations(ports.leaders(), audit),
                new RecordingOperations(ports.recordings(), audit),
                new SandboxOperations(ports.sandbox()),
                new AlarmOperations(ports.alarms()),
                service);
        Map<String, Operation> operations = new HashMap<>();
        groups.forEach(group -> operations.putAll(group.byId()));
        return operations;
    }

    public int port() {
        return server.actualPort();
    }

    /** Whether sign-in attempts are counted in Redis now. */
    public boolean redisReachable() {
        return attempts.reachable();
    }

    /**
     * Stops accepting, closes every connection; requests at work get half a second to finish what nobody will read. Blocks:
     * not on an event loop.
     */
    public void close() {
        seals.stop();
        server.close().toCompletionStage().toCompletableFuture().join();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(LAST_REQUESTS.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException hurry) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
        attempts.close();
    }
}

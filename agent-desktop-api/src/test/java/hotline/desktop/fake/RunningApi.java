package hotline.desktop.fake;

import hotline.database.Database;
import hotline.database.TestDatabase;
import hotline.desktop.ApiSettings;
import hotline.desktop.DesktopApi;
import hotline.desktop.DesktopPorts;
import hotline.desktop.identity.Passwords;
import hotline.desktop.identity.SandboxPeople;
import hotline.desktop.ledger.ViewLedger;
import hotline.desktop.port.Alarm;
import hotline.desktop.port.HealthProbe;
import hotline.desktop.port.Sandbox;
import hotline.desktop.store.LedgerLine;
import hotline.desktop.store.LedgerQuestion;
import hotline.desktop.store.LedgerStore;
import hotline.desktop.stream.DesktopStreams;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import redis.embedded.RedisServer;

/** The whole desktop room on a free port, with a real PostgreSQL and a real Redis, and fakes behind the ports. */
public final class RunningApi implements AutoCloseable {

    public static final String PASSWORD = "sandbox-password-1";
    /** Agents 1001–1060. */
    public static final Predicate<String> PHONES = extension -> Integer.parseInt(extension) <= 1060;

    public static final List<String> PEOPLE = List.of("1001", "banzhang", "unit-cg", "shenhe", "admin");
    private static final int FREE = 0;

    public final TestClock clock = new TestClock(Instant.parse("2026-11-24T02:00:00Z"));
    public final Vertx vertx = Vertx.vertx();
    public final Database database;
    public final DesktopStreams streams = new DesktopStreams(vertx, clock);
    public final FakeCalls calls = new FakeCalls();
    public final FakeProgress progress = new FakeProgress();
    public final FakeAttachments attachments = new FakeAttachments();
    public final FakeDissolutions dissolutions = new FakeDissolutions();
    public final FakeTickets tickets = new FakeTickets();
    public final FakeSearch search = new FakeSearch(tickets);
    public final HttpClient http = HttpClient.newHttpClient();
    public final RedisServer redis;
    public final int redisPort;
    private final DesktopApi api;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    /** @param signInsPerName limit of sign-ins for one name in five minutes */
    public RunningApi(int signInsPerName, Optional<Sandbox> sandbox) {
        try {
            redisPort = freePort();
            redis = RedisServer.newRedisServer()
                    .port(redisPort)
                    .bind("127.0.0.1")
                    .build();
            redis.start();
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
        database = TestDatabase.fresh();
        // cheap hashes: these tests are not about guessing
        new SandboxPeople(database, new Passwords(new Passwords.Cost(64, 1)), clock)
                .add(
                        PASSWORD,
                        PHONES,
                        List.of(
                                new SandboxPeople.SandboxUnit("cg", "市城市管理委员会"),
                                new SandboxPeople.SandboxUnit("jj", "市公安局交警支队")));
        ApiSettings settings = new ApiSettings(
                "127.0.0.1",
                FREE,
                "redis://127.0.0.1:" + redisPort,
                "a test secret that is long enough for HS256",
                new ApiSettings.Limits(
                        64 * 1024, signInsPerName, 1000, Duration.ofMinutes(5), 600, Duration.ofHours(24), 64),
                List.of());
        DesktopPorts ports = new DesktopPorts(
                database,
                tickets,
                new FakeEndings(),
                tickets,
                search,
                tickets,
                progress,
                new FakeDisputes(),
                new FakeCalendarNotices(),
                new FakeCatalogue(),
                dissolutions,
                new FakeUnitTexts(),
                attachments,
                new FakeNotices(),
                new FakeFiles(tickets),
                new FakeOversight(),
                new FakeArchive(tickets),
                calls,
                new FakeRecords(),
                new FakeCallers(),
                new FakeRouting(),
                new FakeCallbacks(),
                new FakeWorkTimes(),
                new FakeWallboard(),
                new FakeLeaders(),
                new FakeRecordings(),
                streams,
                sandbox,
                List.of(probe("database"), probe("asterisk")),
                () -> List.of(
                        new Alarm("AGENT_STUCK", "1001", Instant.EPOCH, true, "话务员停在振铃或通话状态", "offered", "请重新签入")));
        api = DesktopApi.start(vertx, settings, ports, new PrometheusMeterRegistry(PrometheusConfig.DEFAULT), clock)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    public static RunningApi withSandbox() {
        return new RunningApi(1000, Optional.of(FakeSandbox.sandbox()));
    }

    public int port() {
        return api.port();
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + api.port() + path);
    }

    /** A request without a token. */
    public HttpRequest.Builder request(String method, String path, String body) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(uri(path))
                .timeout(Duration.ofSeconds(30))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        return body == null ? builder : builder.header("Content-Type", "application/json");
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    public HttpResponse<String> as(String person, String method, String path, String body) {
        return send(request(method, path, body).header("Authorization", "Bearer " + token(person)));
    }

    public String token(String person) {
        return tokens.computeIfAbsent(
                person, name -> new JsonObject(signIn(name, PASSWORD).body()).getString("accessToken"));
    }

    public HttpResponse<String> signIn(String name, String password) {
        return send(request(
                "POST",
                "/api/session",
                new JsonObject().put("name", name).put("password", password).encode()));
    }

    /** Rows of the audit log with this action. */
    public int audited(String actor, String action) {
        return database.dsl()
                .fetchOne("select count(*) from audit_log where actor_id = ? and action = ?", actor, action)
                .get(0, int.class);
    }

    /** The newest line of the ledger of views that somebody left. */
    public LedgerLine lastLine(String person) {
        return new ViewLedger(database, new LedgerStore(), clock)
                .find(new LedgerQuestion(null, person, null, null, null, null, 1))
                .getFirst();
    }

    private static HealthProbe probe(String name) {
        return new HealthProbe() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public boolean required() {
                return true;
            }

            @Override
            public Finding check() {
                return new Finding(true, "正常");
            }
        };
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(FREE)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        api.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        database.close();
        try {
            redis.stop();
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }
}

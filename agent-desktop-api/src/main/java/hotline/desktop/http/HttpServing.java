package hotline.desktop.http;

import hotline.desktop.audit.AuditTrail;
import hotline.desktop.channel.ChannelKeys;
import hotline.desktop.identity.AccessTokens;
import hotline.desktop.ledger.ViewLedger;
import hotline.kernel.Ids;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.openapi.validation.RequestValidator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;

/**
 * The HTTP server, read from top to bottom: id and headers → upgrade → body within its limit → the contract's
 * operations → pages → problems.
 */
public final class HttpServing {

    static final String STREAMED = "streamed";
    /** Files that come in at once; they take minutes over a phone's line and must not keep others from working. */
    private static final int UPLOADS = 32;

    private static final String MOST_BYTES = "most-bytes";
    private static final int WEB_SOCKET_MESSAGE_BYTES = 8 * 1024;

    /** @param connectSources see {@link SecurityHeaders} */
    public record Settings(String host, int port, int bodyBytes, int concurrentRequests, List<String> connectSources) {}

    /** @param metrics where requests are counted */
    public record Parts(
            AccessTokens tokens,
            ChannelKeys keys,
            AuditTrail audit,
            ViewLedger ledger,
            ExecutorService threads,
            MeterRegistry metrics,
            Ids ids) {}

    private final Vertx vertx;
    private final Settings settings;
    private final Parts parts;

    public HttpServing(Vertx vertx, Settings settings, Parts parts) {
        this.vertx = vertx;
        this.settings = settings;
        this.parts = parts;
    }

    /** Binds; fails when the port is taken or the contract and the code differ. */
    public Future<HttpServer> start(
            Contract contract, Map<String, Operation> operations, Consumer<ServerWebSocket> desktops) {
        Router router = Router.router(vertx);
        RequestLog log = new RequestLog(parts.metrics());
        SecurityHeaders headers = new SecurityHeaders(settings.connectSources());
        router.route().handler(ctx -> {
            Correlation.set(ctx, parts.ids().next().toString());
            headers.set(ctx);
            log.follow(ctx);
            ctx.next();
        });
        contract.operations().stream()
                .filter(ContractOperation::webSocket)
                .forEach(said -> router.get(said.path()).handler(ctx -> upgrade(ctx, desktops)));
        contract.operations().stream()
                .filter(ContractOperation::streamed)
                .forEach(said -> router.route(said.method(), said.routerPath()).handler(ctx -> {
                    // Until somebody reads it; the connection waits meanwhile.
                    ctx.request().pause();
                    ctx.put(STREAMED, true);
                    ctx.next();
                }));
        contract.operations().stream()
                .filter(said -> said.bodyBytes() > 0)
                .forEach(said -> router.route(said.method(), said.routerPath()).handler(body(said.bodyBytes())));
        router.route().handler(body(settings.bodyBytes()));
        Guard guard = new Guard(parts.tokens(), parts.keys(), parts.audit(), parts.threads());
        OperationRunner runner = new OperationRunner(parts.threads(), settings.concurrentRequests(), parts.ledger());
        OperationRunner uploads = new OperationRunner(parts.threads(), UPLOADS, parts.ledger());
        RequestValidator validator = RequestValidator.create(vertx, contract.validation());
        new ContractRouter(contract, validator, guard, runner, uploads).mount(router, operations);
        WebPages.mount(router, "web");
        router.route().failureHandler(this::failed);
        List.of(400, 404, 405, 413, 414, 500).forEach(status -> router.errorHandler(status, this::failed));
        return vertx.createHttpServer(options(settings.bodyBytes()))
                .requestHandler(router)
                .listen(settings.port(), settings.host());
    }

    /** The first that a request meets reads its body. */
    private static Handler<RoutingContext> body(int most) {
        BodyHandler reader = BodyHandler.create(false).setBodyLimit(most);
        return ctx -> {
            if (ctx.get(STREAMED) != null) {
                ctx.next();
                return;
            }
            if (ctx.get(MOST_BYTES) == null) {
                ctx.put(MOST_BYTES, most);
            }
            reader.handle(ctx);
        };
    }

    /** @param bodyBytes of a form one field may be all, since a field is what somebody wrote */
    private static HttpServerOptions options(int bodyBytes) {
        return new HttpServerOptions()
                .setHttp2ClearTextEnabled(false)
                .setCompressionSupported(true)
                .setDecompressionSupported(false)
                .setMaxInitialLineLength(4096)
                .setMaxFormAttributeSize(bodyBytes)
                .setMaxHeaderSize(16 * 1024)
                .setIdleTimeout(75)
                .setMaxWebSocketFrameSize(WEB_SOCKET_MESSAGE_BYTES)
                .setMaxWebSocketMessageSize(WEB_SOCKET_MESSAGE_BYTES);
    }

    private static void upgrade(RoutingContext ctx, Consumer<ServerWebSocket> desktops) {
        ctx.put("operationId", "desktopStream");
        boolean asked = ctx.request().headers().contains(HttpHeaders.UPGRADE, HttpHeaders.WEBSOCKET, true);
        if (!asked || !ctx.request().method().equals(HttpMethod.GET)) {
            ctx.response().putHeader(HttpHeaders.UPGRADE, HttpHeaders.WEBSOCKET);
            Responses.problem(ctx, Problem.of(426, "upgrade-required", "须升级为 WebSocket", "此地址只接受 WebSocket 连接"));
            return;
        }
        ctx.request().toWebSocket().onSuccess(desktops::accept).onFailure(_ -> {
            if (!ctx.response().ended()) {
                Responses.problem(ctx, Problem.invalid("WebSocket 握手不合格式", null));
            }
        });
    }

    private void failed(RoutingContext ctx) {
        Problem problem = Responses.problemOf(ctx, ctx.failure(), ctx.statusCode());
        if (problem.status() == 413) {
            int most = ctx.<Integer>get(MOST_BYTES, settings.bodyBytes());
            problem = Problem.of(413, "too-large", "请求体过大", "请求体不得超过 " + most / 1024 + " KiB");
        }
        Responses.problem(ctx, problem);
    }
}

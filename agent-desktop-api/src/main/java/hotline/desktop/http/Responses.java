package hotline.desktop.http;

import hotline.desktop.store.DatabaseTrouble;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import io.vertx.openapi.validation.ValidatorException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes answers and, for whatever went wrong, problem documents. Event loop only. */
public final class Responses {

    private static final Logger LOG = LoggerFactory.getLogger(Responses.class);
    private static final String PROBLEM_JSON = "application/problem+json; charset=utf-8";
    private static final long DRAIN_MS = 2000;
    private static final String JSON = "application/json; charset=utf-8";

    private Responses() {}

    static void write(RoutingContext ctx, int status, String json) {
        if (!ctx.response().ended() && !ctx.response().closed()) {
            ctx.response()
                    .setStatusCode(status)
                    .putHeader(HttpHeaders.CONTENT_TYPE, JSON)
                    .end(json);
        }
    }

    public static void problem(RoutingContext ctx, Problem problem) {
        HttpServerResponse response = ctx.response();
        if (response.headWritten() || response.closed()) {
            response.reset();
            return;
        }
        if (problem.retryAfter() != null) {
            long seconds = Math.max(1, problem.retryAfter().plusMillis(999).toSeconds());
            response.putHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        }
        boolean geoReport = GeoReportErrors.wanted(ctx);
        if (problem.status() == 401 && !geoReport) {
            response.putHeader("WWW-Authenticate", "Bearer");
        }
        boolean stillComing =
                ctx.get(HttpServing.STREAMED) != null && !ctx.request().isEnded();
        if (problem.status() == 413 && !stillComing) {
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (geoReport) {
            response.setStatusCode(GeoReportErrors.status(problem))
                    .putHeader(HttpHeaders.CONTENT_TYPE, JSON)
                    .end(GeoReportErrors.list(problem).encode());
        } else {
            JsonObject document = new JsonObject(Json.text(problem)).put("correlationId", Correlation.of(ctx));
            response.setStatusCode(problem.status())
                    .putHeader(HttpHeaders.CONTENT_TYPE, PROBLEM_JSON)
                    .end(document.encode());
        }
        if (stillComing) {
            drain(ctx);
        }
    }

    /** The sender of a file goes on for a moment: who is cut off amid sending would never read why. */
    private static void drain(RoutingContext ctx) {
        HttpServerRequest request = ctx.request();
        request.handler(_ -> {});
        request.exceptionHandler(_ -> {});
        request.resume();
        ctx.vertx().setTimer(DRAIN_MS, _ -> {
            if (!request.isEnded()) {
                request.connection().close();
            }
        });
    }

    /** Turns any failure into a problem; only bugs are logged with their stack. */
    static Problem problemOf(RoutingContext ctx, @Nullable Throwable failure, int status) {
        return switch (failure) {
            case ProblemException refused -> refused.problem();
            case ValidatorException invalid -> ValidationWords.problem(invalid);
            case DecodeException malformed -> Problem.invalid("请求体不是合法的 JSON", null);
            case TimeoutException slow -> unavailable(ctx, slow, "电话系统没有应答，请稍后再试");
            case HttpException http
            when http.getCause() != null && !http.getCause().equals(http) ->
                problemOf(ctx, http.getCause(), http.getStatusCode());
            case HttpException http -> ofStatus(http.getStatusCode());
            case null -> ofStatus(status);
            default -> {
                if (DatabaseTrouble.isOutage(failure)) {
                    yield unavailable(ctx, failure, "数据库暂时不可用，请稍后再试");
                }
                if (status >= 400 && status < 500) {
                    yield ofStatus(status);
                }
                LOG.atError()
                        .addKeyValue("correlationId", Correlation.of(ctx))
                        .setCause(failure)
                        .log("a request failed");
                yield Problem.bug();
            }
        };
    }

    private static Problem unavailable(RoutingContext ctx, Throwable failure, String detail) {
        LOG.atWarn()
                .addKeyValue("correlationId", Correlation.of(ctx))
                .addKeyValue("reason", failure.toString())
                .log("a part is unavailable");
        return Problem.unavailable(detail);
    }

    private static Problem ofStatus(int status) {
        return switch (status) {
            case 400 -> Problem.invalid("请求不合格式", null);
            case 404 -> Problem.notFound("没有这个地址");
            case 413 -> Problem.of(413, "too-large", "请求体过大", "请求体超过了上限");
            case 414 -> Problem.of(414, "uri-too-long", "地址过长", "请求地址过长");
            case 431 -> Problem.of(431, "headers-too-large", "请求头过大", "请求头过大");
            default -> status >= 500 ? Problem.bug() : Problem.of(status, "refused-" + status, "请求未被接受", "请求未被接受");
        };
    }
}

package hotline.desktop.http;

import hotline.desktop.audit.AuditTrail;
import hotline.desktop.channel.ChannelKeys;
import hotline.desktop.identity.AccessTokens;
import hotline.desktop.identity.InvalidToken;
import hotline.desktop.person.Person;
import hotline.desktop.person.Role;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a request through only when the contract allows it. Denials are written to the audit log beside the answer, at
 * most {@value #PENDING_DENIALS} at a time; beyond that only the log has them.
 */
final class Guard {

    private static final Logger LOG = LoggerFactory.getLogger(Guard.class);
    private static final int PENDING_DENIALS = 64;
    private static final String CLAIMS = "claims";
    /** Keys looked up at once; further requests are refused with 503. */
    private static final int KEY_CHECKS = 64;

    private static final String CHANNEL = "channel";
    static final String KEY_HEADER = "X-Channel-Key";
    /** As GeoReport v2 calls it, in the form or the address. */
    private static final String KEY_PARAMETER = "api_key";

    private static final String BEARER = "Bearer ";

    private final AccessTokens tokens;
    private final ChannelKeys keys;
    private final AuditTrail audit;
    private final ExecutorService threads;
    private final Semaphore pendingDenials = new Semaphore(PENDING_DENIALS);
    private final Semaphore keyChecks = new Semaphore(KEY_CHECKS);

    Guard(AccessTokens tokens, ChannelKeys keys, AuditTrail audit, ExecutorService threads) {
        this.tokens = tokens;
        this.keys = keys;
        this.audit = audit;
        this.threads = threads;
    }

    /** Continues with {@code next} when allowed; otherwise the response is written. */
    void check(RoutingContext ctx, ContractOperation operation, Runnable next) {
        if (operation.open()) {
            next.run();
            return;
        }
        if (operation.byKey()) {
            checkKey(ctx, operation, next);
            return;
        }
        String header = ctx.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.startsWith(BEARER)) {
            Responses.problem(ctx, Problem.unauthenticated("请先登录"));
            return;
        }
        // checking is a computation without waiting: the future is complete when it returns
        tokens.check(header.substring(BEARER.length()).strip())
                .onSuccess(claims -> {
                    ctx.put(CLAIMS, claims);
                    if (operation.allows(claims.person().roles())) {
                        next.run();
                    } else {
                        deny(ctx, operation, claims.person());
                    }
                })
                .onFailure(failure -> {
                    String reason = failure instanceof InvalidToken invalid ? invalid.reason() : "令牌无效，请重新登录";
                    denied(ctx, address(ctx), "", operation.id(), reason);
                    Responses.problem(ctx, Problem.unauthenticated(reason));
                });
    }

    /** Off the event loop, which must not wait for the database. */
    private void checkKey(RoutingContext ctx, ContractOperation operation, Runnable next) {
        boolean geoReport = GeoReportErrors.wanted(ctx);
        String secret = geoReport
                ? ctx.request().getParam(KEY_PARAMETER)
                : ctx.request().getHeader(KEY_HEADER);
        if (secret == null || secret.isBlank()) {
            String where = geoReport ? "请用参数 " + KEY_PARAMETER + " 给出渠道密钥" : "请在请求头 " + KEY_HEADER + " 中给出渠道密钥";
            Responses.problem(ctx, Problem.unauthenticated(where));
            return;
        }
        if (!keyChecks.tryAcquire()) {
            Responses.problem(ctx, Problem.unavailable("系统繁忙，请稍后再试"));
            return;
        }
        Context loop = Vertx.currentContext();
        threads.execute(() -> {
            try {
                ChannelKeys.Answer answer = keys.check(secret.strip());
                loop.runOnContext(_ -> admit(ctx, operation, answer, next));
            } catch (RuntimeException failure) {
                loop.runOnContext(_ -> Responses.problem(ctx, Responses.problemOf(ctx, failure, 500)));
            } finally {
                keyChecks.release();
            }
        });
    }

    private void admit(RoutingContext ctx, ContractOperation operation, ChannelKeys.Answer answer, Runnable next) {
        switch (answer) {
            case ChannelKeys.Answer.Holder holder -> {
                ctx.put(CHANNEL, holder);
                next.run();
            }
            case ChannelKeys.Answer.Unknown unknown -> {
                denied(ctx, address(ctx), "", operation.id(), "unknown channel key");
                Responses.problem(ctx, Problem.unauthenticated("渠道密钥无效或已停用，请向热线管理员索取"));
            }
            case ChannelKeys.Answer.Limited(var retryAfter) ->
                Responses.problem(ctx, Problem.tooMany("请求过于频繁，请稍后再发", retryAfter));
        }
    }

    static ChannelKeys.Answer.@Nullable Holder channel(RoutingContext ctx) {
        return ctx.get(CHANNEL);
    }

    static AccessTokens.@Nullable Claims claims(RoutingContext ctx) {
        return ctx.get(CLAIMS);
    }

    static String address(RoutingContext ctx) {
        return ctx.request().remoteAddress() == null
                ? ""
                : ctx.request().remoteAddress().hostAddress();
    }

    private void deny(RoutingContext ctx, ContractOperation operation, Person person) {
        String needed = operation.roles().stream().sorted().map(Role::chinese).collect(Collectors.joining("、"));
        denied(ctx, person.name(), person.roleWords(), operation.id(), "needs another role");
        Responses.problem(ctx, Problem.forbidden("您的角色不能使用此功能，需要：" + needed));
    }

    private void denied(RoutingContext ctx, String who, String roles, String operation, String why) {
        LOG.atWarn()
                .addKeyValue("correlationId", Correlation.of(ctx))
                .addKeyValue("who", who)
                .addKeyValue("operation", operation)
                .addKeyValue("why", why)
                .log("denied");
        if (!pendingDenials.tryAcquire()) {
            return;
        }
        threads.execute(() -> {
            try {
                audit.denied(who, roles, operation, why);
            } catch (RuntimeException down) {
                LOG.atWarn().addKeyValue("reason", down.toString()).log("a denial is in this log only");
            } finally {
                pendingDenials.release();
            }
        });
    }
}

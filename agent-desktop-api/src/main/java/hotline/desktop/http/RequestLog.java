package hotline.desktop.http;

import hotline.desktop.identity.AccessTokens;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line and one measurement a request. The path is not logged, since it may carry a phone number. */
final class RequestLog {

    private static final Logger LOG = LoggerFactory.getLogger(RequestLog.class);

    private final MeterRegistry metrics;

    RequestLog(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    void follow(RoutingContext ctx) {
        long began = System.nanoTime();
        ctx.addEndHandler(_ -> {
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            String operation = ContractRouter.operationId(ctx);
            int status = ctx.response().getStatusCode();
            Timer.builder("hotline.http.requests")
                    .description("Requests by operation of the contract")
                    .tag("operation", operation)
                    .tag("status", Integer.toString(status))
                    .publishPercentileHistogram()
                    .register(metrics)
                    .record(took);
            AccessTokens.Claims claims = Guard.claims(ctx);
            (operation.equals("other") && status < 400 ? LOG.atDebug() : LOG.atInfo())
                    .addKeyValue("correlationId", Correlation.of(ctx))
                    .addKeyValue("method", ctx.request().method())
                    .addKeyValue("operation", operation)
                    .addKeyValue("status", status)
                    .addKeyValue("ms", took.toMillis())
                    .addKeyValue("who", claims == null ? "" : claims.person().name())
                    .log("request");
        });
    }
}

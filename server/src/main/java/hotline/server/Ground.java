package hotline.server;

import hotline.database.Database;
import hotline.desktop.stream.DesktopStreams;
import hotline.server.config.ServerSettings;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;

/**
 * What every room stands on.
 *
 * @param threads for work that may block, off the event loops
 * @param real the time of day, which nobody moves
 */
record Ground(
        ServerSettings settings,
        Closing closing,
        Vertx vertx,
        ExecutorService threads,
        PrometheusMeterRegistry metrics,
        Clock real,
        Database database,
        DesktopStreams streams) {

    /** As {@link Closing#first}. */
    <T extends AutoCloseable> T closedFirst(String name, Duration limit, T part) {
        return closing.first(name, limit, part);
    }

    /** For parts that only have to be told. */
    <T extends AutoCloseable> T closedFirst(String name, T part) {
        return closing.first(name, Closing.AT_ONCE, part);
    }
}

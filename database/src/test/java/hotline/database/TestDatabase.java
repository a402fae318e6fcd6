package hotline.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real PostgreSQL for tests: one server a JVM, a fresh migrated database each time. The migrations run once, into a
 * template; each test's database is a copy of it.
 */
public final class TestDatabase {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private TestDatabase() {}

    private static final class Server {
        static final EmbeddedPostgres POSTGRES = start();
        static final String TEMPLATE = migrated();

        private static String migrated() {
            execute(POSTGRES, "create database migrated");
            Database.open(settings(POSTGRES, "migrated")).close();
            return "migrated";
        }

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder().start();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    /** Opens a fresh database with every migration applied; the caller closes it. */
    public static Database fresh() {
        return Database.open(freshSettings());
    }

    /** Copying waits for no one, but two copies of one template at once refuse each other. */
    public static synchronized Database.Settings freshSettings() {
        String name = "test_" + NUMBER.incrementAndGet();
        String template = Server.TEMPLATE;
        execute(Server.POSTGRES, "create database " + name + " template " + template);
        return settings(Server.POSTGRES, name);
    }

    private static void execute(EmbeddedPostgres server, String sql) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static Database.Settings settings(EmbeddedPostgres server, String name) {
        return new Database.Settings(server.getJdbcUrl("postgres", name), "postgres", "", 8, Duration.ofSeconds(5));
    }
}

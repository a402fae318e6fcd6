package hotline.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real PostgreSQL for tests: one server a JVM, a fresh migrated database each time. The migrations run once, into a
 * template; each test's database is a copy of it.
 */
public final class TestDatabase {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Map<String, Database> OPENED = new LinkedHashMap<>();

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

    /** Opens a fresh database with every migration applied; the caller closes it, and then it is dropped. */
    public static synchronized Database fresh() {
        dropClosed();
        String name = create();
        Database database = Database.open(settings(Server.POSTGRES, name));
        OPENED.put(name, database);
        return database;
    }

    /** For those who open and close it themselves, also in another process; it stays until the JVM ends. */
    public static synchronized Database.Settings freshSettings() {
        return settings(Server.POSTGRES, create());
    }

    /** Copying waits for no one, but two copies of one template at once refuse each other: hence synchronized. */
    private static String create() {
        String template = Server.TEMPLATE;
        String name = "test_" + NUMBER.incrementAndGet();
        execute(Server.POSTGRES, "create database " + name + " template " + template);
        return name;
    }

    /**
     * A database is 450 files. Left to the JVM's end, the files of a hundred tests take so long to delete that Surefire
     * waits its 30 seconds, kills the JVM, and the rest stays in the temporary folder for good.
     */
    private static void dropClosed() {
        List<String> closed = OPENED.entrySet().stream()
                .filter(opened -> !opened.getValue().reachable())
                .map(Map.Entry::getKey)
                .toList();
        for (String name : closed) {
            execute(Server.POSTGRES, "drop database " + name);
            OPENED.remove(name);
        }
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

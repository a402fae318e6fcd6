package hotline.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.commons.io.FileUtils;

/**
 * A real PostgreSQL for tests: one server a JVM, a fresh migrated database each time. The migrations run once, into a
 * template; each test's database is a copy of it: 450 files, which takes 0.4 s on a disk and 0.02 s in memory. So its files
 * are in memory where there is enough of it.
 */
public final class TestDatabase {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Map<String, Database> OPENED = new LinkedHashMap<>();
    private static final Set<String> FILLED = new HashSet<>();

    private TestDatabase() {}

    private static final class Server {
        private static final Path MEMORY = Path.of("/dev/shm");
        private static final long ENOUGH_BYTES = 4L << 30;
        private static final String NAME = "hotline-test-";

        static final EmbeddedPostgres POSTGRES = start();
        static final String TEMPLATE = migrated();

        private static String migrated() {
            execute(POSTGRES, "create database migrated");
            Database.open(settings(POSTGRES, "migrated")).close();
            return "migrated";
        }

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres.Builder server = EmbeddedPostgres.builder().setServerConfig("max_wal_size", "128MB");
                if (Files.isDirectory(MEMORY) && MEMORY.toFile().getUsableSpace() > ENOUGH_BYTES) {
                    deleteOfDead();
                    server.setDataDirectory(Files.createTempDirectory(
                            MEMORY, NAME + ProcessHandle.current().pid() + "-"));
                }
                return server.start();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    /** What JVMs that were killed left in memory. */
    private static void deleteOfDead() throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(Server.MEMORY, Server.NAME + "*")) {
            for (Path one : left) {
                String[] rest = one.getFileName()
                        .toString()
                        .substring(Server.NAME.length())
                        .split("-");
                long pid = Long.parseLong(rest[0]);
                if (ProcessHandle.of(pid).isEmpty()) {
                    FileUtils.deleteDirectory(one.toFile());
                }
            }
        }
    }

    /** Opens a fresh database with every migration applied; the caller closes it, and then it is dropped. */
    public static Database fresh() {
        return copy(Server.TEMPLATE);
    }

    /**
     * As {@link #fresh()}, and with what every test of a kind begins with.
     *
     * @param kind a name in SQL; filled once a JVM
     */
    public static synchronized Database fresh(String kind, Consumer<Database> fill) {
        if (FILLED.add(kind)) {
            execute(Server.POSTGRES, "create database " + kind + " template " + Server.TEMPLATE);
            try (Database filled = Database.connect(settings(Server.POSTGRES, kind))) {
                fill.accept(filled);
            }
        }
        return copy(kind);
    }

    private static synchronized Database copy(String template) {
        dropClosed();
        String name = create(template);
        Database database = Database.connect(settings(Server.POSTGRES, name));
        OPENED.put(name, database);
        return database;
    }

    /** For those who open and close it themselves, also in another process; it stays until the JVM ends. */
    public static synchronized Database.Settings freshSettings() {
        return settings(Server.POSTGRES, create(Server.TEMPLATE));
    }

    /** Copying waits for no one, but two copies of one template at once refuse each other: hence synchronized. */
    private static String create(String template) {
        String name = "test_" + NUMBER.incrementAndGet();
        execute(Server.POSTGRES, "create database " + name + " template " + template + " strategy file_copy");
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

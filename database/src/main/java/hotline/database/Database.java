package hotline.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.jooq.ConnectionProvider;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConnectionProvider;

/**
 * The pool and the transactions. Transactions begin in the use case, which hands its {@link DSLContext} to the stores;
 * a store never opens one. Callers are virtual threads, bounded by the pool: at most {@link Settings#poolSize} run, the
 * rest wait up to {@link Settings#acquireTimeout} and then fail.
 */
public final class Database implements AutoCloseable {

    /** @param acquireTimeout longest wait for a connection before the caller gets an exception */
    public record Settings(String url, String user, String password, int poolSize, Duration acquireTimeout) {
        @Override
        public String toString() {
            return "Settings[url=" + url + ", user=" + user + ", poolSize=" + poolSize + "]";
        }
    }

    private final HikariDataSource pool;
    private final DSLContext dsl;

    private Database(HikariDataSource pool) {
        this.pool = pool;
        this.dsl = DSL.using(pool, SQLDialect.POSTGRES);
    }

    /** Connects and brings the schema up to date; throws when the server can't be reached. */
    public static Database open(Settings settings) {
        HikariDataSource pool = pool(settings);
        Flyway.configure()
                .dataSource(pool)
                .locations("classpath:db/migration")
                .outOfOrder(true)
                .load()
                .migrate();
        return new Database(pool);
    }

    /** For tests: the schema is up to date. */
    static Database connect(Settings settings) {
        return new Database(pool(settings));
    }

    private static HikariDataSource pool(Settings settings) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(settings.poolSize());
        config.setConnectionTimeout(settings.acquireTimeout().toMillis());
        config.setPoolName("hotline-db");
        return new HikariDataSource(config);
    }

    /** Reads outside a transaction. */
    public DSLContext dsl() {
        return dsl;
    }

    /**
     * Commits when the work returns, rolls back when it throws; the exception goes on to the caller. Not by jOOQ's own transactions:
     * each of those asks the server for its isolation level first, a round trip of every transaction.
     */
    public <T> T inTransaction(Function<DSLContext, T> work) {
        ConnectionProvider connections = dsl.configuration().connectionProvider();
        Connection connection = connections.acquire();
        try {
            DefaultConnectionProvider transaction = new DefaultConnectionProvider(connection);
            transaction.setAutoCommit(false);
            return committed(transaction, work);
        } finally {
            connections.release(connection);
        }
    }

    private <T> T committed(DefaultConnectionProvider transaction, Function<DSLContext, T> work) {
        try {
            T result = work.apply(DSL.using(dsl.configuration().derive(transaction)));
            transaction.commit();
            return result;
        } catch (Throwable failed) {
            try {
                transaction.rollback();
            } catch (DataAccessException gone) {
                failed.addSuppressed(gone);
            }
            throw failed;
        }
    }

    public void runInTransaction(Consumer<DSLContext> work) {
        inTransaction(tx -> {
            work.accept(tx);
            return true;
        });
    }

    public boolean reachable() {
        try {
            dsl.selectOne().fetch();
            return true;
        } catch (RuntimeException down) {
            return false;
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}

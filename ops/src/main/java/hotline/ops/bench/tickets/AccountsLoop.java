package hotline.ops.bench.tickets;

import hotline.ops.seed.SeedTarget;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What {@code pgbench -N} does, from Java: update one account, select it, insert into the history, commit; each client has a
 * connection of its own and prepared statements. The yardstick for transactions on the same database.
 */
final class AccountsLoop implements AutoCloseable {

    private static final int ACCOUNTS = 1_000_000;

    private record Client(
            Connection connection, PreparedStatement update, PreparedStatement select, PreparedStatement insert) {

        void transaction() throws SQLException {
            ThreadLocalRandom random = ThreadLocalRandom.current();
            int account = 1 + random.nextInt(ACCOUNTS);
            int delta = random.nextInt(10_001) - 5_000;
            update.setInt(1, delta);
            update.setInt(2, account);
            update.executeUpdate();
            select.setInt(1, account);
            try (ResultSet row = select.executeQuery()) {
                row.next();
            }
            insert.setInt(1, random.nextInt(10));
            insert.setInt(2, random.nextInt(1));
            insert.setInt(3, account);
            insert.setInt(4, delta);
            insert.executeUpdate();
            connection.commit();
        }
    }

    private final List<Client> clients = new ArrayList<>();

    private AccountsLoop() {}

    static AccountsLoop open(SeedTarget target, int clients) throws SQLException {
        AccountsLoop loop = new AccountsLoop();
        try (Connection connection = connect(target);
                Statement statement = connection.createStatement()) {
            statement.execute("create schema if not exists bench");
            statement.execute("""
                    create table if not exists bench.pgbench_accounts
                        (aid integer primary key, bid integer, abalance integer, filler char(84)) with (fillfactor = 100)""");
            statement.execute("""
                    create table if not exists bench.pgbench_history
                        (tid integer, bid integer, aid integer, delta integer, mtime timestamp, filler char(22))""");
            statement.execute("truncate bench.pgbench_history");
            statement.execute("insert into bench.pgbench_accounts select n, 1, 0, '' from generate_series(1, "
                    + ACCOUNTS + ") n on conflict do nothing");
            statement.execute("vacuum (analyze) bench.pgbench_accounts");
        }
        for (int client = 0; client < clients; client++) {
            Connection connection = connect(target);
            connection.setAutoCommit(false);
            loop.clients.add(new Client(
                    connection,
                    connection.prepareStatement(
                            "update bench.pgbench_accounts set abalance = abalance + ? where aid = ?"),
                    connection.prepareStatement("select abalance from bench.pgbench_accounts where aid = ?"),
                    connection.prepareStatement("insert into bench.pgbench_history (tid, bid, aid, delta, mtime)"
                            + " values (?, ?, ?, ?, current_timestamp)")));
        }
        return loop;
    }

    /** As the product's own user. */
    private static Connection connect(SeedTarget target) throws SQLException {
        return DriverManager.getConnection(target.url(), target.role(), target.rolePassword());
    }

    double perSecond(Duration length) throws InterruptedException {
        return AtOnce.perSecond(clients.size(), length, client -> {
            clients.get(client).transaction();
            return true;
        });
    }

    @Override
    public void close() throws SQLException {
        for (Client client : clients) {
            client.connection().close();
        }
    }
}

package hotline.ops.seed;

import hotline.tickets.sealing.CallerSealing;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Where seeded tickets go. What is done is remembered in the schema {@code sandbox}, written in the transaction that did it, so that
 * a seed that was ended goes on where it was.
 */
final class SeedDatabase implements AutoCloseable {

    private final Connection connection;
    private final boolean quick;
    private final CallerSealing sealing;

    private SeedDatabase(Connection connection, boolean quick, CallerSealing sealing) {
        this.connection = connection;
        this.quick = quick;
        this.sealing = sealing;
    }

    static SeedDatabase open(SeedTarget target) throws SQLException {
        Connection connection = DriverManager.getConnection(target.url(), target.user(), target.password());
        try {
            connection.setAutoCommit(false);
            return new SeedDatabase(connection, withoutTriggers(connection), new CallerSealing(target.keys()));
        } catch (SQLException failed) {
            connection.close();
            throw failed;
        }
    }

    /**
     * Checks of foreign keys cost half of the time; the tickets come with their histories in one transaction anyway. Only a
     * superuser may leave them out, for this session alone.
     */
    private static boolean withoutTriggers(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            connection.commit();
            return true;
        } catch (SQLException notAllowed) {
            connection.rollback();
            return false;
        }
    }

    void prepare() throws SQLException {
        execute("""
                create schema if not exists sandbox;
                create table if not exists sandbox.ticket_seed (
                    only_one boolean primary key default true check (only_one),
                    seed integer not null, tickets bigint not null, as_of timestamptz not null, first_day date not null);
                create table if not exists sandbox.ticket_seed_batch (batch integer primary key)""");
        connection.commit();
    }

    Optional<SeedPlan> known() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select seed, tickets, as_of, first_day from sandbox.ticket_seed")) {
            return row.next()
                    ? Optional.of(new SeedPlan(
                            row.getInt(1),
                            row.getLong(2),
                            row.getTimestamp(3).toInstant(),
                            row.getObject(4, LocalDate.class)))
                    : Optional.empty();
        }
    }

    void remember(SeedPlan plan) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into sandbox.ticket_seed (seed, tickets, as_of, first_day) values (?, ?, ?, ?)")) {
            insert.setInt(1, plan.seed());
            insert.setLong(2, plan.tickets());
            insert.setTimestamp(3, Timestamp.from(plan.asOf()));
            insert.setObject(4, plan.first());
            insert.executeUpdate();
        }
        connection.commit();
    }

    BitSet batchesDone() throws SQLException {
        BitSet done = new BitSet();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select batch from sandbox.ticket_seed_batch")) {
            while (rows.next()) {
                done.set(rows.getInt(1));
            }
        }
        return done;
    }

    /** What is there already stays as it is. */
    void addUnits(List<Catalogue.UnitRow> units) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into unit (id, parent_id, name, phone, area) values (?, nullif(?, ''), ?, ?, ?)
                on conflict (id) do update set parent_id = coalesce(unit.parent_id, excluded.parent_id)""")) {
            int phone = 301;
            for (Catalogue.UnitRow unit : units) {
                insert.setString(1, unit.id());
                insert.setString(2, unit.parent());
                insert.setString(3, unit.name());
                insert.setString(4, "07730000%03d".formatted(phone++));
                insert.setString(5, unit.area());
                insert.executeUpdate();
            }
        }
        connection.commit();
    }

    /** A batch and the note that it is done, or nothing. */
    void write(int batch, List<SeededTicket> tickets) throws SQLException, IOException {
        copy(tickets);
        execute("insert into sandbox.ticket_seed_batch (batch) values (" + batch + ")");
        connection.commit();
    }

    /** Does not commit. */
    void copy(List<SeededTicket> tickets) throws SQLException, IOException {
        CopyText rows = new CopyText(sealing);
        CopyText events = new CopyText(sealing);
        for (SeededTicket ticket : tickets) {
            rows.ticket(ticket);
            ticket.history.forEach(line -> events.event(ticket.id, line));
        }
        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        copy.copyIn(into("ticket", CopyText.TICKET), new StringReader(rows.toString()));
        copy.copyIn(into("ticket_event", CopyText.EVENT), new StringReader(events.toString()));
    }

    private static String into(String table, List<String> columns) {
        return "copy " + table + " (" + String.join(", ", columns) + ") from stdin";
    }

    /** So that the planner knows what it has, and lists need not look into the table for what is visible. */
    void settle() throws SQLException {
        connection.setAutoCommit(true);
        execute("vacuum (analyze) ticket");
        execute("vacuum (analyze) ticket_event");
        connection.setAutoCommit(false);
    }

    /** @return how many tickets were removed, with all that hangs on them */
    long remove() throws SQLException {
        if (!quick) {
            execute("alter table ticket_event disable trigger ticket_event_append_only");
        }
        execute("create temporary table seeded on commit drop as select id from ticket where right(id::text, 8) = '"
                + SeedPlan.MARK + "'");
        execute("analyze seeded");
        for (String[] child : children()) {
            execute("delete from %s using seeded where %s = seeded.id".formatted(child[0], child[1]));
        }
        long removed;
        try (Statement statement = connection.createStatement()) {
            removed = statement.executeLargeUpdate("delete from ticket using seeded where ticket.id = seeded.id");
        }
        execute("truncate sandbox.ticket_seed, sandbox.ticket_seed_batch");
        if (!quick) {
            execute("alter table ticket_event enable trigger ticket_event_append_only");
        }
        connection.commit();
        return removed;
    }

    /** Tables that refer to tickets, with the column that does. */
    private List<String[]> children() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select c.conrelid::regclass::text, a.attname
                        from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
                        where c.contype = 'f' and c.confrelid = 'ticket'::regclass and c.conrelid <> c.confrelid""")) {
            List<String[]> children = new java.util.ArrayList<>();
            while (rows.next()) {
                children.add(new String[] {rows.getString(1), rows.getString(1) + "." + rows.getString(2)});
            }
            return children;
        }
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    Connection connection() {
        return connection;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

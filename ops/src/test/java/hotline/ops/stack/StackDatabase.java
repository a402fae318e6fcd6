package hotline.ops.stack;

import hotline.ops.call.RunningStack;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The running stack's own database, looked at past the server. A connection a question: the database may have been away. */
final class StackDatabase {

    private interface Reading<T> {
        T of(ResultSet rows) throws SQLException;
    }

    private final String url;
    private final String password;

    StackDatabase(RunningStack running) {
        url = "jdbc:postgresql://127.0.0.1:" + running.port("HOTLINE_PG_PORT") + "/hotline";
        password = running.secret("database.password");
    }

    /** Those of these calls that have ended. */
    Set<String> endedCalls(Set<String> calls) {
        return ask(
                "select call_id from call_record where call_id = any (?) and ended_at is not null",
                calls,
                StackDatabase::texts);
    }

    Set<String> outcomes(Set<String> calls) {
        return ask("select distinct outcome from call_record where call_id = any (?)", calls, StackDatabase::texts);
    }

    /** How many facts of a type each of these calls has. */
    Map<String, Long> events(String type, Set<String> calls) {
        return ask(
                "select call_id, count(*) from call_event where call_id = any (?) and type = '" + type
                        + "' group by call_id",
                calls,
                rows -> {
                    Map<String, Long> counts = new TreeMap<>();
                    while (rows.next()) {
                        counts.put(rows.getString(1), rows.getLong(2));
                    }
                    return counts;
                });
    }

    /** The ids of these calls' offers. */
    Set<String> offers(Set<String> calls) {
        return ask(
                "select data->>'offerId' from call_event where call_id = any (?) and type = 'CallOffered'",
                calls,
                StackDatabase::texts);
    }

    /** Those of these calls that have a ticket draft. */
    Set<String> drafts(Set<String> calls) {
        Map<String, String> byDraft =
                calls.stream().collect(Collectors.toMap(StackDatabase::draft, Function.identity()));
        Set<String> found =
                ask("select id::text from ticket where id::text = any (?)", byDraft.keySet(), StackDatabase::texts);
        return found.stream().map(byDraft::get).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Facts that are known to be lost. */
    long losses() {
        return ask("select count(*) from journal_gap", Set.of(), StackDatabase::number);
    }

    /** Sequence numbers that stand in more than one row. */
    long factsTwice() {
        return ask(
                "select count(*) from (select seq from (select seq from call_event union all select seq from"
                        + " agent_state_log) facts group by seq having count(*) > 1) twice",
                Set.of(),
                StackDatabase::number);
    }

    private static String draft(String call) {
        return UUID.nameUUIDFromBytes(("ticket draft of call " + call).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private <T> T ask(String sql, Set<String> ids, Reading<T> reading) {
        try (Connection connection = DriverManager.getConnection(url, "hotline", password);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            if (sql.contains("?")) {
                Array texts = connection.createArrayOf("text", ids.toArray());
                statement.setArray(1, texts);
            }
            try (ResultSet rows = statement.executeQuery()) {
                return reading.of(rows);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static Set<String> texts(ResultSet rows) throws SQLException {
        Set<String> texts = new TreeSet<>();
        while (rows.next()) {
            texts.add(rows.getString(1));
        }
        return texts;
    }

    private static long number(ResultSet rows) throws SQLException {
        rows.next();
        return rows.getLong(1);
    }
}

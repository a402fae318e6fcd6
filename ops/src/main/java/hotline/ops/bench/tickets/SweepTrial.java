package hotline.ops.bench.tickets;

import hotline.kernel.MovableClock;
import hotline.ops.seed.PreparedTickets;
import hotline.ops.seed.PreparedTickets.Waiting;
import hotline.ops.seed.SeedTarget;
import hotline.tickets.Timers;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Many timers due at one moment, swept; afterwards each has happened once. */
final class SweepTrial {

    private static final Duration AHEAD = Duration.ofMinutes(10);

    private final SeedTarget target;
    private final PreparedTickets prepared;
    private final Timers timers;
    private final MovableClock clock;

    SweepTrial(SeedTarget target, PreparedTickets prepared, Timers timers, MovableClock clock) {
        this.target = target;
        this.prepared = prepared;
        this.timers = timers;
        this.clock = clock;
    }

    /** @return seconds of one sweep */
    double seconds(int count) throws SQLException, IOException {
        timers.sweep(); // what stood due already is no part of it
        Instant at = clock.instant().plus(AHEAD);
        List<UUID> ids = new ArrayList<>();
        int sequence = (int) (System.nanoTime() >>> 10 & 0x7FFFF);
        ids.addAll(prepared.due(count * 4 / 10, Waiting.EVALUATION, at, sequence));
        ids.addAll(prepared.due(count * 3 / 10, Waiting.SIGN, at, sequence + ids.size()));
        ids.addAll(prepared.due(count * 2 / 10, Waiting.DUE, at, sequence + ids.size()));
        ids.addAll(prepared.due(count - ids.size(), Waiting.RECEIPT, at, sequence + ids.size()));
        clock.advance(Duration.between(clock.instant(), at).plusSeconds(1));
        long began = System.nanoTime();
        Timers.Swept swept = timers.sweep();
        double seconds = (System.nanoTime() - began) / 1e9;
        verify(ids, swept);
        return seconds;
    }

    private void verify(List<UUID> ids, Timers.Swept swept) throws SQLException {
        int happened = swept.defaultSatisfied() + swept.followUps() + swept.signOverdue() + swept.overdue();
        Timers.Swept again = timers.sweep();
        String sql = """
                select count(*), count(distinct ticket_id) from ticket_event
                where ticket_id = any (?) and event <> 'OPEN'""";
        try (Connection connection = DriverManager.getConnection(target.url(), target.role(), target.rolePassword());
                PreparedStatement count = connection.prepareStatement(sql)) {
            count.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            try (ResultSet row = count.executeQuery()) {
                row.next();
                System.out.printf(
                        "  %,d timers due: %s; %,d events of %,d tickets; again: %s%n",
                        ids.size(), swept, row.getLong(1), row.getLong(2), again);
                if (row.getLong(1) != ids.size() || row.getLong(2) != ids.size() || happened < ids.size()) {
                    throw new IllegalStateException("something happened twice, or not at all");
                }
            }
        }
    }
}

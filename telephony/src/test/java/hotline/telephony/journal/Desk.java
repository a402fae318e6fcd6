package hotline.telephony.journal;

import static hotline.database.jooq.Tables.CALL_EVENT;

import hotline.database.Database;
import hotline.database.TestDatabase;
import hotline.telephony.store.JournalTables;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A journal's folder and a real PostgreSQL. */
final class Desk implements AutoCloseable {

    final Database.Settings databaseSettings = TestDatabase.freshSettings();
    final Database database = Database.open(databaseSettings);
    final JournalTables tables = new JournalTables(database, Clock.systemUTC());
    final JournalSettings settings;

    Desk(Path folder) {
        this(folder, 1 << 20, 16 << 20, 10_000, 500);
    }

    Desk(Path folder, long segment, long limit, int queue, int batch) {
        settings = new JournalSettings(
                folder.resolve("journal"), segment, limit, queue, batch, Duration.ofMillis(10), Duration.ofMillis(50));
    }

    CallJournal open() {
        return open(tables);
    }

    CallJournal open(JournalSink sink) {
        return CallJournal.open(settings, sink, Clock.systemUTC());
    }

    /** Data of all events of a call, in order. */
    List<String> events(String call, String name) {
        return database.dsl()
                .select(CALL_EVENT.DATA)
                .from(CALL_EVENT)
                .where(CALL_EVENT.CALL_ID.eq(call))
                .orderBy(CALL_EVENT.SEQ)
                .fetch(row -> row.value1().data().replaceAll(".*\"" + name + "\": ?\"([^\"]*)\".*", "$1"));
    }

    static void until(BooleanSupplier reached, String what) {
        for (int tries = 0; tries < 6000; tries++) {
            if (reached.getAsBoolean()) {
                return;
            }
            LockSupport.parkNanos(10_000_000);
        }
        throw new AssertionError("not within a minute: " + what);
    }

    static void caughtUp(CallJournal journal) {
        until(() -> journal.lag().queued() == 0 && journal.lag().unwritten() == 0, "journal written, " + journal.lag());
    }

    @Override
    public void close() {
        database.close();
    }
}

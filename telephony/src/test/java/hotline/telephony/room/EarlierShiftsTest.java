package hotline.telephony.room;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.database.Database;
import hotline.database.TestDatabase;
import hotline.telephony.call.Activity;
import hotline.telephony.core.Input;
import hotline.telephony.fact.Fact;
import hotline.telephony.journal.CallJournal;
import hotline.telephony.journal.Facts;
import hotline.telephony.journal.InterruptibleSink;
import hotline.telephony.journal.JournalSettings;
import hotline.telephony.journal.JournalSink;
import hotline.telephony.store.JournalTables;
import hotline.telephony.store.ShiftRecords;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarlierShiftsTest {

    private static final Clock LATER = Clock.fixed(Facts.START.plusSeconds(200), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private final Database database = TestDatabase.fresh();
    private final JournalTables tables = new JournalTables(database, Clock.systemUTC());
    private final BlockingQueue<Input.Remembered> told = new LinkedBlockingQueue<>();

    @AfterEach
    void close() {
        database.close();
    }

    private CallJournal journal(JournalSink sink) {
        JournalSettings usual = JournalSettings.defaults(folder);
        return CallJournal.open(
                new JournalSettings(
                        usual.folder(),
                        usual.segmentBytes(),
                        usual.limitBytes(),
                        usual.queue(),
                        usual.batch(),
                        Duration.ofMillis(5),
                        Duration.ofMillis(20)),
                sink,
                Clock.systemUTC());
    }

    private EarlierShifts read(CallJournal journal) {
        return new EarlierShifts(journal, new ShiftRecords(database), LATER, Duration.ofMillis(5));
    }

    private Input.Remembered next() throws InterruptedException {
        Input.Remembered remembered = told.poll(30, TimeUnit.SECONDS);
        assertThat(remembered).as("told within half a minute").isNotNull();
        return remembered;
    }

    private static List<Fact> shift() {
        return List.of(
                Facts.agent(Facts.START, Facts.ZHANG, new Activity.OnBreak(Activity.OnBreak.SIGNED_IN)),
                Facts.agent(Facts.START.plusSeconds(9), Facts.ZHANG, new Activity.Ready()));
    }

    @Test
    void given_journal_of_a_killed_run_when_the_database_comes_late_then_told_with_all_of_it() throws Exception {
        AtomicBoolean away = new AtomicBoolean(true);
        JournalSink sink = new InterruptibleSink(tables, away);
        try (CallJournal killed = journal(sink)) {
            shift().forEach(killed);
        }
        try (CallJournal journal = journal(sink);
                EarlierShifts earlier = read(journal)) {
            earlier.tell(told::add);
            assertThat(told).isEmpty();
            away.set(false);

            assertThat(next().earlier().shifts().get(Facts.ZHANG).idleSince()).contains(Facts.START.plusSeconds(9));
        }
    }

    @Test
    void given_records_that_cannot_be_read_at_first_then_tried_again() throws Exception {
        try (CallJournal journal = journal(tables)) {
            shift().forEach(journal);
            journal.awaitWritten();
            database.dsl().execute("alter table agent_watch rename to away");
            try (EarlierShifts earlier = read(journal)) {
                earlier.tell(told::add);
                assertThat(told.poll(100, TimeUnit.MILLISECONDS)).isNull();
                database.dsl().execute("alter table away rename to agent_watch");

                assertThat(next().earlier().shifts()).containsOnlyKeys(Facts.ZHANG);
            }
        }
    }

    @Test
    void given_calls_of_an_earlier_run_then_told_once_with_their_callers() throws Exception {
        try (CallJournal journal = journal(tables)) {
            Facts.answeredCall("c1").forEach(journal);
            try (EarlierShifts earlier = read(journal)) {
                earlier.tell(told::add);

                assertThat(next().served()).hasSize(1);
                assertThat(told).isEmpty();
            }
        }
    }
}

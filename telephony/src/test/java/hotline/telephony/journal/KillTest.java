package hotline.telephony.journal;

import static hotline.database.jooq.Tables.CALL_EVENT;
import static hotline.database.jooq.Tables.JOURNAL_GAP;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.database.Database;
import hotline.telephony.store.JournalTables;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole process is killed (SIGKILL), again and again, while facts flow. */
class KillTest {

    private static final int RUNS = 2;

    @TempDir
    Path folder;

    @Test
    void given_process_killed_while_facts_flow_then_what_reached_the_disk_is_written_exactly_once() throws Exception {
        try (Desk desk = new Desk(folder)) {
            for (int run = 0; run < RUNS; run++) {
                killAfter(desk, run, 40 + 150 * run);
            }
            try (CallJournal journal = desk.open()) {
                Desk.caughtUp(journal);
            }
            for (int run = 0; run < RUNS; run++) {
                List<String> events = desk.events("run" + run, "queue");
                assertThat(events).hasSizeGreaterThan(50);
                assertThat(events)
                        .isEqualTo(IntStream.range(0, events.size())
                                .mapToObj(number -> "n" + number)
                                .toList());
            }
            assertThat(desk.database.dsl().fetchCount(JOURNAL_GAP)).isZero();
            assertThat(desk.database
                            .dsl()
                            .select(CALL_EVENT.CALL_ID)
                            .from(CALL_EVENT)
                            .orderBy(CALL_EVENT.SEQ)
                            .fetch(CALL_EVENT.CALL_ID))
                    .isSorted();
        }
    }

    private static void killAfter(Desk desk, int run, int milliseconds) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Victim.class.getName(),
                        desk.settings.folder().toString(),
                        desk.databaseSettings.url(),
                        "run" + run)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader output = process.inputReader()) {
            String line = output.readLine();
            while (line != null && !line.equals("flowing")) {
                line = output.readLine();
            }
            assertThat(line).describedAs("the process started").isNotNull();
            LockSupport.parkNanos(Duration.ofMillis(milliseconds).toNanos());
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /** Feeds a journal until it is killed. */
    static final class Victim {

        private Victim() {}

        public static void main(String[] arguments) {
            Database database =
                    Database.open(new Database.Settings(arguments[1], "postgres", "", 2, Duration.ofSeconds(5)));
            JournalSettings settings = new JournalSettings(
                    Path.of(arguments[0]), 8192, 16 << 20, 10_000, 20, Duration.ofMillis(10), Duration.ofMillis(50));
            CallJournal journal =
                    CallJournal.open(settings, new JournalTables(database, Clock.systemUTC()), Clock.systemUTC());
            for (int number = 0; ; number++) {
                journal.accept(Facts.queued(arguments[2], number));
                if (number == 50) {
                    Desk.until(() -> journal.lag().queued() == 0, "first facts on the disk");
                    System.out.println("flowing");
                }
                LockSupport.parkNanos(200_000);
            }
        }
    }
}

package hotline.telephony.journal;

import static hotline.database.jooq.Tables.CALL_EVENT;
import static hotline.database.jooq.Tables.JOURNAL_GAP;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.telephony.fact.Fact;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallJournalTest {

    @TempDir
    Path folder;

    private static void feed(CallJournal journal, String call, int from, int to) {
        for (int number = from; number < to; number++) {
            journal.accept(Facts.queued(call, number));
        }
    }

    private static List<String> numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(number -> "n" + number).toList();
    }

    @Test
    void given_many_facts_then_all_once_and_in_order() {
        try (Desk desk = new Desk(folder, 4096, 1 << 20, 10_000, 50)) {
            try (CallJournal journal = desk.open()) {
                feed(journal, "c1", 0, 2000);
                Desk.caughtUp(journal);
                assertThat(journal.lag().bytes())
                        .describedAs("written segments go")
                        .isLessThan(3 * 4096L + 50 * 200);
            }
            assertThat(desk.events("c1", "queue")).isEqualTo(numbers(0, 2000));
            assertThat(desk.database.dsl().fetchCount(JOURNAL_GAP)).isZero();
        }
    }

    @Test
    void given_phone_numbers_inside_then_only_the_owner_reads_the_files() throws Exception {
        try (Desk desk = new Desk(folder);
                CallJournal journal = desk.open()) {
            Facts.answeredCall("c1").forEach(journal);
            Desk.caughtUp(journal);
            try (Stream<Path> files = Files.list(desk.settings.folder())) {
                assertThat(files.filter(file -> file.toString().endsWith(".jsonl")))
                        .isNotEmpty()
                        .allSatisfy(
                                file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                                        .isEqualTo("rw-------"));
            }
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(desk.settings.folder())))
                    .isEqualTo("rwx------");
        }
    }

    /** Dies for good after a number of writes; with {@code lost} the last one committed but nobody heard of it. */
    private static JournalSink dyingAfter(JournalSink real, int writes, boolean lost) {
        AtomicInteger left = new AtomicInteger(writes);
        return new JournalSink() {
            @Override
            public long position(JournalId journal) {
                return real.position(journal);
            }

            @Override
            public long write(JournalId journal, List<JournalEntry> entries) {
                int turn = left.getAndDecrement();
                if (turn > 0 || turn == 0 && lost) {
                    long position = real.write(journal, entries);
                    if (turn > 0) {
                        return position;
                    }
                }
                throw new IllegalStateException("killed");
            }
        };
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void given_killed_at_each_position_when_reopened_then_exactly_once(boolean commitUnheard) {
        List<Fact> life = Facts.answeredCall("c1");
        try (Desk desk = new Desk(folder, 1500, 1 << 20, 100, 1)) {
            for (int position = 0; position <= life.size(); position++) {
                String call = "c" + position;
                try (CallJournal journal = desk.open(dyingAfter(desk.tables, position, commitUnheard))) {
                    Facts.answeredCall(call).forEach(journal);
                    int written = position;
                    Desk.until(
                            () -> journal.lag().queued() == 0
                                    && (journal.lag().failing()
                                            || written >= life.size()
                                                    && journal.lag().unwritten() == 0),
                            "first run");
                }
                try (CallJournal journal = desk.open()) {
                    Desk.caughtUp(journal);
                }
                assertThat(desk.database
                                .dsl()
                                .select(CALL_EVENT.TYPE)
                                .from(CALL_EVENT)
                                .where(CALL_EVENT.CALL_ID.eq(call))
                                .orderBy(CALL_EVENT.SEQ)
                                .fetch(CALL_EVENT.TYPE))
                        .isEqualTo(life.stream()
                                .filter(fact -> fact instanceof Fact.OfCall)
                                .map(fact -> fact.getClass().getSimpleName())
                                .toList());
            }
            assertThat(desk.database.dsl().fetchCount(JOURNAL_GAP)).isZero();
        }
    }

    @Test
    void given_torn_last_line_when_reopened_then_cut_and_continued() throws Exception {
        try (Desk desk = new Desk(folder)) {
            try (CallJournal journal = desk.open(dyingAfter(desk.tables, 0, false))) {
                feed(journal, "c1", 0, 3);
            }
            Path segment = segments(desk).getLast();
            Files.writeString(segment, "{\"seq\":99,\"at\":\"2026-", StandardOpenOption.APPEND);

            try (CallJournal journal = desk.open()) {
                feed(journal, "c1", 3, 6);
                Desk.caughtUp(journal);
            }
            assertThat(desk.events("c1", "queue")).isEqualTo(numbers(0, 6));
            assertThat(desk.database.dsl().fetchCount(JOURNAL_GAP)).isZero();
        }
    }

    @Test
    void given_damaged_line_in_the_middle_then_the_rest_is_written_and_the_gap_noted() throws Exception {
        try (Desk desk = new Desk(folder)) {
            try (CallJournal journal = desk.open(dyingAfter(desk.tables, 0, false))) {
                feed(journal, "c1", 0, 5);
            }
            Path segment = segments(desk).getLast();
            List<String> lines = Files.readAllLines(segment);
            lines.set(2, "\u0000\u0001 rubbish");
            Files.write(segment, lines);

            try (CallJournal journal = desk.open()) {
                Desk.caughtUp(journal);
            }
            assertThat(desk.events("c1", "queue")).containsExactly("n0", "n1", "n3", "n4");
            assertThat(desk.database.dsl().selectFrom(JOURNAL_GAP).fetch())
                    .singleElement()
                    .satisfies(gap -> assertThat(gap.getFromSeq()).isEqualTo(gap.getToSeq()));
        }
    }

    @Test
    void given_database_really_away_then_nobody_waits_and_it_catches_up() throws Exception {
        try (Desk desk = new Desk(folder);
                CallJournal journal = desk.open()) {
            feed(journal, "c1", 0, 100);
            Desk.caughtUp(journal);

            administer(desk, "alter database %s with allow_connections false");
            administer(desk, "select pg_terminate_backend(pid) from pg_stat_activity where datname = '%s'");
            long began = System.nanoTime();
            feed(journal, "c1", 100, 5000);
            long perFact = (System.nanoTime() - began) / 4900;
            Desk.until(() -> journal.lag().failing() && journal.lag().queued() == 0, "outage noticed");
            assertThat(journal.lag().unwritten()).isEqualTo(4900);
            assertThat(perFact).describedAs("nanoseconds a fact").isLessThan(100_000);

            administer(desk, "alter database %s with allow_connections true");
            Desk.caughtUp(journal);
            assertThat(desk.events("c1", "queue")).isEqualTo(numbers(0, 5000));
            assertThat(journal.lag().dropped()).isZero();
        }
    }

    @Test
    void given_limit_reached_then_new_facts_drop_and_are_noted_and_the_old_survive() {
        AtomicBoolean away = new AtomicBoolean(true);
        try (Desk desk = new Desk(folder, 1000, 5000, 1000, 10);
                CallJournal journal = desk.open(new InterruptibleSink(desk.tables, away))) {
            feed(journal, "c1", 0, 500);
            Desk.until(() -> journal.lag().queued() == 0 && journal.lag().full(), "limit");
            long dropped = journal.lag().dropped();
            assertThat(dropped).isPositive().isLessThan(500);
            assertThat(journal.lag().bytes()).isLessThan(5000 + 10 * 200);

            away.set(false);
            Desk.until(() -> journal.lag().unwritten() == 0, "caught up");
            feed(journal, "c1", 500, 510);
            Desk.caughtUp(journal);

            int kept = (int) (500 - dropped);
            assertThat(desk.events("c1", "queue"))
                    .isEqualTo(Stream.concat(numbers(0, kept).stream(), numbers(500, 510).stream())
                            .toList());
            assertThat(desk.database.dsl().selectFrom(JOURNAL_GAP).fetch())
                    .singleElement()
                    .satisfies(gap ->
                            assertThat(gap.getToSeq() - gap.getFromSeq() + 1).isEqualTo(dropped));
        }
    }

    @Test
    void given_journal_folder_lost_then_a_new_one_continues_above() throws Exception {
        try (Desk desk = new Desk(folder)) {
            try (CallJournal journal = desk.open()) {
                feed(journal, "c1", 0, 3);
                Desk.caughtUp(journal);
            }
            Files.move(desk.settings.folder(), folder.resolve("lost"));
            try (CallJournal journal = desk.open()) {
                feed(journal, "c1", 3, 6);
                Desk.caughtUp(journal);
            }
            assertThat(desk.events("c1", "queue")).isEqualTo(numbers(0, 6));
        }
    }

    private static List<Path> segments(Desk desk) throws java.io.IOException {
        return List.copyOf(
                Segments.open(desk.settings.folder(), Clock.systemUTC()).files().values());
    }

    private static void administer(Desk desk, String sql) throws SQLException {
        String url = desk.databaseSettings.url();
        String name = url.replaceAll(".*/([^?]*).*", "$1");
        try (Connection connection =
                DriverManager.getConnection(url.replace("/" + name, "/postgres"), desk.databaseSettings.user(), "")) {
            connection.createStatement().execute(sql.formatted(name));
        }
    }
}

package hotline.telephony.room;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.database.Database;
import hotline.database.TestDatabase;
import hotline.kernel.PhoneNumber;
import hotline.telephony.Result;
import hotline.telephony.call.AgentId;
import hotline.telephony.call.CallId;
import hotline.telephony.call.Party;
import hotline.telephony.call.RecordedTrack;
import hotline.telephony.core.Unended;
import hotline.telephony.fact.Fact;
import hotline.telephony.journal.CallJournal;
import hotline.telephony.journal.Facts;
import hotline.telephony.journal.InterruptibleSink;
import hotline.telephony.journal.JournalSettings;
import hotline.telephony.journal.JournalSink;
import hotline.telephony.room.MissedEnds.Remains;
import hotline.telephony.store.JournalTables;
import hotline.telephony.store.OpenRecords;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MissedEndsTest {

    private static final MissedEnds.Pace QUICK =
            new MissedEnds.Pace(Duration.ZERO, Duration.ofMillis(5), Duration.ofMillis(20));

    @TempDir
    Path folder;

    private final Database database = TestDatabase.fresh();
    private final JournalTables tables = new JournalTables(database, Clock.systemUTC());
    private final BlockingQueue<List<Unended>> told = new LinkedBlockingQueue<>();

    @AfterEach
    void close() {
        database.close();
    }

    private CallJournal journal(String name, JournalSink sink) {
        JournalSettings usual = JournalSettings.defaults(folder.resolve(name));
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

    private MissedEnds watch(CallJournal journal, MissedEnds.Incoming incoming) {
        return new MissedEnds(
                CompletableFuture.completedFuture(null),
                journal,
                new OpenRecords(database),
                incoming,
                this::tell,
                Clock.systemUTC(),
                QUICK);
    }

    private CompletionStage<Result> tell(List<Unended> calls) {
        told.add(calls);
        return CompletableFuture.completedFuture(Result.done());
    }

    private List<Unended> next() throws InterruptedException {
        List<Unended> calls = told.poll(30, TimeUnit.SECONDS);
        assertThat(calls).as("told within half a minute").isNotNull();
        return calls;
    }

    private static List<Fact> untilAnswered(String call) {
        return Facts.answeredCall(call).subList(0, 11);
    }

    private static RecordedTrack track(String file, Optional<AgentId> agent, Instant start) {
        return new RecordedTrack(file, agent.isPresent() ? Party.AGENT : Party.CITIZEN, agent, start);
    }

    @Test
    void given_journal_of_a_killed_run_when_the_database_comes_late_then_only_calls_without_an_end_are_told()
            throws Exception {
        AtomicBoolean away = new AtomicBoolean(true);
        JournalSink sink = new InterruptibleSink(tables, away);
        try (CallJournal killed = journal("one", sink)) {
            Facts.answeredCall("c1").forEach(killed);
            untilAnswered("c2").forEach(killed);
        }
        try (CallJournal journal = journal("one", sink);
                MissedEnds ends = watch(journal, List::of)) {
            assertThat(told).isEmpty();
            away.set(false);

            assertThat(next())
                    .containsExactly(new Unended(
                            new CallId("c2"),
                            true,
                            Facts.START,
                            Optional.of(new Unended.Talk(Facts.ZHANG, Facts.START.plusSeconds(20))),
                            Facts.START.plusSeconds(20),
                            List.of()));
        }
    }

    @Test
    void given_another_servers_call_in_the_same_database_then_it_is_left_to_that_server() throws Exception {
        try (CallJournal other = journal("other", tables)) {
            untilAnswered("c1").forEach(other);
        }
        try (CallJournal mine = journal("mine", tables)) {
            untilAnswered("c2").forEach(mine);
            try (MissedEnds ends = watch(mine, List::of)) {
                assertThat(next()).extracting(call -> call.call().value()).containsExactly("c2");
            }
        }
    }

    @Test
    void given_recordings_then_they_give_the_tracks_and_a_later_sign_of_life_and_tell_of_calls_without_a_record()
            throws Exception {
        Instant sign = Facts.START.plusSeconds(50);
        List<RecordedTrack> tracks = List.of(
                track("c1-cit.wav", Optional.empty(), Facts.START),
                track("c1-agent-1001-7.wav", Optional.of(Facts.ZHANG), Facts.START.plusSeconds(20)));
        List<RecordedTrack> unknown = List.of(
                track("c9-cit.wav", Optional.empty(), Facts.START.plusSeconds(60)),
                track("c9-agent-1002-8.wav", Optional.of(Facts.LI), Facts.START.plusSeconds(70)));
        try (CallJournal journal = journal("one", tables)) {
            untilAnswered("c1").forEach(journal);
            Facts.answeredCall("c2").forEach(journal);
            List<Remains> remains = List.of(
                    new Remains(new CallId("c1"), tracks, sign),
                    new Remains(new CallId("c2"), List.of(), sign),
                    new Remains(new CallId("c9"), unknown, Facts.START.plusSeconds(90)),
                    new Remains(new CallId("young"), List.of(), Instant.now().plusSeconds(60)));
            try (MissedEnds ends = watch(journal, () -> remains)) {
                assertThat(next()).singleElement().satisfies(call -> {
                    assertThat(call.tracks()).isEqualTo(tracks);
                    assertThat(call.lastSign()).isEqualTo(sign);
                });
                assertThat(next())
                        .containsExactly(new Unended(
                                new CallId("c9"),
                                false,
                                Facts.START.plusSeconds(60),
                                Optional.of(new Unended.Talk(Facts.LI, Facts.START.plusSeconds(70))),
                                Facts.START.plusSeconds(90),
                                unknown));
            }
        }
    }

    @Test
    void given_many_calls_and_a_disk_that_fails_once_then_told_in_pages_from_the_start() throws Exception {
        List<String> expected = new ArrayList<>();
        AtomicBoolean failing = new AtomicBoolean(true);
        try (CallJournal journal = journal("one", tables)) {
            for (int number = 100; number < 350; number++) {
                expected.add("c" + number);
                journal.accept(new Fact.CallArrived(
                        Facts.START, new CallId("c" + number), PhoneNumber.parse("13807731234"), "12345"));
            }
            MissedEnds.Incoming disk = () -> {
                if (failing.getAndSet(false)) {
                    throw new java.io.UncheckedIOException(new java.io.IOException("disk"));
                }
                return List.of();
            };
            try (MissedEnds ends = watch(journal, disk)) {
                List<List<Unended>> pages = List.of(next(), next(), next());
                assertThat(pages).extracting(List::size).containsExactly(100, 100, 50);
                assertThat(pages.stream()
                                .flatMap(List::stream)
                                .map(call -> call.call().value()))
                        .isEqualTo(expected);
            }
        }
    }
}

package hotline.tickets.usecase;

import static hotline.tickets.usecase.TestRoom.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hotline.database.Database;
import hotline.database.TestDatabase;
import hotline.regulation.IdentityNeed;
import hotline.regulation.TicketKind;
import hotline.regulation.Urgency;
import hotline.tickets.DraftFields;
import hotline.tickets.Matter;
import hotline.tickets.SearchAnswer;
import hotline.tickets.SearchAnswer.Found;
import hotline.tickets.SearchQuestion;
import hotline.tickets.Ticket;
import hotline.tickets.search.TicketIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The index is derived: however it comes to harm, it is there again, with everything and nothing twice. */
class IndexFollowerTest {

    @TempDir
    Path folder;

    private final TestRoom room = new TestRoom();

    @AfterEach
    void close() {
        room.close();
    }

    private Ticket accepted(String title) {
        Matter matter = new Matter(TicketKind.HELP, title, "内容", Urgency.NORMAL, "", "", IdentityNeed.NONE, false);
        return room.accepted(CALLER, new DraftFields(matter, "张三", "", "", false));
    }

    private Searching open() {
        return Searching.open(room.database, room.clock, folder, 2);
    }

    private static long total(Searching searching, String text) {
        return searching.find(SearchQuestion.of(text), SUPERVISOR) instanceof Found found ? found.total() : -1;
    }

    private static void awaitTotal(Searching searching, String text, long total) {
        await().atMost(Duration.ofSeconds(10)).until(() -> total(searching, text) == total);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.endsWith("write.lock")).toList();
        }
    }

    @Test
    void given_a_stop_then_what_happened_meanwhile_is_found_after_the_next_start() throws Exception {
        accepted("路灯不亮");
        try (Searching searching = open()) {
            awaitTotal(searching, "路灯", 1);
        }
        Ticket meanwhile = accepted("路灯损坏");
        try (Searching searching = open()) {
            awaitTotal(searching, "路灯", 2);
            done(room.room.tickets().dispatch(hotline.tickets.Act.by(AGENT, meanwhile.id()), "cg", "权责清单"));
            await().until(() ->
                    searching.find(SearchQuestion.of("路灯"), UNIT) instanceof Found found && found.total() == 1);
            assertThat(total(searching, "路灯")).isEqualTo(2);
        }
    }

    @Test
    void given_a_kill_then_the_index_goes_on_from_its_last_commit() throws Exception {
        accepted("路灯不亮");
        try (Searching searching = open()) {
            awaitTotal(searching, "路灯", 1);
        }
        // what a killed process leaves: tickets written and never committed
        try (TicketIndex killed = TicketIndex.open(folder).orElseThrow()) {
            killed.remove(java.util.UUID.fromString("00000000-0000-7000-8000-000000000001"));
        }
        accepted("路灯损坏");
        try (Searching searching = open()) {
            awaitTotal(searching, "路灯", 2);
        }
    }

    @Test
    void given_damaged_files_then_built_anew() throws Exception {
        accepted("路灯不亮");
        try (Searching searching = open()) {
            awaitTotal(searching, "路灯", 1);
        }
        for (Path file : files()) {
            Files.write(file, new byte[] {1, 2, 3}, StandardOpenOption.TRUNCATE_EXISTING);
        }
        try (Searching searching = open()) {
            awaitTotal(searching, "路灯", 1);
        }
    }

    @Test
    void given_missing_files_then_built_anew() throws Exception {
        accepted("路灯不亮");
        try (Searching searching = open()) {
            awaitTotal(searching, "路灯", 1);
        }
        for (Path file : files()) {
            if (!file.getFileName().toString().startsWith("segments")) {
                Files.delete(file);
            }
        }
        try (Searching searching = open()) {
            awaitTotal(searching, "路灯", 1);
        }
    }

    @Test
    void given_another_database_then_built_anew() throws Exception {
        accepted("路灯不亮");
        try (Searching searching = open()) {
            awaitTotal(searching, "路灯", 1);
        }
        try (Database other = TestDatabase.fresh();
                Searching searching = Searching.open(other, room.clock, folder, 1)) {
            await().until(searching::isWhole);
            assertThat(total(searching, "路灯")).isZero();
        }
    }

    @Test
    void given_another_process_that_writes_then_it_is_left_alone_and_taken_over_when_it_is_gone() throws Exception {
        accepted("路灯不亮");
        TicketIndex held = TicketIndex.create(folder);
        try (Searching searching = open()) {
            assertThat(searching.find(SearchQuestion.of("路灯"), SUPERVISOR)).isEqualTo(new SearchAnswer.Away());
            assertThat(searching.isWhole()).isFalse();
            await().until(searching::isFailing);
            held.close();
            awaitTotal(searching, "路灯", 1);
            assertThat(searching.isFailing()).isFalse();
        }
    }

    @Test
    void given_a_line_that_is_committed_after_later_ones_then_it_is_not_missed() throws Exception {
        Ticket late = accepted("初始标题");
        try (Searching searching = open()) {
            awaitTotal(searching, "初始标题", 1);
            CountDownLatch written = new CountDownLatch(1);
            CountDownLatch commit = new CountDownLatch(1);
            Thread slow = Thread.ofVirtual()
                    .start(() -> room.database.runInTransaction(tx -> {
                        tx.execute("update ticket set title = '迟来的改动' where id = ?", late.id());
                        tx.execute(
                                "insert into ticket_event (ticket_id, version, at, actor_id, actor_role, event, event_name, to_state)"
                                        + " values (?, 99, now(), '1001', 'AGENT', 'NOTE', '备注', 'ACCEPTED')",
                                late.id());
                        written.countDown();
                        try {
                            commit.await();
                        } catch (InterruptedException ended) {
                            throw new IllegalStateException(ended);
                        }
                    }));
            written.await();
            accepted("后来居上");
            awaitTotal(searching, "后来居上", 1);
            assertThat(total(searching, "迟来的改动")).isZero();
            commit.countDown();
            slow.join();
            awaitTotal(searching, "迟来的改动", 1);
            assertThat(total(searching, "初始标题")).isZero();
        }
        // and the mark passed it
        try (TicketIndex index = TicketIndex.open(folder).orElseThrow()) {
            assertThat(index.mark().isWhole()).isTrue();
        }
    }

    @Test
    void given_more_tickets_than_a_page_then_all_of_them_once() throws Exception {
        room.database.dsl().execute("""
                insert into ticket (id, number, version, state, kind, title, content, channel, agent_id, created_at)
                select uuidv7(), '4503' || lpad(n::text, 15, '0'), 1, 'ACCEPTED', 'HELP', '批量路灯' || n, '内容', 'PHONE', '1001', now()
                from generate_series(1, 2500) n
                """);
        try (Searching searching = open()) {
            await().until(searching::isWhole);
            Found found = (Found) searching.find(SearchQuestion.of("批量路灯"), SUPERVISOR);
            assertThat(found.more()).isTrue();
            assertThat(found.total()).isGreaterThanOrEqualTo(1_000);
            assertThat(total(searching, "批量路灯2499")).isEqualTo(1);
        }
        try (TicketIndex index = TicketIndex.open(folder).orElseThrow()) {
            assertThat(index.size()).isEqualTo(2_500);
        }
    }

    @Test
    void given_no_index_yet_then_the_answer_says_so() throws Exception {
        try (Searching searching = open()) {
            SearchAnswer first = searching.find(SearchQuestion.of("路灯"), SUPERVISOR);
            assertThat(first).isInstanceOfAny(SearchAnswer.Away.class, Found.class);
            await().until(searching::isWhole);
            assertThat(((Found) searching.find(SearchQuestion.of("路灯"), SUPERVISOR)).index())
                    .isNull();
        }
    }
}

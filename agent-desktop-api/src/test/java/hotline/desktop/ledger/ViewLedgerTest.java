package hotline.desktop.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.database.Database;
import hotline.database.TestDatabase;
import hotline.desktop.fake.TestClock;
import hotline.desktop.person.Person;
import hotline.desktop.person.Role;
import hotline.desktop.store.LedgerLine;
import hotline.desktop.store.LedgerQuestion;
import hotline.desktop.store.LedgerStore;
import hotline.desktop.store.LookKind;
import hotline.regulation.clause.Proves;
import hotline.regulation.disclosure.CallerField;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The ledger on a real PostgreSQL: nothing in it changes, and what was changed past the triggers shows. */
@Proves("24a")
class ViewLedgerTest {

    private static final UUID LAMP = UUID.fromString("00000000-0000-7000-8000-000000000001");
    private static final UUID NOISE = UUID.fromString("00000000-0000-7000-8000-000000000002");
    private static final Person BANZHANG = person("banzhang", "班长", Role.SUPERVISOR);
    private static final Person AGENT = person("1001", "话务员1001", Role.AGENT);

    private final TestClock clock = new TestClock(Instant.parse("2026-11-24T02:00:00.123456789Z"));
    private final Database database = TestDatabase.fresh();
    private final ViewLedger ledger = new ViewLedger(database, new LedgerStore(), clock);

    @AfterEach
    void close() {
        database.close();
    }

    private static Person person(String name, String displayName, Role role) {
        return new Person(UUID.nameUUIDFromBytes(name.getBytes()), name, displayName, Set.of(role), null, null);
    }

    private static Disclosure clear(UUID... tickets) {
        return new Disclosure(
                LookKind.VIEW, List.of(tickets), Set.of(CallerField.NUMBER, CallerField.NAME), Set.of(), "", null);
    }

    private List<LedgerLine> of(UUID ticket, String person, Instant from, Instant to) {
        return ledger.find(new LedgerQuestion(ticket, person, null, from, to, null, 50));
    }

    @Test
    void given_views_then_found_by_ticket_by_person_and_by_time() {
        ledger.write(AGENT, "10.0.0.1", "ticket", clear(LAMP));
        clock.advance(Duration.ofHours(1));
        ledger.write(BANZHANG, "10.0.0.2", "listTickets", clear(LAMP, NOISE));
        Instant between = Instant.parse("2026-11-24T02:30:00Z");
        assertThat(of(LAMP, null, null, null)).extracting(LedgerLine::person).containsExactly("banzhang", "1001");
        assertThat(of(NOISE, null, null, null)).extracting(LedgerLine::person).containsExactly("banzhang");
        assertThat(of(null, "1001", null, null)).extracting(LedgerLine::address).containsExactly("10.0.0.1");
        assertThat(of(LAMP, null, between, null)).extracting(LedgerLine::person).containsExactly("banzhang");
        assertThat(of(LAMP, null, null, between)).extracting(LedgerLine::person).containsExactly("1001");
        assertThat(of(LAMP, "banzhang", null, between)).isEmpty();
    }

    @Test
    void given_a_written_line_then_it_reads_back_as_it_was_told() {
        LedgerLine told = ledger.write(AGENT, "10.0.0.1", "ticket", clear(LAMP));
        assertThat(of(LAMP, null, null, null)).containsExactly(told);
        assertThat(told.clear()).containsExactly("NAME", "NUMBER");
    }

    @Test
    void given_a_line_then_the_database_refuses_to_change_or_remove_it() {
        ledger.write(AGENT, "10.0.0.1", "ticket", clear(LAMP));
        ledger.seal();
        for (String table : List.of("view_ledger", "view_ledger_seal")) {
            String column = table.equals("view_ledger") ? "person" : "sha256";
            assertThatThrownBy(() -> database.dsl().execute("update " + table + " set " + column + " = 'x'"))
                    .hasMessageContaining("append-only");
            assertThatThrownBy(() -> database.dsl().execute("delete from " + table))
                    .hasMessageContaining("append-only");
            assertThatThrownBy(() -> database.dsl().execute("truncate " + table))
                    .hasMessageContaining("append-only");
        }
    }

    @Test
    void given_unmasking_without_a_reason_then_not_even_the_database_takes_it() {
        Disclosure without = new Disclosure(LookKind.UNMASK, List.of(LAMP), Set.of(), Set.of(), "", null);
        assertThatThrownBy(() -> ledger.write(AGENT, "10.0.0.1", "revealCaller", without))
                .hasMessageContaining("view_ledger");
    }

    @Test
    void given_seals_then_a_change_past_the_triggers_shows() {
        for (int i = 0; i < 3; i++) {
            ledger.write(AGENT, "10.0.0.1", "ticket", clear(LAMP));
            ledger.write(BANZHANG, "10.0.0.2", "ticket", clear(NOISE));
            assertThat(ledger.seal()).isTrue();
            clock.advance(Duration.ofMinutes(1));
        }
        assertThat(ledger.seal()).as("nothing new").isFalse();
        ledger.write(AGENT, "10.0.0.1", "ticket", clear(LAMP));
        assertThat(ledger.check()).isEqualTo(new LedgerCheck(3, 6, 1, null));
        long second = of(LAMP, null, null, null).get(2).line();
        for (String tampering : List.of(
                "update view_ledger set person = '1002' where line = " + second,
                "delete from view_ledger where line = " + second)) {
            database.runInTransaction(tx -> {
                tx.execute("alter table view_ledger disable trigger user");
                tx.execute(tampering);
            });
            assertThat(ledger.check().brokenThrough()).as(tampering).isEqualTo(second + 1);
        }
    }

    @Test
    void given_writers_beside_the_sealing_then_no_line_is_left_out() throws Exception {
        try (var writers = Executors.newFixedThreadPool(4)) {
            var done = IntStream.range(0, 200)
                    .mapToObj(_ -> writers.submit(() -> ledger.write(AGENT, "10.0.0.1", "ticket", clear(LAMP))))
                    .toList();
            for (int i = 0; i < 10; i++) {
                ledger.seal();
            }
            for (var one : done) {
                one.get();
            }
        }
        ledger.seal();
        assertThat(ledger.check().lines()).isEqualTo(200);
        assertThat(ledger.check().brokenThrough()).isNull();
    }

    @Test
    void given_saves_while_typing_then_one_line_for_ten_minutes() {
        for (int i = 0; i < 5; i++) {
            ledger.write(AGENT, "10.0.0.1", "saveDraft", clear(LAMP));
            clock.advance(Duration.ofMinutes(2));
        }
        assertThat(of(LAMP, null, null, null)).hasSize(1);
        ledger.write(AGENT, "10.0.0.1", "saveDraft", clear(LAMP));
        ledger.write(AGENT, "10.0.0.9", "saveDraft", clear(LAMP));
        ledger.write(AGENT, "10.0.0.1", "saveDraft", clear(NOISE));
        assertThat(of(LAMP, null, null, null)).as("later, and from elsewhere").hasSize(3);
    }
}

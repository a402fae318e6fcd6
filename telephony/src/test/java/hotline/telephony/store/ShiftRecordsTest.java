package hotline.telephony.store;

import static hotline.telephony.journal.Facts.LI;
import static hotline.telephony.journal.Facts.START;
import static hotline.telephony.journal.Facts.ZHANG;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.database.Database;
import hotline.database.TestDatabase;
import hotline.kernel.PhoneNumber;
import hotline.telephony.call.Activity;
import hotline.telephony.call.AgentId;
import hotline.telephony.call.CallId;
import hotline.telephony.core.Earlier.Shift;
import hotline.telephony.core.Served;
import hotline.telephony.fact.Fact;
import hotline.telephony.journal.Facts;
import hotline.telephony.times.Shifts;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.ResultQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShiftRecordsTest {

    private static final CallId CALL = new CallId("1764000000.1");
    private static final PhoneNumber CALLER = PhoneNumber.parse("13807731234");
    private static final PhoneNumber OTHER = PhoneNumber.parse("0773-2812345");

    @TempDir
    Path folder;

    private final Database database = TestDatabase.fresh();
    private final ShiftRecords records = new ShiftRecords(database);

    @AfterEach
    void close() {
        database.close();
    }

    private void write(List<Fact> facts) {
        Facts.store(facts, folder, database);
    }

    private static Instant at(long seconds) {
        return START.plusSeconds(seconds);
    }

    @Test
    void given_a_day_of_changes_then_shifts_are_told_as_of_the_start_and_nothing_later() {
        write(List.of(
                Facts.agent(at(-100_000), ZHANG, new Activity.Talking(new CallId("c0"))), // the day before yesterday
                Facts.agent(at(0), ZHANG, new Activity.OnBreak(Activity.OnBreak.SIGNED_IN)),
                Facts.agent(at(10), ZHANG, new Activity.Ready()),
                Facts.agent(at(20), ZHANG, new Activity.Offered(CALL)),
                Facts.agent(at(25), ZHANG, new Activity.Talking(CALL)),
                Facts.agent(at(85), ZHANG, new Activity.WrapUp(CALL, at(95))),
                Facts.agent(at(95), ZHANG, new Activity.Ready()),
                Facts.agent(at(50), LI, new Activity.Ready()),
                Facts.agent(at(100), LI, new Activity.Talking(new CallId("c2"))),
                new Fact.WatchKept(at(110), at(0)),
                Facts.agent(at(200), LI, new Activity.Ready()),
                Facts.agent(at(200), ZHANG, new Activity.Ready())));

        assertThat(records.shifts(at(200)).shifts())
                .isEqualTo(Map.of(
                        ZHANG, new Shift(Optional.of(at(95)), Duration.ofSeconds(60), Map.of(CALL, at(25))),
                        LI, new Shift(Optional.empty(), Duration.ofSeconds(10), Map.of(new CallId("c2"), at(100)))));
        assertThat(records.shifts(at(200)).from()).contains(at(200).minus(Duration.ofHours(24)));
    }

    @Test
    void given_calls_then_the_last_agent_of_each_caller_in_the_order_of_time() {
        write(List.of(
                arrived("c1", 0, CALLER),
                answered("c1", 5, ZHANG),
                arrived("c2", 100, OTHER),
                answered("c2", 105, LI),
                arrived("c3", 200, CALLER),
                answered("c3", 205, ZHANG),
                answered("c3", 260, LI), // transferred
                arrived("c4", 300, OTHER), // gave up
                arrived("c5", 400, PhoneNumber.parse("anonymous")),
                answered("c5", 405, ZHANG)));

        assertThat(records.served()).containsExactly(new Served(OTHER, LI), new Served(CALLER, LI));
    }

    @Test
    void given_a_large_table_then_both_questions_go_by_an_index() {
        database.dsl().execute("""
                insert into call_record (call_id, caller_number, arrived_at, answered_at, agent_id)
                select 'x' || n, '136' || (10000000 + n), now() - n * interval '1 minute', now(), '1001'
                from generate_series(1, 60000) n""");
        database.dsl().execute("""
                insert into agent_state_log (agent_id, seq, at, status, data)
                select '1001', n, now() - n * interval '1 minute', 'READY', '{}' from generate_series(1, 60000) n""");
        database.dsl().execute("analyze call_record, agent_state_log");

        OffsetDateTime now = OffsetDateTime.now();
        assertThat(plan(ShiftRecords.newestTalks(database.dsl()))).contains("call_record_arrived");
        assertThat(plan(ShiftRecords.changes(database.dsl(), now.minus(Shifts.SPAN), now)))
                .contains("agent_state_log_at");
        assertThat(records.served())
                .hasSize(Served.MOST)
                .last()
                .satisfies(newest -> assertThat(newest.caller().digits()).isEqualTo("13610000001"));
    }

    private String plan(ResultQuery<?> query) {
        return database.dsl().explain(query).plan();
    }

    private static Fact arrived(String call, long at, PhoneNumber caller) {
        return new Fact.CallArrived(at(at), new CallId(call), caller, "12345");
    }

    private static Fact answered(String call, long at, AgentId agent) {
        return new Fact.CallAnswered(at(at), new CallId(call), agent, new UUID(0, 1));
    }
}

package hotline.telephony.store;

import static hotline.database.jooq.Tables.AGENT_STATE_LOG;
import static hotline.database.jooq.Tables.JOURNAL_GAP;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.database.Database;
import hotline.database.TestDatabase;
import hotline.kernel.PhoneNumber;
import hotline.telephony.call.CallId;
import hotline.telephony.call.CallOutcome;
import hotline.telephony.fact.Fact;
import hotline.telephony.journal.Facts;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallHistoryTest {

    @TempDir
    Path folder;

    private final Database database = TestDatabase.fresh();
    private final CallHistory history = new CallHistory(database);

    @AfterEach
    void close() {
        database.close();
    }

    private void write(List<Fact> facts) {
        Facts.store(facts, folder, database);
    }

    @Test
    void given_answered_call_then_its_row_tells_the_whole_life() {
        write(Facts.answeredCall("1764000000.1"));

        CallHistory.Detail detail = history.find(new CallId("1764000000.1")).orElseThrow();

        CallHistory.Call call = detail.call();
        assertThat(call.caller()).isEqualTo(PhoneNumber.parse("13807731234"));
        assertThat(call.place()).isEqualTo("广西桂林市");
        assertThat(call.dialled()).isEqualTo("12345");
        assertThat(call.outcome()).contains(CallOutcome.ANSWERED);
        assertThat(call.agent()).contains(Facts.ZHANG);
        assertThat(call.offers()).isEqualTo(2);
        assertThat(call.waited()).contains(Duration.ofSeconds(18));
        assertThat(call.talked()).contains(Duration.ofSeconds(60));
        assertThat(call.arrivedAt()).isEqualTo(Facts.START);
        assertThat(call.endedAt()).contains(Facts.START.plusSeconds(80));
        assertThat(detail.events())
                .extracting(CallHistory.Event::type)
                .containsExactly(
                        "CallArrived",
                        "CallQueued",
                        "CallOffered",
                        "OfferEnded",
                        "CallOffered",
                        "OfferEnded",
                        "CallAnswered",
                        "CallEnded");
        assertThat(detail.events().get(2).data().get("why").get(0).asText()).isEqualTo("空闲最久");
        assertThat(database.dsl()
                        .select(AGENT_STATE_LOG.STATUS)
                        .from(AGENT_STATE_LOG)
                        .where(AGENT_STATE_LOG.AGENT_ID.eq("1001"))
                        .orderBy(AGENT_STATE_LOG.SEQ)
                        .fetch(AGENT_STATE_LOG.STATUS))
                .containsExactly("OFFERED", "TALKING");
    }

    @Test
    void given_abandoned_then_waited_until_the_end_and_no_agent() {
        CallId call = new CallId("c2");
        write(List.of(
                new Fact.CallArrived(Facts.START, call, PhoneNumber.parse("anonymous"), "12345"),
                Facts.queued("c2", 0),
                new Fact.CallEnded(
                        Facts.START.plusSeconds(9),
                        call,
                        CallOutcome.ABANDONED_WAITING,
                        Optional.empty(),
                        Duration.ZERO,
                        List.of(),
                        Optional.empty())));

        CallHistory.Call found = history.find(call).orElseThrow().call();

        assertThat(found.waited()).contains(Duration.ofSeconds(9));
        assertThat(found.agent()).isEmpty();
        assertThat(found.caller().kind()).isEqualTo(PhoneNumber.Kind.ANONYMOUS);
    }

    @Test
    void given_call_adopted_after_a_restart_without_an_arrival_then_it_has_a_row() {
        CallId call = new CallId("c3");
        write(List.of(
                new Fact.CallAdopted(Facts.START, call, PhoneNumber.parse("0773-2812345"), Optional.of(Facts.LI)),
                new Fact.CallEnded(
                        Facts.START.plusSeconds(5),
                        call,
                        CallOutcome.ANSWERED,
                        Optional.empty(),
                        Duration.ofSeconds(5),
                        List.of(),
                        Optional.empty())));

        assertThat(history.find(call).orElseThrow().call().agent()).contains(Facts.LI);
    }

    @Test
    void given_end_that_nobody_saw_then_last_sign_and_uncertainty_are_told_and_a_second_end_changes_nothing() {
        CallId call = new CallId("c4");
        Instant sign = Facts.START.plusSeconds(50);
        write(List.of(
                new Fact.CallArrived(Facts.START, call, PhoneNumber.parse("13807731234"), "12345"),
                Facts.queued("c4", 1000),
                end(call, Facts.START.plusSeconds(80), Optional.of(sign)),
                end(call, Facts.START.plusSeconds(200), Optional.empty())));

        CallHistory.Call found = history.find(call).orElseThrow().call();

        assertThat(found.endedAt()).contains(sign);
        assertThat(found.unseen()).contains(Duration.ofSeconds(30));
        assertThat(found.waited()).contains(Duration.ofSeconds(49));
        assertThat(found.outcome()).contains(CallOutcome.LOST_SIGHT);
    }

    private static Fact end(CallId call, Instant at, Optional<Instant> lastSign) {
        return new Fact.CallEnded(
                at,
                call,
                lastSign.isPresent() ? CallOutcome.LOST_SIGHT : CallOutcome.ANSWERED,
                Optional.empty(),
                Duration.ZERO,
                List.of(),
                lastSign);
    }

    @Test
    void given_many_calls_then_pages_latest_first_and_by_agent() {
        for (int number = 0; number < 5; number++) {
            write(Facts.answeredCall("c" + number));
        }

        assertThat(history.page(Optional.empty(), 0, 2).calls())
                .extracting(one -> one.call().value())
                .containsExactly("c4", "c3");
        assertThat(history.page(Optional.of(Facts.ZHANG), 2, 2).calls()).hasSize(1);
        assertThat(history.page(Optional.of(Facts.LI), 0, 2)).isEqualTo(new CallHistory.Page(List.of(), 0));
        assertThat(history.page(Optional.empty(), -1, 100_000).total()).isEqualTo(5);
    }

    @Test
    void given_hostile_dialled_text_then_kept_as_data() {
        CallId call = new CallId("c9");
        write(List.of(new Fact.CallArrived(
                Facts.START, call, PhoneNumber.parse("'; drop table call_record"), "1\0'); drop table \"x\" --")));

        assertThat(history.find(call).orElseThrow().call().dialled()).isEqualTo("1'); drop table \"x\" --");
        assertThat(database.dsl().fetchCount(JOURNAL_GAP)).isZero();
    }
}

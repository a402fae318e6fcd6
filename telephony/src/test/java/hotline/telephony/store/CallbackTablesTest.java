package hotline.telephony.store;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.database.Database;
import hotline.database.TestDatabase;
import hotline.kernel.PhoneNumber;
import hotline.telephony.CallbackSettings;
import hotline.telephony.call.AgentId;
import hotline.telephony.call.CallId;
import hotline.telephony.call.CallOutcome;
import hotline.telephony.call.CallPurpose;
import hotline.telephony.call.NodeId;
import hotline.telephony.call.OutgoingCall;
import hotline.telephony.call.QueueId;
import hotline.telephony.core.DueCallback;
import hotline.telephony.fact.Fact;
import hotline.telephony.journal.CallJournal;
import hotline.telephony.journal.JournalSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallbackTablesTest {

    private static final Instant T = Instant.parse("2026-11-24T02:00:00Z");
    private static final PhoneNumber CITIZEN = PhoneNumber.parse("13807731234");
    private static final CallId FIRST = new CallId("1764000000.1");
    private static final CallId SECOND = new CallId("1764000000.2");
    private static final CallbackSettings LIMITS = new CallbackSettings(
            true, LocalTime.of(8, 0), LocalTime.of(21, 0), ZoneId.of("Asia/Shanghai"), 3, Duration.ofMinutes(10));

    @TempDir
    Path folder;

    private final Database database = TestDatabase.fresh();
    private final CallbackTables tables = new CallbackTables(database, LIMITS);

    @AfterEach
    void close() {
        database.close();
    }

    private void write(Fact... facts) {
        try (CallJournal journal = CallJournal.open(
                JournalSettings.defaults(folder), new JournalTables(database, Clock.systemUTC()), Clock.systemUTC())) {
            List.of(facts).forEach(journal);
        }
    }

    private static Fact.CallArrived arrives(CallId call, PhoneNumber caller) {
        return new Fact.CallArrived(T, call, caller, "12345");
    }

    private static Fact.CallQueued queued(CallId call) {
        return new Fact.CallQueued(T.plusSeconds(5), call, new QueueId("guiliu"));
    }

    private static Fact.CallEnded ended(CallId call, CallOutcome outcome, int afterSeconds) {
        return new Fact.CallEnded(
                T.plusSeconds(afterSeconds),
                call,
                outcome,
                Optional.empty(),
                Duration.ZERO,
                List.of(),
                Optional.empty());
    }

    private DueCallback only() {
        assertThat(tables.due(T.plusSeconds(3600))).hasSize(1);
        return tables.due(T.plusSeconds(3600)).getFirst();
    }

    @Test
    void given_promise_then_due_with_the_place_of_the_call() {
        write(
                arrives(FIRST, CITIZEN),
                queued(FIRST),
                new Fact.CallbackPromised(T.plusSeconds(60), FIRST, CITIZEN, new QueueId("guiliu")),
                ended(FIRST, CallOutcome.NOBODY_AVAILABLE, 65));

        DueCallback due = only();
        assertThat(due.purpose()).isEqualTo(CallPurpose.PROMISED);
        assertThat(due.number()).isEqualTo(CITIZEN);
        assertThat(due.queue()).isEqualTo(new QueueId("guiliu"));
        assertThat(due.entry()).isEqualTo(T.plusSeconds(5));
    }

    @Test
    void given_abandoned_after_five_seconds_then_missed_and_once_a_number() {
        write(arrives(FIRST, CITIZEN), queued(FIRST), ended(FIRST, CallOutcome.ABANDONED_WAITING, 12));
        write(arrives(SECOND, CITIZEN), queued(SECOND), ended(SECOND, CallOutcome.ABANDONED_RINGING, 40));

        assertThat(only().purpose()).isEqualTo(CallPurpose.MISSED);
    }

    @Test
    void given_abandoned_at_once_or_anonymous_or_in_the_greeting_then_nobody_is_called_back() {
        write(arrives(FIRST, CITIZEN), queued(FIRST), ended(FIRST, CallOutcome.ABANDONED_WAITING, 8));
        write(
                arrives(SECOND, PhoneNumber.parse("anonymous")),
                queued(SECOND),
                ended(SECOND, CallOutcome.ABANDONED_WAITING, 60));
        CallId third = new CallId("1764000000.3");
        write(arrives(third, CITIZEN), ended(third, CallOutcome.ABANDONED_IN_GREETING, 60));

        assertThat(tables.due(T.plusSeconds(3600))).isEmpty();
    }

    @Test
    void given_citizen_who_got_through_then_closed_with_the_reason() {
        write(arrives(FIRST, CITIZEN), queued(FIRST), ended(FIRST, CallOutcome.ABANDONED_WAITING, 60));
        write(
                arrives(SECOND, CITIZEN),
                queued(SECOND),
                new Fact.CallAnswered(T.plusSeconds(90), SECOND, new AgentId("1001"), SECOND.draftId()));

        assertThat(tables.due(T.plusSeconds(3600))).isEmpty();
        assertThat(tables.list(10))
                .singleElement()
                .satisfies(one -> assertThat(one.reason()).isEqualTo("诉求人已打通"));
    }

    @Test
    void given_claims_then_never_two_at_once_and_after_three_without_an_answer_closed() {
        write(arrives(FIRST, CITIZEN), queued(FIRST), ended(FIRST, CallOutcome.ABANDONED_WAITING, 60));
        UUID id = only().id();
        Instant now = T.plusSeconds(3600);
        for (int attempt = 1; attempt <= 3; attempt++) {
            CallId call = CallId.outgoing(NodeId.FIRST, new UUID(1, attempt));
            assertThat(tables.claim(id, call, now)).isTrue();
            assertThat(tables.claim(id, CallId.outgoing(NodeId.FIRST, new UUID(2, attempt)), now))
                    .isFalse();
            assertThat(tables.due(now)).isEmpty();
            write(
                    new Fact.CallPlaced(
                            now,
                            call,
                            CITIZEN,
                            Optional.of(new AgentId("1001")),
                            new OutgoingCall(CallPurpose.MISSED, Optional.empty(), Optional.of(id))),
                    new Fact.CallEnded(
                            now.plusSeconds(45),
                            call,
                            CallOutcome.CALLEE_NO_ANSWER,
                            Optional.of(new AgentId("1001")),
                            Duration.ZERO,
                            List.of(),
                            Optional.empty()));
            assertThat(tables.due(now.plusSeconds(60))).isEmpty();
            now = now.plus(Duration.ofMinutes(11));
            assertThat(tables.due(now)).hasSize(attempt < 3 ? 1 : 0);
        }
        tables.tidy(now);
        assertThat(tables.list(10)).singleElement().satisfies(one -> {
            assertThat(one.state()).isEqualTo("CLOSED");
            assertThat(one.reason()).isEqualTo("已回拨 3 次未接通");
        });
    }

    @Test
    void given_talk_then_done() {
        write(arrives(FIRST, CITIZEN), queued(FIRST), ended(FIRST, CallOutcome.ABANDONED_WAITING, 60));
        UUID id = only().id();
        CallId call = CallId.outgoing(NodeId.FIRST, new UUID(1, 1));
        assertThat(tables.claim(id, call, T.plusSeconds(3600))).isTrue();
        write(
                new Fact.CallPlaced(
                        T.plusSeconds(3590),
                        call,
                        CITIZEN,
                        Optional.of(new AgentId("1001")),
                        new OutgoingCall(CallPurpose.MISSED, Optional.empty(), Optional.of(id))),
                new Fact.CallAnswered(T.plusSeconds(3610), call, new AgentId("1001"), call.draftId()));
        assertThat(tables.find(id).orElseThrow().state()).isEqualTo("DONE");
    }

    @Test
    void given_server_that_died_between_claim_and_dialling_then_tried_again_later_not_twice() {
        write(arrives(FIRST, CITIZEN), queued(FIRST), ended(FIRST, CallOutcome.ABANDONED_WAITING, 60));
        UUID id = only().id();
        Instant claimed = T.plusSeconds(3600);
        assertThat(tables.claim(id, CallId.outgoing(NodeId.FIRST, new UUID(1, 1)), claimed))
                .isTrue();
        tables.tidy(claimed.plusSeconds(60));
        assertThat(tables.find(id).orElseThrow().state()).isEqualTo("DIALLING");
        tables.tidy(claimed.plusSeconds(200));
        assertThat(tables.find(id).orElseThrow().state()).isEqualTo("WAITING");
        assertThat(tables.due(claimed.plusSeconds(300))).isEmpty();
        assertThat(tables.due(claimed.plusSeconds(601))).hasSize(1);
    }

    @Test
    void given_cancelled_then_never_dialled() {
        write(arrives(FIRST, CITIZEN), queued(FIRST), ended(FIRST, CallOutcome.ABANDONED_WAITING, 60));
        UUID id = only().id();
        assertThat(tables.cancel(id, "banzhang", "已另行处理", T.plusSeconds(3600))).isTrue();
        assertThat(tables.cancel(id, "banzhang", "再次", T.plusSeconds(3600))).isFalse();
        assertThat(tables.claim(id, CallId.outgoing(NodeId.FIRST, new UUID(1, 1)), T.plusSeconds(3600)))
                .isFalse();
    }

    @Test
    void given_night_then_no_phone_rings() {
        assertThat(LIMITS.mayRing(ZonedDateTime.parse("2026-11-24T07:59:59+08:00")))
                .isFalse();
        assertThat(LIMITS.mayRing(ZonedDateTime.parse("2026-11-24T08:00:00+08:00")))
                .isTrue();
        assertThat(LIMITS.mayRing(ZonedDateTime.parse("2026-11-24T20:59:59+08:00")))
                .isTrue();
        assertThat(LIMITS.mayRing(ZonedDateTime.parse("2026-11-24T21:00:00+08:00")))
                .isFalse();
        assertThat(LIMITS.mayRing(ZonedDateTime.parse("2026-11-24T00:30:00Z"))).isTrue();
    }
}

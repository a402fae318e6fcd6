package hotline.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.database.Database;
import hotline.database.TestDatabase;
import hotline.kernel.PhoneNumber;
import hotline.telephony.call.AgentId;
import hotline.telephony.call.CallId;
import hotline.telephony.call.CallOutcome;
import hotline.telephony.fact.Fact;
import hotline.telephony.journal.CallJournal;
import hotline.telephony.journal.JournalSettings;
import hotline.telephony.store.JournalTables;
import hotline.telephony.store.WorkedCalls;
import hotline.tickets.Actor;
import hotline.tickets.Ticket;
import hotline.tickets.TicketFilter;
import hotline.tickets.TicketSettings;
import hotline.tickets.Tickets;
import hotline.tickets.sealing.SealingKeys;
import hotline.tickets.usecase.TicketRoom;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every call that reached an agent has its draft, with real tables. */
class DraftsTest {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final PhoneNumber CALLER = PhoneNumber.parse("13807731234");
    private static final AgentId ZHANG = new AgentId("1001");
    private static final AgentId LI = new AgentId("1002");

    @TempDir
    Path folder;

    private final Database database = TestDatabase.fresh();
    private final TicketRoom tickets =
            TicketRoom.open(database, SealingKeys.wellKnown(), CLOCK, TicketSettings.defaults(), _ -> {});
    private final WorkedCalls worked = new WorkedCalls(database);
    private final AtomicInteger owed = new AtomicInteger();
    private final Instant now = CLOCK.instant();

    @AfterEach
    void close() {
        database.close();
    }

    private Fact.CallArrived arrived(String call, Instant at) {
        return new Fact.CallArrived(at, new CallId(call), CALLER, "12345");
    }

    private Fact.CallOffered offered(String call, AgentId agent) {
        CallId id = new CallId(call);
        return new Fact.CallOffered(
                now, id, UUID.randomUUID(), agent, CALLER, Duration.ZERO, List.of("空闲最久"), id.draftId());
    }

    private Fact.CallAnswered answered(String call, AgentId agent) {
        CallId id = new CallId(call);
        return new Fact.CallAnswered(now, id, agent, id.draftId());
    }

    private Fact.CallEnded ended(String call, Optional<AgentId> agent, Optional<Instant> lastSign) {
        return new Fact.CallEnded(
                now, new CallId(call), CallOutcome.LOST_SIGHT, agent, Duration.ZERO, List.of(), lastSign);
    }

    private void write(Fact... facts) throws InterruptedException {
        try (CallJournal journal =
                CallJournal.open(JournalSettings.defaults(folder), new JournalTables(database, CLOCK), CLOCK)) {
            List.of(facts).forEach(journal);
            journal.awaitWritten();
        }
    }

    private void tell(Tickets with, Fact... facts) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            DraftOpener opener = new DraftOpener(with, new CallOrigins(), threads, owed::incrementAndGet);
            List.of(facts).forEach(opener);
        }
    }

    /** As if the database were away for so many calls. */
    private Tickets away(int calls) {
        AtomicInteger left = new AtomicInteger(calls);
        return (Tickets) Proxy.newProxyInstance(
                Tickets.class.getClassLoader(), new Class<?>[] {Tickets.class}, (_, method, arguments) -> {
                    if (left.getAndDecrement() > 0) {
                        throw new IllegalStateException("away");
                    }
                    return method.invoke(tickets.tickets(), arguments);
                });
    }

    private OwedDrafts settle(Tickets with, OwedDrafts.Journal journal) {
        return new OwedDrafts(with, worked, journal, CLOCK, Duration.ofMillis(5));
    }

    private Optional<String> agentOf(String call) {
        return tickets.queries()
                .find(new CallId(call).draftId(), Actor.system())
                .map(Ticket::intake)
                .map(Ticket.Intake::agentId);
    }

    @Test
    void given_offered_call_then_its_draft_is_opened_and_goes_to_whoever_answers_in_anothers_place() {
        tell(tickets.tickets(), arrived("c1", now), offered("c1", ZHANG));
        assertThat(agentOf("c1")).contains("1001");

        tell(
                tickets.tickets(),
                new Fact.CallAdopted(now, new CallId("c1"), CALLER, Optional.of(LI)),
                answered("c1", LI));

        assertThat(agentOf("c1")).contains("1002");
        assertThat(owed).hasValue(0);
    }

    @Test
    void given_call_adopted_as_a_talk_then_its_agent_has_a_draft() {
        tell(
                tickets.tickets(),
                new Fact.CallAdopted(now, new CallId("c1"), CALLER, Optional.of(LI)),
                answered("c1", LI));

        assertThat(agentOf("c1")).contains("1002");
    }

    @Test
    void given_database_away_or_an_end_nobody_saw_then_the_draft_is_owed() {
        tell(away(1), arrived("c1", now), offered("c1", ZHANG), ended("c1", Optional.of(ZHANG), Optional.empty()));
        assertThat(owed).hasValue(1);

        tell(tickets.tickets(), ended("c2", Optional.of(ZHANG), Optional.of(now)));

        assertThat(owed).hasValue(2);
    }

    @Test
    void given_server_killed_before_the_draft_was_opened_when_started_again_then_it_is_opened() throws Exception {
        write(
                arrived("c1", now.minusSeconds(60)),
                offered("c1", LI),
                offered("c1", ZHANG),
                arrived("c2", now.minusSeconds(50)),
                answered("c2", LI),
                arrived("nobody", now.minusSeconds(40)),
                arrived("old", now.minus(Duration.ofDays(2))),
                offered("old", ZHANG));

        try (OwedDrafts drafts = settle(away(2), () -> {})) {
            until(() -> agentOf("c1").isPresent() && agentOf("c2").isPresent(), "both drafts");
        }

        assertThat(agentOf("c1")).contains("1001");
        assertThat(agentOf("c2")).contains("1002");
        assertThat(agentOf("nobody")).isEmpty();
        assertThat(agentOf("old")).isEmpty();
    }

    @Test
    void given_owed_draft_when_the_records_lag_behind_then_it_waits_for_them() throws Exception {
        Semaphore written = new Semaphore(0);
        try (OwedDrafts drafts = settle(tickets.tickets(), written::acquire)) {
            write(arrived("c1", now), offered("c1", ZHANG));
            assertThat(agentOf("c1")).isEmpty();
            written.release();
            until(() -> agentOf("c1").isPresent(), "first");

            write(arrived("c2", now), offered("c2", ZHANG));
            drafts.look();
            written.release();
            until(() -> agentOf("c2").isPresent(), "second");
        }
    }

    @Test
    void given_more_calls_than_a_page_then_all_get_their_drafts() throws Exception {
        List<Fact> facts = new ArrayList<>();
        for (int number = 100; number < 550; number++) {
            facts.add(arrived("c" + number, now.minusSeconds(number % 3)));
            facts.add(offered("c" + number, ZHANG));
        }
        write(facts.toArray(Fact[]::new));

        try (OwedDrafts drafts = settle(tickets.tickets(), () -> {})) {
            until(
                    () -> tickets.queries()
                                    .list(TicketFilter.all(1), Actor.system())
                                    .total()
                            == 450,
                    "450 drafts");
        }
    }

    private static void until(Supplier<Boolean> reached, String what) {
        for (int tries = 0; tries < 3000; tries++) {
            if (reached.get()) {
                return;
            }
            LockSupport.parkNanos(10_000_000);
        }
        throw new AssertionError("not within half a minute: " + what);
    }
}

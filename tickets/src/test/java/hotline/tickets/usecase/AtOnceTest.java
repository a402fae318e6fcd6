package hotline.tickets.usecase;

import static hotline.tickets.usecase.TestRoom.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.regulation.Evaluation;
import hotline.regulation.EvaluationSource;
import hotline.regulation.TicketKind;
import hotline.regulation.TicketState;
import hotline.tickets.Act;
import hotline.tickets.CodeLimits;
import hotline.tickets.DispatchOrder;
import hotline.tickets.DisputeSettings;
import hotline.tickets.Outbox;
import hotline.tickets.Result;
import hotline.tickets.ReviewDecision;
import hotline.tickets.Ticket;
import hotline.tickets.TicketEvent;
import hotline.tickets.TicketSettings;
import hotline.tickets.Timers.Swept;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two people, two sweeps, or a death in the middle: every effect once. */
class AtOnceTest {

    static final TicketSettings SMALL_BATCHES = new TicketSettings(
            Duration.ofHours(2),
            3,
            3,
            Duration.ofSeconds(5),
            Duration.ofSeconds(15),
            Set.of(),
            CodeLimits.defaults(),
            DisputeSettings.defaults(),
            Duration.ofHours(1));

    private final TestRoom room = new TestRoom(SMALL_BATCHES);

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void given_two_people_dispatch_at_once_then_one_does_and_the_other_is_told() throws Exception {
        for (int round = 0; round < 10; round++) {
            Ticket ticket = room.accepted(CALLER, fields(TicketKind.HELP));
            List<Result> results = atOnce(
                    () -> room.room
                            .tickets()
                            .dispatch(Act.by(AGENT, ticket.id()).seeing(ticket.version()), "cg", "权责清单"),
                    () -> room.room
                            .tickets()
                            .dispatch(
                                    Act.by(REVIEWER, ticket.id()).seeing(ticket.version()),
                                    DispatchOrder.to("jt", "三定方案").because("路口信号灯归交通运输局")));
            assertThat(results).filteredOn(Result.Done.class::isInstance).hasSize(1);
            assertThat(results)
                    .filteredOn(Result.Refused.class::isInstance)
                    .singleElement()
                    .isEqualTo(new Result.Refused(Result.Why.STALE, "工单刚刚被他人修改，请刷新后再操作", null, null));
            assertThat(room.room.queries().history(ticket.id(), REVIEWER))
                    .filteredOn(event -> event.event().equals("DISPATCH"))
                    .hasSize(1);
        }
    }

    @Test
    void given_the_citizen_and_the_timer_at_once_then_one_evaluation() throws Exception {
        for (int round = 0; round < 10; round++) {
            Ticket ticket = room.delivered();
            room.clock.advance(Duration.ofHours(24));
            atOnce(
                    () -> room.room.tickets().evaluate(ticket.id(), Evaluation.SATISFIED, EvaluationSource.SMS, "1"),
                    () -> room.room.timers().sweep());
            room.room.timers().sweep();
            assertThat(room.now(ticket.id()).state()).isEqualTo(TicketState.CLOSED);
            assertThat(room.room.queries().history(ticket.id(), REVIEWER))
                    .extracting(TicketEvent::event)
                    .filteredOn(event -> event.endsWith("SATISFIED"))
                    .hasSize(1);
        }
    }

    @Test
    void given_four_sweeps_at_once_over_many_tickets_then_each_ticket_once() throws Exception {
        List<Ticket> tickets = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            tickets.add(room.delivered());
        }
        room.clock.advance(Duration.ofHours(24));
        Callable<Swept> sweep = () -> room.room.timers().sweep();
        int swept = atOnce(sweep, sweep, sweep, sweep).stream()
                .mapToInt(Swept::defaultSatisfied)
                .sum();
        swept += room.room.timers().sweep().defaultSatisfied();
        assertThat(swept).isEqualTo(20);
        for (Ticket ticket : tickets) {
            assertThat(room.now(ticket.id()).evaluation().value()).isEqualTo(Evaluation.DEFAULT_SATISFIED);
            assertThat(room.room.queries().history(ticket.id(), REVIEWER))
                    .filteredOn(event -> event.event().equals("DEFAULT_SATISFIED"))
                    .hasSize(1);
        }
    }

    @Test
    void given_the_database_session_dies_while_review_passes_then_nothing_happened_and_later_once() {
        Ticket ticket = room.replied(CALLER, fields(TicketKind.HELP));
        room.database.dsl().execute("""
                create function die() returns trigger language plpgsql as $$
                begin perform pg_terminate_backend(pg_backend_pid()); return new; end $$;
                create trigger die after insert on outbox for each row execute function die();
                """);
        Act review = Act.by(REVIEWER, ticket.id());
        assertThatThrownBy(() -> room.room.tickets().review(review, ReviewDecision.PASS, ""))
                .isInstanceOf(RuntimeException.class);
        room.database.dsl().execute("drop trigger die on outbox");
        assertThat(room.now(ticket.id()).state()).isEqualTo(TicketState.REPLY_REVIEW);
        assertThat(room.room.outbox().depth().waiting()).isZero();
        done(room.room.tickets().review(review, ReviewDecision.PASS, ""));
        assertThat(refused(room.room.tickets().review(review, ReviewDecision.PASS, ""))
                        .why())
                .isEqualTo(Result.Why.STATE);
        assertThat(room.room.outbox().depth().waiting()).isEqualTo(1);
    }

    @Test
    void given_an_item_taken_then_nobody_else_gets_it_until_the_lease_ends() {
        room.passed();
        Outbox outbox = room.room.outbox();
        assertThat(outbox.take(Outbox.RESULT_SMS, 10, Duration.ofMinutes(1))).hasSize(1);
        assertThat(outbox.take(Outbox.RESULT_SMS, 10, Duration.ofMinutes(1))).isEmpty();
        room.clock.advance(Duration.ofMinutes(1));
        List<Outbox.Item> again = outbox.take(Outbox.RESULT_SMS, 10, Duration.ofMinutes(1));
        assertThat(again).hasSize(1);
        assertThat(again.getFirst().attempts()).isEqualTo(2);
        outbox.done(again.getFirst().id());
        room.clock.advance(Duration.ofDays(1));
        assertThat(outbox.take(Outbox.RESULT_SMS, 10, Duration.ofMinutes(1))).isEmpty();
        assertThat(outbox.depth()).isEqualTo(new Outbox.Depth(0, 0));
    }

    @Test
    void given_two_takers_at_once_then_no_item_twice() throws Exception {
        for (int i = 0; i < 12; i++) {
            room.passed();
        }
        Callable<List<Outbox.Item>> take = () -> room.room.outbox().take(Outbox.RESULT_SMS, 6, Duration.ofMinutes(1));
        List<Outbox.Item> taken = new ArrayList<>();
        atOnce(take, take, take).forEach(taken::addAll);
        taken.addAll(take.call());
        assertThat(taken).extracting(Outbox.Item::id).doesNotHaveDuplicates().hasSize(12);
    }

    @Test
    void given_failures_then_waits_double_to_the_limit_and_then_the_item_is_dead() {
        room.passed();
        Outbox outbox = room.room.outbox();
        for (int wait : new int[] {5, 10}) {
            outbox.failed(
                    outbox.take(Outbox.RESULT_SMS, 1, Duration.ofMinutes(1))
                            .getFirst()
                            .id(),
                    "网关断开");
            room.clock.advance(Duration.ofSeconds(wait).minusMillis(1));
            assertThat(outbox.take(Outbox.RESULT_SMS, 1, Duration.ofMinutes(1))).isEmpty();
            room.clock.advance(Duration.ofMillis(1));
        }
        outbox.failed(
                outbox.take(Outbox.RESULT_SMS, 1, Duration.ofMinutes(1))
                        .getFirst()
                        .id(),
                "网关断开");
        room.clock.advance(Duration.ofDays(1));
        assertThat(outbox.take(Outbox.RESULT_SMS, 1, Duration.ofMinutes(1))).isEmpty();
        assertThat(outbox.depth()).isEqualTo(new Outbox.Depth(0, 1));
    }

    @SafeVarargs
    static <T> List<T> atOnce(Callable<? extends T>... tasks) throws InterruptedException {
        CyclicBarrier start = new CyclicBarrier(tasks.length);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> running = new ArrayList<>();
            for (Callable<? extends T> task : tasks) {
                running.add(threads.submit(() -> {
                    start.await();
                    return task.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> one : running) {
                results.add(one.get());
            }
            return results;
        } catch (ExecutionException failed) {
            throw new AssertionError(failed.getCause());
        }
    }
}

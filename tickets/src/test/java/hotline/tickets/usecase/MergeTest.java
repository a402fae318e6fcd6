package hotline.tickets.usecase;

import static hotline.tickets.usecase.TestRoom.*;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.kernel.PhoneNumber;
import hotline.regulation.EmergencyDesk;
import hotline.regulation.Evaluation;
import hotline.regulation.EvaluationSource;
import hotline.regulation.TicketKind;
import hotline.regulation.TicketState;
import hotline.tickets.Act;
import hotline.tickets.Outbox;
import hotline.tickets.Result;
import hotline.tickets.ReviewDecision;
import hotline.tickets.Ticket;
import hotline.tickets.TicketEvent;
import hotline.tickets.TicketFile;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** 重复诉求并单: handled once, answered each. */
class MergeTest {

    private static final PhoneNumber SECOND = PhoneNumber.parse("13977302222");
    private static final TestRoom ROOM = new TestRoom();

    @AfterAll
    static void close() {
        ROOM.close();
    }

    private static Ticket merged(PhoneNumber caller, Ticket parent) {
        Ticket child = ROOM.accepted(caller, fields(TicketKind.HELP));
        return done(ROOM.room.endings().merge(Act.by(AGENT, child.id()), parent.number(), "同一盏路灯"));
    }

    private static Ticket parent() {
        return ROOM.dispatched(CALLER, fields(TicketKind.HELP));
    }

    private static void pass(Ticket parent) {
        done(ROOM.room.tickets().sign(Act.by(UNIT, parent.id())));
        done(ROOM.room.tickets().reply(Act.by(UNIT, parent.id()), TestRoom.reply(""), "路灯已修复"));
        done(ROOM.room.tickets().review(Act.by(REVIEWER, parent.id()), ReviewDecision.PASS, ""));
    }

    private static void closeParent(Ticket parent) {
        done(ROOM.room.tickets().evaluate(parent.id(), Evaluation.SATISFIED, EvaluationSource.SMS, "1"));
    }

    private static List<String> events(UUID ticket) {
        return ROOM.room.queries().history(ticket, REVIEWER).stream()
                .map(TicketEvent::event)
                .toList();
    }

    private static TicketState state(Ticket ticket) {
        return ROOM.now(ticket.id()).state();
    }

    @Test
    void given_a_merged_ticket_when_the_parent_is_answered_and_closed_then_told_on_its_own_and_closed_once() {
        Ticket parent = parent();
        Ticket child = merged(SECOND, parent);
        ROOM.room.timers().sweep();
        assertThat(state(child)).isEqualTo(TicketState.MERGED);
        assertThat(ROOM.room.files().of(child.id(), AGENT).orElseThrow().merged())
                .containsExactly(new TicketFile.Merged(parent.id(), parent.number(), TicketState.DISPATCHED, true));
        assertThat(ROOM.room.files().of(parent.id(), UNIT).orElseThrow().merged())
                .containsExactly(new TicketFile.Merged(child.id(), child.number(), TicketState.MERGED, false));
        refused(ROOM.room.tickets().evaluate(child.id(), Evaluation.SATISFIED, EvaluationSource.SMS, "1"));
        pass(parent);
        ROOM.room.timers().sweep();
        ROOM.room.timers().sweep();
        assertThat(ROOM.room.outbox().take(Outbox.RESULT_SMS, 100, Duration.ofMinutes(1)))
                .filteredOn(item -> item.key().contains(child.id().toString()))
                .singleElement()
                .extracting(Outbox.Item::payload)
                .asString()
                .contains("13977302222", child.number(), "路灯已修复", "市城市管理委员会");
        closeParent(parent);
        ROOM.room.timers().sweep();
        assertThat(state(child)).as("its own message is still on the way").isEqualTo(TicketState.MERGED);
        done(ROOM.room.tickets().resultDelivered(child.id(), ROOM.clock.instant()));
        done(ROOM.room.tickets().evaluate(child.id(), Evaluation.SATISFIED, EvaluationSource.SMS, "1"));
        ROOM.room.timers().sweep();
        ROOM.room.timers().sweep();
        Ticket closed = ROOM.now(child.id());
        assertThat(closed.state()).isEqualTo(TicketState.CLOSED);
        assertThat(closed.evaluation().value()).isEqualTo(Evaluation.SATISFIED);
        assertThat(closed.assignment().unitId()).isEqualTo("cg");
        assertThat(events(child.id()))
                .containsExactly(
                        "OPEN", "ACCEPT", "MERGE", "PARENT_ANSWERED", "RESULT_DELIVERED", "SATISFIED", "PARENT_CLOSED");
    }

    @Test
    void given_a_child_closed_without_a_word_when_dissatisfied_later_then_reviewed_on_its_own() {
        Ticket parent = parent();
        Ticket child = merged(SECOND, parent);
        pass(parent);
        ROOM.room.timers().sweep();
        done(ROOM.room.tickets().resultDelivered(child.id(), ROOM.clock.instant()));
        closeParent(parent);
        ROOM.room.timers().sweep();
        assertThat(ROOM.now(child.id()).evaluation()).isNull();
        Ticket review =
                done(ROOM.room.tickets().evaluate(child.id(), Evaluation.DISSATISFIED, EvaluationSource.SMS, "3"));
        assertThat(review.state()).isEqualTo(TicketState.DISSATISFIED_REVIEW);
        Ticket redo = done(ROOM.room.tickets().redo(Act.by(REVIEWER, child.id()), "我家门口那盏没修"));
        assertThat(redo.assignment().unitId()).isEqualTo("cg");
        assertThat(state(parent)).isEqualTo(TicketState.CLOSED);
    }

    @Test
    void given_a_child_without_a_mobile_number_or_without_a_receipt_then_a_person_calls() {
        Ticket parent = parent();
        Ticket landline = merged(PhoneNumber.parse("0773-2812345"), parent);
        Ticket silent = merged(SECOND, parent);
        pass(parent);
        ROOM.room.timers().sweep();
        assertThat(state(landline)).isEqualTo(TicketState.MANUAL_FOLLOW_UP);
        ROOM.clock.advance(Duration.ofHours(2));
        ROOM.room.timers().sweep();
        assertThat(state(silent)).isEqualTo(TicketState.MANUAL_FOLLOW_UP);
    }

    @Test
    void given_a_slip_when_unmerged_before_the_answer_then_it_waits_for_dispatch_again_and_later_not() {
        Ticket parent = parent();
        Ticket child = merged(SECOND, parent);
        assertThat(refused(ROOM.room.endings().unmerge(Act.by(AGENT, child.id()), " "))
                        .field())
                .isEqualTo("reason");
        Ticket free = done(ROOM.room.endings().unmerge(Act.by(AGENT, child.id()), "不是同一盏灯"));
        assertThat(free.state()).isEqualTo(TicketState.ACCEPTED);
        done(ROOM.room.endings().merge(Act.by(AGENT, child.id()), parent.number(), "还是同一盏"));
        pass(parent);
        assertThat(refused(ROOM.room.endings().unmerge(Act.by(AGENT, child.id()), "弄错了"))
                        .reason())
                .contains("不能再解除并单");
    }

    @Test
    void given_itself_a_merged_one_a_parent_or_an_ended_one_then_refused() {
        Ticket parent = parent();
        Ticket child = merged(SECOND, parent);
        Ticket other = ROOM.accepted(SECOND, fields(TicketKind.HELP));
        var endings = ROOM.room.endings();
        Act act = Act.by(AGENT, other.id());
        assertThat(refused(endings.merge(act, other.number(), "x")).reason()).isEqualTo("不能并入自己");
        assertThat(refused(endings.merge(act, child.number(), "x")).reason()).contains("请并入它的主单");
        assertThat(refused(endings.merge(act, "4503000000000000000", "x")).field())
                .isEqualTo("parentNumber");
        assertThat(refused(endings.merge(Act.by(AGENT, parent.id()), other.number(), "x"))
                        .why())
                .isEqualTo(Result.Why.STATE);
        done(endings.merge(act, parent.number(), "同一盏"));
        Ticket waiting = ROOM.accepted(SECOND, fields(TicketKind.HELP));
        Ticket under = ROOM.accepted(SECOND, fields(TicketKind.HELP));
        done(endings.merge(Act.by(AGENT, under.id()), waiting.number(), "同一盏"));
        assertThat(refused(endings.merge(Act.by(AGENT, waiting.id()), parent.number(), "同一盏"))
                        .reason())
                .contains("本单不能再并入");
        pass(parent);
        closeParent(parent);
        Ticket late = ROOM.accepted(SECOND, fields(TicketKind.HELP));
        assertThat(refused(endings.merge(Act.by(AGENT, late.id()), parent.number(), "同一盏"))
                        .reason())
                .contains("尚未答复");
    }

    @Test
    void given_a_parent_handed_to_an_emergency_desk_then_its_children_are_free_again() {
        Ticket parent = ROOM.accepted(CALLER, fields(TicketKind.HELP));
        Ticket child = merged(SECOND, parent);
        done(ROOM.room.endings().handOver(Act.by(AGENT, parent.id()), EmergencyDesk.TRAFFIC, "塌方", null));
        ROOM.room.timers().sweep();
        assertThat(state(child)).isEqualTo(TicketState.ACCEPTED);
        assertThat(events(child.id())).endsWith("MERGE", "UNMERGE");
    }

    @Test
    void given_two_that_merge_into_each_other_at_once_then_one_does() throws Exception {
        Ticket one = ROOM.accepted(CALLER, fields(TicketKind.HELP));
        Ticket other = ROOM.accepted(SECOND, fields(TicketKind.HELP));
        var endings = ROOM.room.endings();
        List<Result> results;
        try (var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            results = threads
                    .invokeAll(List.<java.util.concurrent.Callable<Result>>of(
                            () -> endings.merge(Act.by(AGENT, one.id()), other.number(), "同一盏"),
                            () -> endings.merge(Act.by(AGENT, other.id()), one.number(), "同一盏")))
                    .stream()
                    .map(java.util.concurrent.Future::resultNow)
                    .toList();
        }
        assertThat(results.stream().filter(Result.Done.class::isInstance)).hasSize(1);
        assertThat(List.of(state(one), state(other)))
                .containsExactlyInAnyOrder(TicketState.MERGED, TicketState.ACCEPTED);
    }
}

package hotline.tickets.usecase;

import static hotline.tickets.usecase.TestRoom.*;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.regulation.Evaluation;
import hotline.regulation.EvaluationSource;
import hotline.regulation.TicketKind;
import hotline.regulation.TicketState;
import hotline.tickets.Act;
import hotline.tickets.Actor;
import hotline.tickets.DispatchOrder;
import hotline.tickets.Result;
import hotline.tickets.Role;
import hotline.tickets.Ticket;
import hotline.tickets.TicketEvent;
import hotline.tickets.catalogue.Catalogue;
import hotline.tickets.dispute.Assist;
import hotline.tickets.dispute.ReturnVerdict;
import hotline.tickets.unit.Dissolution;
import hotline.tickets.unit.DissolutionPreview;
import hotline.tickets.unit.UnitDissolutions;
import hotline.tickets.unit.UnitDissolutions.Order;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A unit is dissolved while it has tickets: none is lost, none waits longer, and it happens once. Friday 2026-09-18. */
class DissolvingTest {

    private static final Actor ADMIN = new Actor("admin", Role.ADMINISTRATOR);
    private static final Actor HEIR = Actor.ofUnit("unit-zj", "zj");
    private static final LocalDate TODAY = LocalDate.of(2026, 9, 18);

    private final DisputeRoom disputes = new DisputeRoom();
    private final TestRoom room = disputes.room;
    private final UnitDissolutions units = room.room.dissolutions();

    @AfterEach
    void close() {
        disputes.close();
    }

    private static Order merged(String unit, String successor) {
        return new Order(unit, successor, TODAY, "市编〔2026〕8号");
    }

    private void dissolve(Order order) {
        assertThat(units.dissolve(order, ADMIN)).isEmpty();
    }

    private static Result.Refused why(Optional<Result.Refused> answer) {
        return answer.orElseThrow(() -> new AssertionError("not refused"));
    }

    private TicketEvent last(Ticket ticket) {
        return room.room.queries().history(ticket.id(), REVIEWER).getLast();
    }

    private Ticket dispatched() {
        return room.dispatched(CALLER, fields(TicketKind.HELP));
    }

    @Test
    void given_a_successor_then_every_open_ticket_goes_on_there_with_its_state_and_its_times() {
        Ticket fresh = dispatched();
        Ticket signed = disputes.signed(TicketKind.HELP);
        Ticket returned = disputes.returned(TicketKind.COMPLAINT);
        Ticket meeting = disputes.inMeeting();
        Ticket replied = room.replied(CALLER, fields(TicketKind.HELP));
        Ticket passed = room.passed();
        Ticket others = done(room.room
                .tickets()
                .dispatch(
                        Act.by(
                                AGENT,
                                room.accepted(CALLER, fields(TicketKind.HELP)).id()),
                        DispatchOrder.to("jt", "x").because("在公路上").assistedBy(List.of("cg"))));
        DissolutionPreview preview = units.preview("cg").orElseThrow();
        assertThat(preview.open())
                .containsEntry(TicketState.DISPATCHED, 1)
                .containsEntry(TicketState.IN_PROGRESS, 1)
                .containsEntry(TicketState.RETURN_REVIEW, 1)
                .containsEntry(TicketState.JOINT_MEETING, 1)
                .containsEntry(TicketState.REPLY_REVIEW, 1);
        assertThat(preview.answered()).isEqualTo(1);
        assertThat(preview.assisting()).isEqualTo(1);
        assertThat(preview.entries())
                .isNotEmpty()
                .allMatch(entry -> entry.unitId().equals("cg"));

        dissolve(merged("cg", "zj"));
        for (Ticket before : List.of(fresh, signed, returned, meeting, replied)) {
            Ticket now = room.now(before.id());
            assertThat(now.state()).isEqualTo(before.state());
            assertThat(now.times().dueAt()).isEqualTo(before.times().dueAt());
            assertThat(now.times().signBy()).isEqualTo(before.times().signBy());
            assertThat(now.assignment().unitId()).isEqualTo("zj");
            assertThat(now.assignment().basis()).isEqualTo(before.assignment().basis());
            assertThat(last(now).event()).isEqualTo("SUCCEED");
            assertThat(last(now).reason()).isEqualTo("市城市管理委员会撤并（市编〔2026〕8号），由市住房和城乡建设局承接，办理期限不变");
        }
        assertThat(room.now(passed.id()).assignment().unitId())
                .as("the record of who answered stays")
                .isEqualTo("cg");
        assertThat(disputes.view(others.id()).assists())
                .extracting(Assist::unitId, assist -> assist.endedAt() != null)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("cg", true),
                        org.assertj.core.groups.Tuple.tuple("zj", false));
        done(room.room.tickets().sign(Act.by(HEIR, fresh.id())));
        done(room.room.tickets().reply(Act.by(HEIR, fresh.id()), TestRoom.reply(""), "路灯已修复。"));
        done(disputes.decide(returned, ReturnVerdict.REFUSE, hotline.regulation.dispute.ReturnGround.MINOR_FLAW, ""));
        assertThat(room.now(returned.id()).assignment().unitId()).isEqualTo("zj");
        assertThat(refused(room.room.tickets().sign(Act.by(UNIT, signed.id()))).why())
                .isEqualTo(Result.Why.NOT_FOUND);
    }

    @Test
    void given_no_successor_then_back_to_be_dispatched_and_what_waited_for_a_decision_is_settled() {
        Ticket fresh = dispatched();
        Ticket returned = disputes.returned(TicketKind.HELP);
        Ticket extending = disputes.signed(TicketKind.HELP);
        done(disputes.extend(UNIT, extending, 1));
        Ticket replied = room.replied(CALLER, fields(TicketKind.HELP));
        Ticket meeting = disputes.inMeeting();
        dissolve(merged("cg", null));
        for (Ticket before : List.of(fresh, returned, extending, replied)) {
            Ticket now = room.now(before.id());
            assertThat(now.state()).isEqualTo(TicketState.ACCEPTED);
            assertThat(now.assignment()).isNull();
            assertThat(last(now).event()).isEqualTo("TAKE_BACK");
            assertThat(last(now).reason()).isEqualTo("市城市管理委员会已撤销（市编〔2026〕8号），没有承接单位，收回另派");
            done(room.room.tickets().dispatch(Act.by(REVIEWER, now.id()), "zj", "x"));
        }
        assertThat(disputes.disputes.waiting())
                .as("only the joint meeting is left")
                .isEmpty();
        assertThat(room.now(meeting.id()).state()).isEqualTo(TicketState.JOINT_MEETING);
        assertThat(refused(disputes.disputes.meetingKeeps(Act.by(REVIEWER, meeting.id()), DisputeRoom.PAPER, List.of()))
                        .reason())
                .isEqualTo("原承办单位已撤销，请改派其他单位");
        done(disputes.disputes.meetingReassigns(Act.by(REVIEWER, meeting.id()), DisputeRoom.PAPER, "jt", List.of()));
        assertThat(units.all()).extracting(Dissolution::open).containsExactly(0);
    }

    @Test
    void given_a_dissolved_unit_then_nobody_dispatches_to_it_and_the_catalogue_has_its_heir() {
        dissolve(merged("cg", "zj"));
        Ticket ticket = room.accepted(CALLER, fields(TicketKind.HELP));
        assertThat(refused(room.room.tickets().dispatch(Act.by(REVIEWER, ticket.id()), "cg", "x"))
                        .reason())
                .isEqualTo("承办单位不存在或已撤销");
        assertThat(room.room.queries().units()).noneMatch(unit -> unit.id().equals("cg"));
        assertThat(units.isDissolved("cg")).isTrue();
        Catalogue catalogue = room.room.catalogue().inForce().orElseThrow();
        assertThat(catalogue.version().version()).isEqualTo(2);
        assertThat(catalogue.version().note()).isEqualTo("单位撤并（市编〔2026〕8号）：市城市管理委员会的事项改由市住房和城乡建设局承办");
        assertThat(catalogue.entries()).noneMatch(entry -> entry.unitId().equals("cg"));
        assertThat(catalogue.entry("路灯照明", "").orElseThrow().unitId()).isEqualTo("zj");
        done(room.room.tickets().dispatch(Act.by(REVIEWER, ticket.id()), "zj", "x"));
    }

    @Test
    void given_a_department_that_is_merged_then_its_enterprises_belong_to_the_heir() {
        dissolve(merged("zj", "cg"));
        Ticket ticket = room.accepted(CALLER, fields(TicketKind.HELP));
        assertThat(refused(room.room.tickets().dispatch(Act.by(REVIEWER, ticket.id()), "gs", "x"))
                        .reason())
                .contains("请派往市城市管理委员会");
    }

    @Test
    void given_a_day_to_come_then_nothing_until_it_comes_and_it_can_be_taken_back() {
        Ticket ticket = dispatched();
        Order order = new Order("cg", "zj", LocalDate.of(2026, 9, 21), "市编〔2026〕8号");
        dissolve(order);
        assertThat(why(units.dissolve(order, ADMIN)).reason()).isEqualTo("这个单位的撤并已经登记，要改请先撤回");
        assertThat(units.isDissolved("cg")).isFalse();
        assertThat(units.withdraw("cg", ADMIN)).isEmpty();
        assertThat(why(units.withdraw("cg", ADMIN)).why()).isEqualTo(Result.Why.STATE);
        dissolve(order);
        disputes.moveTo("2026-09-20T23:59");
        room.room.timers().sweep();
        assertThat(room.now(ticket.id()).assignment().unitId()).isEqualTo("cg");
        disputes.moveTo("2026-09-21T00:00");
        room.room.timers().sweep();
        room.room.timers().sweep();
        assertThat(room.now(ticket.id()).assignment().unitId()).isEqualTo("zj");
        assertThat(disputes.events(ticket.id())).containsOnlyOnce("SUCCEED");
        assertThat(why(units.withdraw("cg", ADMIN)).why()).isEqualTo(Result.Why.STATE);
    }

    @Test
    void given_the_successor_is_dissolved_too_then_its_own_heir() {
        Ticket ticket = dispatched();
        dissolve(new Order("cg", "zj", LocalDate.of(2026, 9, 22), "市编〔2026〕8号"));
        dissolve(merged("zj", "jt"));
        disputes.moveTo("2026-09-22T00:01");
        room.room.timers().sweep();
        assertThat(room.now(ticket.id()).assignment().unitId()).isEqualTo("jt");
    }

    @Test
    void given_killed_amid_its_tickets_then_the_next_sweep_goes_on_and_repeats_nothing() {
        List<Ticket> tickets = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            tickets.add(dispatched());
        }
        // As a process leaves it that died between the unit and its tickets, two of which had gone already.
        dissolve(new Order("cg", "zj", LocalDate.of(2026, 9, 19), "市编〔2026〕8号"));
        room.database.dsl().execute("update unit set active = false where id = 'cg'");
        room.database.dsl().execute("update unit_dissolution set dissolved_at = now() where unit_id = 'cg'");
        room.database
                .dsl()
                .execute(
                        "update ticket set unit_id = 'zj', version = version + 1 where id = any({0})",
                        org.jooq.impl.DSL.val(new java.util.UUID[] {
                            tickets.get(0).id(), tickets.get(1).id()
                        }));
        room.room.timers().sweep();
        room.room.timers().sweep();
        for (Ticket ticket : tickets.subList(2, 7)) {
            assertThat(room.now(ticket.id()).assignment().unitId()).isEqualTo("zj");
            assertThat(disputes.events(ticket.id())).containsOnlyOnce("SUCCEED");
        }
        for (Ticket ticket : tickets.subList(0, 2)) {
            assertThat(disputes.events(ticket.id())).doesNotContain("SUCCEED");
        }
    }

    @Test
    void given_a_dissatisfied_citizen_after_the_merger_then_the_heir_handles_it_again_or_it_is_escalated() {
        Ticket one = room.delivered();
        Ticket two = room.delivered();
        for (Ticket ticket : List.of(one, two)) {
            done(room.room.tickets().evaluate(ticket.id(), Evaluation.DISSATISFIED, EvaluationSource.PERSON, "没修好"));
        }
        dissolve(new Order("cg", "zj", LocalDate.of(2026, 9, 19), "市编〔2026〕8号"));
        room.clock.advance(Duration.ofDays(1));
        room.room.timers().sweep();
        Ticket redone = done(room.room.tickets().redo(Act.by(REVIEWER, one.id()), "没修好"));
        assertThat(redone.assignment().unitId()).isEqualTo("zj");
        room.database.dsl().execute("update unit_dissolution set successor_id = null");
        assertThat(refused(room.room.tickets().redo(Act.by(REVIEWER, two.id()), "没修好"))
                        .reason())
                .isEqualTo("原承办单位已撤销，没有承接单位，请提级办理");
    }

    @Test
    void given_an_order_of_no_sense_then_refused_and_nothing_happened() {
        assertThat(why(units.dissolve(merged("cg", "zj"), REVIEWER)).why()).isEqualTo(Result.Why.FORBIDDEN);
        assertThat(why(units.dissolve(merged("cg", "cg"), ADMIN)).field()).isEqualTo("successorId");
        assertThat(why(units.dissolve(merged("cg", "mars"), ADMIN)).field()).isEqualTo("successorId");
        assertThat(why(units.dissolve(merged("mars", null), ADMIN)).why()).isEqualTo(Result.Why.NOT_FOUND);
        assertThat(why(units.dissolve(new Order("cg", null, TODAY, " "), ADMIN)).field())
                .isEqualTo("number");
        assertThat(why(units.dissolve(new Order("cg", null, TODAY.minusDays(1), "x"), ADMIN))
                        .field())
                .isEqualTo("effectiveOn");
        assertThat(units.preview("mars")).isEmpty();
        assertThat(units.all()).isEmpty();
    }
}

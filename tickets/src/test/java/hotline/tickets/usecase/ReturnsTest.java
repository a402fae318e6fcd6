package hotline.tickets.usecase;

import static hotline.tickets.usecase.DisputeRoom.NOT_OURS;
import static hotline.tickets.usecase.DisputeRoom.at;
import static hotline.tickets.usecase.TestRoom.*;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.regulation.TicketKind;
import hotline.regulation.TicketState;
import hotline.regulation.clause.Proves;
import hotline.regulation.dispute.Knowledge;
import hotline.regulation.dispute.ReturnGate;
import hotline.regulation.dispute.ReturnGround;
import hotline.tickets.Act;
import hotline.tickets.Actor;
import hotline.tickets.Result;
import hotline.tickets.Ticket;
import hotline.tickets.dispute.ReturnDecision;
import hotline.tickets.dispute.ReturnRecord;
import hotline.tickets.dispute.ReturnVerdict;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Art 13(3), from the unit's application to the reviewer's decision. Friday 2026-09-18; Sunday 09-20 is a working day. */
@Proves({"13(3)", "13(3)1", "13(3)3", "13(3)4", "13(3)5"})
class ReturnsTest {

    private final DisputeRoom room = new DisputeRoom();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void given_a_return_when_accepted_then_dispatched_anew_to_another_unit_with_its_own_clock() {
        Ticket returned = room.returned(TicketKind.HELP);
        assertThat(returned.state()).isEqualTo(TicketState.RETURN_REVIEW);
        assertThat(returned.times().dueAt()).as("the clock runs").isEqualTo(at("2026-09-23T00:00"));
        ReturnRecord waiting = room.view(returned.id()).returns().getFirst();
        assertThat(waiting.reason()).isEqualTo("不属于本单位职责");
        assertThat(waiting.decideBy()).as("four office hours").isEqualTo(at("2026-09-18T15:00"));

        room.moveTo("2026-09-18T14:00");
        Ticket accepted = done(room.decide(returned, ReturnVerdict.ACCEPT, null, "属交通运输局职责"));
        assertThat(accepted.state()).isEqualTo(TicketState.ACCEPTED);
        assertThat(accepted.assignment()).isNull();
        assertThat(accepted.times().dueAt()).isNull();
        assertThat(room.disputes.of(accepted.id(), UNIT))
                .as("no longer the unit's")
                .isEmpty();
        assertThat(room.room.told.getLast().unitId())
                .as("the unit is told that it lost it")
                .isEqualTo("cg");

        var tickets = room.room.room.tickets();
        Result.Refused same = refused(tickets.dispatch(Act.by(REVIEWER, accepted.id()), "cg", "权责清单"));
        assertThat(same.reason()).isEqualTo("该单位的退单已获同意，请派往其他单位");
        assertThat(same.field()).isEqualTo("unitId");
        room.moveTo("2026-09-20T09:00");
        Ticket anew = done(tickets.dispatch(Act.by(REVIEWER, accepted.id()), "jt", "权责清单"));
        assertThat(anew.times().dueAt()).as("three days from 09-20").isEqualTo(at("2026-09-24T00:00"));
        assertThat(anew.times().firstDispatchedAt()).as("the citizen's clock").isEqualTo(START);
        assertThat(room.events(anew.id()))
                .containsExactly("OPEN", "ACCEPT", "DISPATCH", "SIGN", "RETURN", "ACCEPT_RETURN", "DISPATCH");
    }

    @Test
    void given_a_return_when_refused_then_back_to_the_unit_whose_clock_never_stopped() {
        Ticket returned = room.returned(TicketKind.HELP);
        for (ReturnGround wrong : new ReturnGround[] {null, ReturnGround.EXTENSION_APPLIED}) {
            assertThat(refused(room.decide(returned, ReturnVerdict.REFUSE, wrong, ""))
                            .field())
                    .isEqualTo("ground");
        }
        for (ReturnGround ground :
                List.of(ReturnGround.LAW_OR_DUTY, ReturnGround.MINOR_FLAW, ReturnGround.PARTLY_DIFFERENT)) {
            Ticket once = done(room.decide(room.returned(TicketKind.HELP), ReturnVerdict.REFUSE, ground, ""));
            assertThat(room.view(once.id()).returns().getFirst().ground()).isEqualTo(ground);
        }
        Ticket back = done(room.decide(returned, ReturnVerdict.REFUSE, ReturnGround.CLUES_GIVEN, "请先到现场核实"));
        assertThat(back.state()).isEqualTo(TicketState.IN_PROGRESS);
        assertThat(back.times()).isEqualTo(returned.times());
        ReturnRecord record = room.view(back.id()).returns().getFirst();
        assertThat(record.verdict()).isEqualTo(ReturnVerdict.REFUSE);
        assertThat(record.ground().article().text()).isEqualTo("第十三条第三项第5目");
        assertThat(record.decided().by()).isEqualTo("shenhe");
        assertThat(record.lateAt()).isNull();
        assertThat(room.room.room.queries().history(back.id(), UNIT).getLast().reason())
                .contains("第十三条第三项第5目", "请先到现场核实");
        assertThat(done(room.disputes.applyToReturn(Act.by(UNIT, back.id()), NOT_OURS))
                        .state())
                .as("once more, while the window is open")
                .isEqualTo(TicketState.RETURN_REVIEW);
    }

    @Test
    void given_the_window_is_over_then_refused_word_for_word_and_a_joint_meeting_may_be_asked_for() {
        Ticket signed = room.signed(TicketKind.HELP);
        assertThat(room.view(signed.id()).returning().until()).isEqualTo(at("2026-09-21T00:00"));
        assertThat(room.view(signed.id()).returning().refusal()).isNull();
        room.moveTo("2026-09-21T00:00");
        Result.Refused late = refused(room.disputes.applyToReturn(Act.by(UNIT, signed.id()), NOT_OURS));
        assertThat(late.reason()).isEqualTo("已超过签收后1个工作日的退单期限（截止2026-09-20 24:00）；有争议请申请联席会议");
        assertThat(late.article()).isEqualTo("第十三条第三项");
        assertThat(room.view(signed.id()).returning().refusal())
                .as("told before")
                .isEqualTo(late);
        Ticket wished = done(room.disputes.applyForMeeting(Act.by(UNIT, signed.id()), NOT_OURS));
        assertThat(wished.state()).isEqualTo(TicketState.RETURN_REVIEW);
        assertThat(refused(room.decide(wished, ReturnVerdict.ACCEPT, null, "")).reason())
                .contains("请提请联席会议或者不予退单");
        assertThat(done(room.decide(wished, ReturnVerdict.DISPUTE, null, "路灯归属"))
                        .state())
                .isEqualTo(TicketState.JOINT_MEETING);
    }

    @Test
    void given_never_signed_then_the_window_runs_from_the_deadline_for_signing() {
        Ticket dispatched = room.room.dispatched(CALLER, fields(TicketKind.HELP));
        room.moveTo("2026-09-21T09:00");
        room.room.room.timers().sweep();
        assertThat(room.view(dispatched.id()).returning().until()).isEqualTo(at("2026-09-22T00:00"));
        assertThat(done(room.disputes.applyToReturn(Act.by(UNIT, dispatched.id()), NOT_OURS))
                        .state())
                .isEqualTo(TicketState.RETURN_REVIEW);
    }

    @Test
    void given_an_extension_was_applied_for_or_the_knowledge_item_is_younger_then_blocked() {
        Ticket ticket = room.signed(TicketKind.HELP);
        Knowledge younger = new Knowledge("路灯报修", START.plusSeconds(1));
        Result.Refused refused = refused(room.disputes.applyToReturn(
                Act.by(UNIT, ticket.id()), new ReturnGate.Application("知识库可答复", "知识库", younger)));
        assertThat(refused.article()).isEqualTo("第十三条第三项第6目");
        done(room.extend(UNIT, ticket, 2));
        assertThat(refused(room.disputes.applyToReturn(Act.by(UNIT, ticket.id()), NOT_OURS))
                        .article())
                .isEqualTo("第十三条第三项第7目");
        assertThat(room.view(ticket.id()).returning().refusal().article()).isEqualTo("第十三条第三项第7目");

        Ticket other = room.returned(TicketKind.HELP);
        assertThat(refused(room.disputes.decideReturn(
                                Act.by(REVIEWER, other.id()),
                                new ReturnDecision(ReturnVerdict.ACCEPT, null, "", younger)))
                        .article())
                .isEqualTo("第十三条第三项第6目");
    }

    @Test
    void given_the_reviewer_is_late_then_marked_once_and_nothing_decided() {
        Ticket returned = room.returned(TicketKind.HELP);
        room.moveTo("2026-09-18T14:59");
        assertThat(room.room.room.timers().sweep().lateReviews()).isZero();
        room.moveTo("2026-09-18T15:00");
        assertThat(room.room.room.timers().sweep().lateReviews()).isEqualTo(1);
        assertThat(room.room.room.timers().sweep().lateReviews()).isZero();
        assertThat(room.room.now(returned.id()).state()).isEqualTo(TicketState.RETURN_REVIEW);
        assertThat(room.events(returned.id())).endsWith("RETURN", "RETURN_REVIEW_LATE");
        assertThat(room.view(returned.id()).returns().getFirst().lateAt()).isEqualTo(at("2026-09-18T15:00"));
    }

    @Test
    void given_an_emergency_then_the_reviewer_has_half_an_hour_of_natural_time_and_a_late_decision_is_marked() {
        room.moveTo("2026-09-18T20:00");
        Ticket signed = room.signedEmergency();
        Ticket returned = done(room.disputes.applyToReturn(Act.by(UNIT, signed.id()), NOT_OURS));
        assertThat(room.view(returned.id()).returns().getFirst().decideBy()).isEqualTo(at("2026-09-18T20:30"));
        room.room.clock.advance(Duration.ofMinutes(31));
        done(room.decide(returned, ReturnVerdict.REFUSE, ReturnGround.LAW_OR_DUTY, ""));
        assertThat(room.view(returned.id()).returns().getFirst().lateAt()).isEqualTo(at("2026-09-18T20:31"));
    }

    @Test
    void given_others_or_somebody_faster_then_refused() {
        Ticket signed = room.signed(TicketKind.HELP);
        for (Actor nobody : List.of(AGENT, SUPERVISOR, REVIEWER)) {
            assertThat(refused(room.disputes.applyToReturn(Act.by(nobody, signed.id()), NOT_OURS))
                            .why())
                    .isEqualTo(Result.Why.FORBIDDEN);
        }
        assertThat(refused(room.disputes.applyToReturn(Act.by(OTHER_UNIT, signed.id()), NOT_OURS))
                        .why())
                .isEqualTo(Result.Why.NOT_FOUND);
        assertThat(room.disputes.of(signed.id(), OTHER_UNIT)).isEmpty();
        Act seeing = Act.by(UNIT, signed.id()).seeing(signed.version());
        Ticket returned = done(room.disputes.applyToReturn(seeing, NOT_OURS));
        assertThat(refused(room.disputes.applyToReturn(seeing, NOT_OURS)).why()).isEqualTo(Result.Why.STALE);
        assertThat(refused(room.disputes.applyToReturn(Act.by(UNIT, signed.id()), NOT_OURS))
                        .reason())
                .isEqualTo("退单申请正在处理");
        assertThat(refused(room.disputes.decideReturn(
                                Act.by(UNIT, returned.id()), new ReturnDecision(ReturnVerdict.ACCEPT, null, "", null)))
                        .why())
                .isEqualTo(Result.Why.FORBIDDEN);
        assertThat(room.view(signed.id()).returns()).hasSize(1);
    }
}

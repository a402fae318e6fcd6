package hotline.tickets.usecase;

import static hotline.tickets.usecase.TestRoom.*;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.kernel.PhoneNumber;
import hotline.regulation.EmergencyDesk;
import hotline.regulation.Evaluation;
import hotline.regulation.EvaluationSource;
import hotline.regulation.TicketKind;
import hotline.regulation.TicketState;
import hotline.regulation.clause.Proves;
import hotline.regulation.lifecycle.Responsible;
import hotline.tickets.Act;
import hotline.tickets.FiledPaper;
import hotline.tickets.KnowledgeItem;
import hotline.tickets.Outbox;
import hotline.tickets.Paper;
import hotline.tickets.PaperKind;
import hotline.tickets.Result;
import hotline.tickets.Ticket;
import hotline.tickets.TicketEndings;
import hotline.tickets.TicketEvent;
import hotline.tickets.TicketFile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Answered on the call, praise, an emergency desk, and the end that two people agree to. */
@Proves({"3", "12(2)a", "14(3)", "18"})
class EndingsTest {

    private static final TestRoom ROOM = new TestRoom();
    private static final KnowledgeItem ITEM = new KnowledgeItem("K-0012", "公积金提取条件", "2026-03");

    private final TicketEndings endings = ROOM.room.endings();

    @AfterAll
    static void close() {
        ROOM.close();
    }

    private static Ticket recorded(PhoneNumber caller, TicketKind kind) {
        Ticket draft = ROOM.draft(caller);
        return done(ROOM.room.tickets().saveDraft(Act.by(AGENT, draft.id()), fields(kind)));
    }

    private static List<FiledPaper> papers(UUID ticket) {
        return ROOM.room.files().of(ticket, REVIEWER).orElseThrow().papers();
    }

    private static List<String> events(UUID ticket) {
        return ROOM.room.queries().history(ticket, REVIEWER).stream()
                .map(TicketEvent::event)
                .toList();
    }

    @Test
    void given_an_answer_from_the_knowledge_base_then_numbered_and_the_citizen_is_asked() {
        Ticket draft = recorded(CALLER, TicketKind.CONSULTATION);
        Ticket answered = done(endings.answer(Act.by(AGENT, draft.id()), ITEM, "连续缴存满三个月可以提取"));
        assertThat(answered.state()).isEqualTo(TicketState.AWAITING_EVALUATION);
        assertThat(answered.number()).hasSize(19);
        assertThat(answered.times().finishedAt()).isEqualTo(ROOM.clock.instant());
        assertThat(events(draft.id())).containsExactly("OPEN", "ANSWER", "ASK_EVALUATION");
        assertThat(ROOM.room.outbox().take(Outbox.RESULT_SMS, 100, Duration.ofMinutes(1)))
                .filteredOn(item -> item.key().equals("RESULT_SMS:" + draft.id() + ":1"))
                .singleElement()
                .extracting(Outbox.Item::payload)
                .asString()
                .contains("连续缴存满三个月可以提取", answered.number(), "\"unitName\": \"\"");
        assertThat(papers(draft.id()))
                .singleElement()
                .extracting(FiledPaper::paper)
                .isEqualTo(new Paper.Answered(ITEM, "连续缴存满三个月可以提取"));
        done(ROOM.room.tickets().resultDelivered(draft.id(), ROOM.clock.instant()));
        Ticket closed = done(ROOM.room.tickets().evaluate(draft.id(), Evaluation.SATISFIED, EvaluationSource.SMS, "1"));
        assertThat(closed.state()).isEqualTo(TicketState.CLOSED);
    }

    @Test
    void given_no_mobile_number_when_answered_then_a_person_follows_up() {
        Ticket draft = recorded(PhoneNumber.parse("0773-2812345"), TicketKind.CONSULTATION);
        Ticket answered = done(endings.answer(Act.by(AGENT, draft.id()), ITEM, "可以提取"));
        assertThat(answered.state()).isEqualTo(TicketState.MANUAL_FOLLOW_UP);
        assertThat(events(draft.id())).containsExactly("OPEN", "ANSWER", "ASK_EVALUATION", "NOT_DELIVERED");
    }

    @Test
    void given_no_item_or_an_unrecorded_matter_when_answered_then_refused_and_nothing_is_filed() {
        Ticket draft = recorded(CALLER, TicketKind.CONSULTATION);
        Result.Refused uncited =
                refused(endings.answer(Act.by(AGENT, draft.id()), new KnowledgeItem(" ", "x", "1"), "可以"));
        assertThat(uncited.field()).isEqualTo("itemId");
        assertThat(uncited.article()).isEqualTo("第十二条第二项");
        assertThat(refused(endings.answer(Act.by(AGENT, draft.id()), ITEM, " ")).field())
                .isEqualTo("told");
        assertThat(papers(draft.id())).isEmpty();
        Ticket empty = ROOM.draft(CALLER);
        assertThat(refused(endings.answer(Act.by(AGENT, empty.id()), ITEM, "可以"))
                        .field())
                .isEqualTo("kind");
    }

    @Test
    void given_somebody_elses_draft_or_the_wrong_role_then_not_found_or_forbidden() {
        Ticket draft = recorded(CALLER, TicketKind.CONSULTATION);
        assertThat(refused(endings.answer(Act.by(OTHER_AGENT, draft.id()), ITEM, "可以"))
                        .why())
                .isEqualTo(Result.Why.NOT_FOUND);
        assertThat(refused(endings.answer(Act.by(UNIT, draft.id()), ITEM, "可以")).why())
                .isEqualTo(Result.Why.NOT_FOUND);
        Ticket dispatched = ROOM.dispatched(CALLER, fields(TicketKind.HELP));
        assertThat(refused(endings.proposeClose(Act.by(UNIT, dispatched.id()), "x"))
                        .why())
                .isEqualTo(Result.Why.FORBIDDEN);
        assertThat(refused(endings.answer(Act.by(AGENT, dispatched.id()), ITEM, "可以"))
                        .why())
                .isEqualTo(Result.Why.STATE);
    }

    @Test
    void given_praise_when_passed_on_then_closed_and_the_unit_sees_it() {
        Ticket accepted = ROOM.accepted(CALLER, fields(TicketKind.PRAISE));
        assertThat(refused(endings.passOnPraise(Act.by(AGENT, accepted.id()), "nobody"))
                        .field())
                .isEqualTo("unitId");
        Ticket closed = done(endings.passOnPraise(Act.by(AGENT, accepted.id()), "cg"));
        assertThat(closed.state()).isEqualTo(TicketState.CLOSED);
        assertThat(closed.evaluation()).isNull();
        assertThat(ROOM.room.queries().find(accepted.id(), UNIT)).isPresent();
        assertThat(ROOM.told.getLast().unitId()).isEqualTo("cg");
        refused(ROOM.room.tickets().evaluate(accepted.id(), Evaluation.DISSATISFIED, EvaluationSource.SMS, "3"));
    }

    @Test
    void given_another_kind_when_passed_on_as_praise_then_refused() {
        Ticket accepted = ROOM.accepted(CALLER, fields(TicketKind.HELP));
        Result.Refused refused = refused(endings.passOnPraise(Act.by(AGENT, accepted.id()), "cg"));
        assertThat(refused.article()).isEqualTo("第三条");
        assertThat(ROOM.now(accepted.id()).state()).isEqualTo(TicketState.ACCEPTED);
    }

    @Test
    void given_danger_when_handed_over_from_an_empty_draft_or_later_then_recorded_with_desk_and_call() {
        Ticket draft = ROOM.draft(CALLER);
        assertThat(refused(endings.handOver(Act.by(AGENT, draft.id()), EmergencyDesk.FIRE, " ", null))
                        .field())
                .isEqualTo("reason");
        Ticket handed = done(endings.handOver(Act.by(AGENT, draft.id()), EmergencyDesk.FIRE, "楼道冒烟", null));
        assertThat(handed.state()).isEqualTo(TicketState.HANDED_OVER);
        assertThat(handed.number()).hasSize(19);
        assertThat(papers(draft.id()))
                .singleElement()
                .extracting(FiledPaper::paper)
                .isEqualTo(new Paper.HandedOver(EmergencyDesk.FIRE, "楼道冒烟", "1700000000.1"));
        Ticket accepted = ROOM.accepted(CALLER, fields(TicketKind.HELP));
        Ticket later =
                done(endings.handOver(Act.by(AGENT, accepted.id()), EmergencyDesk.POLICE, "有人持刀", "1700000009.7"));
        assertThat(later.number()).isEqualTo(accepted.number());
    }

    private static Ticket dissatisfied() {
        Ticket ticket = ROOM.delivered();
        return done(ROOM.room.tickets().evaluate(ticket.id(), Evaluation.DISSATISFIED, EvaluationSource.SMS, "3"));
    }

    @Test
    void given_a_proposal_to_close_then_only_another_person_decides_and_once() {
        Ticket ticket = dissatisfied();
        Act proposer = Act.by(REVIEWER, ticket.id());
        Act second = Act.by(new hotline.tickets.Actor("shenhe2", hotline.tickets.Role.REVIEWER), ticket.id());
        assertThat(refused(endings.decideClose(second, true, "")).reason()).isEqualTo("没有待复核的办结申请");
        done(endings.proposeClose(proposer, "现有法规不支持"));
        assertThat(refused(endings.proposeClose(second, "再申请一次")).article()).isEqualTo("第十四条第三项");
        assertThat(refused(endings.decideClose(proposer, true, "")).reason()).contains("提出人不能自己复核");
        assertThat(refused(endings.decideClose(second, false, "")).field()).isEqualTo("note");
        assertThat(done(endings.decideClose(second, false, "应再与单位沟通")).state())
                .isEqualTo(TicketState.DISSATISFIED_REVIEW);
        done(endings.proposeClose(proposer, "单位已答复三次"));
        Ticket closed = done(endings.decideClose(second, true, ""));
        assertThat(closed.state()).isEqualTo(TicketState.CLOSED);
        assertThat(closed.evaluation().value()).isEqualTo(Evaluation.DISSATISFIED);
        assertThat(refused(endings.decideClose(second, true, "")).why()).isEqualTo(Result.Why.STATE);
        assertThat(papers(ticket.id()))
                .extracting(FiledPaper::kind)
                .containsExactly(
                        PaperKind.CLOSE_PROPOSED,
                        PaperKind.CLOSE_DECIDED,
                        PaperKind.CLOSE_PROPOSED,
                        PaperKind.CLOSE_DECIDED);
        assertThat(events(ticket.id()))
                .endsWith("CLOSE_PROPOSED", "CLOSE_DECLINED", "CLOSE_PROPOSED", "CLOSE_WITH_REASON");
        assertThat(ROOM.room.files().of(ticket.id(), UNIT).orElseThrow().papers())
                .isEmpty();
    }

    @Test
    void given_two_redos_then_a_third_is_refused_and_another_unit_takes_over() {
        Ticket ticket = dissatisfied();
        Act act = Act.by(REVIEWER, ticket.id());
        done(endings.proposeClose(act, "void after the redo"));
        for (int redo = 1; redo <= 2; redo++) {
            done(ROOM.room.tickets().redo(act, "仍不亮"));
            unhappyAgain(ticket.id());
        }
        Result.Refused refused = refused(ROOM.room.tickets().redo(act, "仍不亮"));
        assertThat(refused.reason()).contains("已重办2次");
        assertThat(refused.article()).isEqualTo("第十四条第三项");
        assertThat(refused(endings.decideClose(act, true, "")).reason()).isEqualTo("没有待复核的办结申请");
        assertThat(refused(endings.escalate(act, "cg", "请督促")).field()).isEqualTo("unitId");
        Ticket escalated = done(endings.escalate(act, "zj", "请市住建局统筹"));
        assertThat(escalated.state()).isEqualTo(TicketState.DISPATCHED);
        assertThat(escalated.round()).isEqualTo(4);
        assertThat(escalated.assignment().unitId()).isEqualTo("zj");
    }

    private static void unhappyAgain(UUID id) {
        done(ROOM.room.tickets().sign(Act.by(UNIT, id)));
        done(ROOM.room.tickets().reply(Act.by(UNIT, id), TestRoom.reply(""), "已处理"));
        done(ROOM.room.tickets().review(Act.by(REVIEWER, id), hotline.tickets.ReviewDecision.PASS, ""));
        done(ROOM.room.tickets().resultDelivered(id, ROOM.clock.instant()));
        done(ROOM.room.tickets().evaluate(id, Evaluation.DISSATISFIED, EvaluationSource.SMS, "3"));
    }

    @Test
    void given_a_direct_answer_when_dissatisfied_then_it_goes_to_a_unit_and_cannot_be_redone() {
        Ticket draft = recorded(CALLER, TicketKind.CONSULTATION);
        done(endings.answer(Act.by(AGENT, draft.id()), ITEM, "可以提取"));
        done(ROOM.room.tickets().evaluate(draft.id(), Evaluation.DISSATISFIED, EvaluationSource.SMS, "3"));
        Act act = Act.by(REVIEWER, draft.id());
        assertThat(refused(ROOM.room.tickets().redo(act, "答非所问")).field()).isEqualTo("unitId");
        Ticket dispatched = done(endings.escalate(act, "rs", "答非所问"));
        assertThat(dispatched.state()).isEqualTo(TicketState.DISPATCHED);
        assertThat(dispatched.times().firstDispatchedAt()).isEqualTo(ROOM.clock.instant());
    }

    @Test
    void given_dissatisfied_by_sms_then_a_call_back_is_due_within_a_working_day_until_it_is_noted() {
        Ticket ticket = dissatisfied();
        TicketFile file = ROOM.room.files().of(ticket.id(), REVIEWER).orElseThrow();
        // Friday 09-18; Sunday 09-20 is a make-up working day
        assertThat(file.callBackBy()).isEqualTo(Instant.parse("2026-09-20T16:00:00Z"));
        assertThat(file.responsible()).isEqualTo(new Responsible(Responsible.Party.CENTRE, "回访并复核", file.callBackBy()));
        assertThat(refused(endings.calledBack(Act.by(REVIEWER, ticket.id()), " "))
                        .field())
                .isEqualTo("reason");
        done(endings.calledBack(Act.by(REVIEWER, ticket.id()), "只修了一盏"));
        assertThat(ROOM.room.files().of(ticket.id(), REVIEWER).orElseThrow().callBackBy())
                .isNull();
        assertThat(ROOM.room.files().of(ticket.id(), UNIT).orElseThrow().papers())
                .extracting(FiledPaper::kind)
                .containsExactly(PaperKind.CALLED_BACK);
    }
}

package hotline.tickets.usecase;

import static hotline.tickets.usecase.TestRoom.*;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.kernel.PhoneNumber;
import hotline.regulation.Evaluation;
import hotline.regulation.EvaluationSource;
import hotline.regulation.RefusalGround;
import hotline.regulation.TicketKind;
import hotline.regulation.TicketState;
import hotline.regulation.calendar.Layer;
import hotline.regulation.clause.Proves;
import hotline.tickets.Act;
import hotline.tickets.Actor;
import hotline.tickets.DraftFields;
import hotline.tickets.Outbox;
import hotline.tickets.Result;
import hotline.tickets.ReviewDecision;
import hotline.tickets.Role;
import hotline.tickets.Ticket;
import hotline.tickets.TicketEvent;
import hotline.tickets.TicketNumber;
import hotline.tickets.calendar.Notice;
import hotline.tickets.calendar.Notice.Day;
import hotline.tickets.store.CalendarStore;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TicketLifeTest {

    private final TestRoom room = new TestRoom();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    @Proves({"9(2)", "9(3)", "13(4)"})
    void given_a_call_when_handled_and_the_citizen_is_satisfied_then_closed_with_its_whole_history() {
        Ticket dispatched = room.dispatched(CALLER, fields(TicketKind.HELP));
        assertThat(dispatched.number()).startsWith("450326091801").matches(TicketNumber::isValid);
        // Friday; Sunday 09-20 is a make-up working day
        assertThat(dispatched.times().dueAt()).isEqualTo(Instant.parse("2026-09-22T16:00:00Z"));
        assertThat(dispatched.times().signBy()).isEqualTo(Instant.parse("2026-09-20T16:00:00Z"));
        var tickets = room.room.tickets();
        done(tickets.sign(Act.by(UNIT, dispatched.id())));
        Ticket replied = done(tickets.reply(Act.by(UNIT, dispatched.id()), TestRoom.reply(""), "路灯已修复"));
        room.clock.advance(Duration.ofHours(1));
        Ticket passed = done(tickets.review(Act.by(REVIEWER, dispatched.id()), ReviewDecision.PASS, ""));
        assertThat(passed.times().finishedAt()).isEqualTo(replied.reply().submittedAt());
        done(tickets.resultDelivered(dispatched.id(), room.clock.instant()));
        Ticket closed = done(tickets.evaluate(dispatched.id(), Evaluation.SATISFIED, EvaluationSource.SMS, "1"));
        assertThat(closed.state()).isEqualTo(TicketState.CLOSED);
        assertThat(room.now(dispatched.id())).isEqualTo(closed);
        List<TicketEvent> history = room.room.queries().history(dispatched.id(), REVIEWER);
        assertThat(history)
                .extracting(TicketEvent::event)
                .containsExactly(
                        "OPEN", "ACCEPT", "DISPATCH", "SIGN", "REPLY", "PASS", "RESULT_DELIVERED", "SATISFIED");
        assertThat(history)
                .extracting(TicketEvent::actorId)
                .containsExactly("1001", "1001", "1001", "unit-cg", "unit-cg", "shenhe", "system", "citizen");
        assertThat(history.getLast().reason()).isEqualTo("短信回访：满意（1）");
    }

    @Test
    @Proves("14(2)a")
    void given_review_passed_then_one_result_sms_waits_in_the_outbox() {
        Ticket ticket = room.passed();
        List<Outbox.Item> items = room.room.outbox().take(Outbox.RESULT_SMS, 10, Duration.ofMinutes(1));
        assertThat(items).hasSize(1);
        assertThat(items.getFirst().key()).isEqualTo("RESULT_SMS:" + ticket.id() + ":1");
        assertThat(items.getFirst().payload()).contains("13807731234", ticket.number(), "路灯不亮", "市城市管理委员会", "路灯已修复");
    }

    @Test
    @Proves("24b")
    void given_a_confidential_result_then_the_sms_carries_only_the_number() {
        DraftFields fields = new DraftFields(TestRoom.matter(TicketKind.HELP, true), "张三", "", "", false);
        room.passed(CALLER, fields);
        String payload = room.room
                .outbox()
                .take(Outbox.RESULT_SMS, 10, Duration.ofMinutes(1))
                .getFirst()
                .payload();
        assertThat(payload).contains("请来电查询").doesNotContain("路灯", "市城市管理委员会");
    }

    @Test
    void given_no_mobile_number_then_a_person_follows_up_and_nothing_is_sent() {
        Ticket ticket = room.passed(PhoneNumber.parse("0773-2812345"), fields(TicketKind.HELP));
        assertThat(ticket.state()).isEqualTo(TicketState.MANUAL_FOLLOW_UP);
        assertThat(room.room.outbox().depth().waiting()).isZero();
        Ticket closed = done(room.room.tickets().followUp(Act.by(REVIEWER, ticket.id()), true, "已电话回访"));
        assertThat(closed.evaluation().source()).isEqualTo(EvaluationSource.PERSON);
        assertThat(closed.evaluation().value()).isEqualTo(Evaluation.SATISFIED);
    }

    @Test
    void given_another_contact_that_is_a_mobile_then_the_sms_goes_there() {
        DraftFields fields = new DraftFields(TestRoom.matter(TicketKind.HELP, false), "张三", "13977301111", "", false);
        room.passed(PhoneNumber.parse("anonymous"), fields);
        assertThat(room.room
                        .outbox()
                        .take(Outbox.RESULT_SMS, 1, Duration.ofMinutes(1))
                        .getFirst()
                        .payload())
                .contains("13977301111");
    }

    @Test
    @Proves("14(2)b")
    void given_24_hours_of_silence_then_default_satisfied_and_never_satisfied() {
        Ticket ticket = room.delivered();
        room.clock.advance(Duration.ofHours(24).minusSeconds(1));
        assertThat(room.room.timers().sweep().defaultSatisfied()).isZero();
        room.clock.advance(Duration.ofSeconds(1));
        assertThat(room.room.timers().sweep().defaultSatisfied()).isEqualTo(1);
        Ticket closed = room.now(ticket.id());
        assertThat(closed.state()).isEqualTo(TicketState.CLOSED);
        assertThat(closed.evaluation().value()).isEqualTo(Evaluation.DEFAULT_SATISFIED);
        assertThat(closed.evaluation().source()).isEqualTo(EvaluationSource.DEFAULT);
        assertThat(room.room.timers().sweep().defaultSatisfied()).isZero();
    }

    @Test
    void given_an_unclear_reply_then_silence_hands_the_ticket_to_a_person() {
        Ticket ticket = room.delivered();
        Ticket asked = done(room.room.tickets().repliedUnclearly(ticket.id(), "你们是谁"));
        assertThat(asked.times().unclearReplyAt()).isEqualTo(room.clock.instant());
        assertThat(done(room.room.tickets().repliedUnclearly(ticket.id(), "你们是谁"))
                        .version())
                .isEqualTo(asked.version());
        room.clock.advance(Duration.ofHours(24));
        var swept = room.room.timers().sweep();
        assertThat(swept.defaultSatisfied()).isZero();
        assertThat(swept.followUps()).isEqualTo(1);
        assertThat(room.now(ticket.id()).state()).isEqualTo(TicketState.MANUAL_FOLLOW_UP);
        Ticket closed =
                done(room.room.tickets().evaluate(ticket.id(), Evaluation.SATISFIED, EvaluationSource.SMS, "1"));
        assertThat(closed.evaluation().value()).isEqualTo(Evaluation.SATISFIED);
    }

    @Test
    void given_an_unclear_reply_before_the_receipt_then_it_counts_as_well() {
        Ticket ticket = room.passed();
        done(room.room.tickets().repliedUnclearly(ticket.id(), "？？"));
        done(room.room.tickets().resultDelivered(ticket.id(), room.clock.instant()));
        room.clock.advance(Duration.ofHours(24));
        assertThat(room.room.timers().sweep().defaultSatisfied()).isZero();
        assertThat(room.now(ticket.id()).state()).isEqualTo(TicketState.MANUAL_FOLLOW_UP);
    }

    @Test
    void given_default_satisfied_when_dissatisfied_arrives_then_it_overrides() {
        Ticket ticket = room.delivered();
        room.clock.advance(Duration.ofHours(25));
        room.room.timers().sweep();
        Ticket reviewed =
                done(room.room.tickets().evaluate(ticket.id(), Evaluation.DISSATISFIED, EvaluationSource.SMS, "3"));
        assertThat(reviewed.state()).isEqualTo(TicketState.DISSATISFIED_REVIEW);
        assertThat(reviewed.times().closedAt()).isNull();
    }

    @Test
    void given_an_explicit_satisfied_when_dissatisfied_arrives_then_refused_with_the_article() {
        Ticket ticket = room.delivered();
        done(room.room.tickets().evaluate(ticket.id(), Evaluation.SATISFIED, EvaluationSource.SMS, "1"));
        Result.Refused refused =
                refused(room.room.tickets().evaluate(ticket.id(), Evaluation.DISSATISFIED, EvaluationSource.SMS, "3"));
        assertThat(refused.article()).isEqualTo("第十四条第二项");
        assertThat(room.now(ticket.id()).state()).isEqualTo(TicketState.CLOSED);
    }

    @Test
    void given_silence_claimed_as_satisfaction_then_refused() {
        Ticket ticket = room.delivered();
        refused(room.room.tickets().evaluate(ticket.id(), Evaluation.SATISFIED, EvaluationSource.DEFAULT, ""));
        refused(room.room.tickets().evaluate(ticket.id(), Evaluation.DEFAULT_SATISFIED, EvaluationSource.SMS, ""));
        refused(room.room.tickets().evaluate(ticket.id(), Evaluation.DEFAULT_SATISFIED, EvaluationSource.DEFAULT, ""));
    }

    @Test
    @Proves("14(2)c")
    void given_no_receipt_within_two_hours_then_manual_follow_up_and_never_default() {
        Ticket ticket = room.passed();
        room.clock.advance(Duration.ofHours(2));
        assertThat(room.room.timers().sweep().followUps()).isEqualTo(1);
        assertThat(room.now(ticket.id()).state()).isEqualTo(TicketState.MANUAL_FOLLOW_UP);
        done(room.room.tickets().resultDelivered(ticket.id(), room.clock.instant()));
        room.clock.advance(Duration.ofDays(30));
        assertThat(room.room.timers().sweep().defaultSatisfied()).isZero();
    }

    @Test
    void given_a_receipt_reported_twice_then_the_first_counts() {
        Ticket ticket = room.delivered();
        Instant first = ticket.times().resultDeliveredAt();
        room.clock.advance(Duration.ofHours(5));
        Ticket again = done(room.room.tickets().resultDelivered(ticket.id(), room.clock.instant()));
        assertThat(again.times().resultDeliveredAt()).isEqualTo(first);
        assertThat(again.version()).isEqualTo(ticket.version());
    }

    @Test
    void given_a_receipt_from_the_future_then_it_counts_as_now() {
        Ticket ticket = room.passed();
        Ticket delivered = done(room.room
                .tickets()
                .resultDelivered(ticket.id(), room.clock.instant().plus(Duration.ofDays(9))));
        assertThat(delivered.times().resultDeliveredAt()).isEqualTo(room.clock.instant());
    }

    @Test
    @Proves("13(1)a")
    void given_a_day_of_downtime_then_one_sweep_catches_up_in_order() {
        Ticket unsigned = room.dispatched(CALLER, fields(TicketKind.HELP));
        Ticket waiting = room.delivered();
        room.clock.advance(Duration.ofDays(6));
        var swept = room.room.timers().sweep();
        assertThat(swept.signOverdue()).isEqualTo(1);
        assertThat(swept.overdue()).isEqualTo(1);
        assertThat(swept.defaultSatisfied()).isEqualTo(1);
        Ticket deemed = room.now(unsigned.id());
        assertThat(deemed.state()).isEqualTo(TicketState.IN_PROGRESS);
        assertThat(deemed.times().deemedSigned()).isTrue();
        assertThat(deemed.times().signedAt()).isEqualTo(unsigned.times().signBy());
        assertThat(room.now(waiting.id()).state()).isEqualTo(TicketState.CLOSED);
    }

    @Test
    @Proves("14(1)b")
    void given_overdue_then_a_reply_needs_its_explanation() {
        Ticket ticket = room.dispatched(CALLER, fields(TicketKind.HELP));
        room.clock.advance(Duration.ofDays(6));
        room.room.timers().sweep();
        Result.Refused refused =
                refused(room.room.tickets().reply(Act.by(UNIT, ticket.id()), TestRoom.reply(""), "已修复"));
        assertThat(refused.field()).isEqualTo("overdueExplanation");
        assertThat(refused.article()).isEqualTo("第十四条第一项");
        done(room.room.tickets().reply(Act.by(UNIT, ticket.id()), TestRoom.reply("缺少备件"), "已修复"));
    }

    @Test
    void given_a_rejected_reply_then_the_unit_replies_again_and_one_sms_goes_out() {
        Ticket ticket = room.replied(CALLER, fields(TicketKind.HELP));
        assertThat(refused(room.room.tickets().review(Act.by(REVIEWER, ticket.id()), ReviewDecision.REJECT, " "))
                        .field())
                .isEqualTo("note");
        done(room.room.tickets().review(Act.by(REVIEWER, ticket.id()), ReviewDecision.REJECT, "未正面回应"));
        assertThat(room.room.outbox().depth().waiting()).isZero();
        done(room.room.tickets().reply(Act.by(UNIT, ticket.id()), TestRoom.reply(""), "已于今日修复"));
        done(room.room.tickets().review(Act.by(REVIEWER, ticket.id()), ReviewDecision.PASS, ""));
        assertThat(room.room.outbox().depth().waiting()).isEqualTo(1);
    }

    @Test
    @Proves("14(3)")
    void given_dissatisfied_when_redone_then_a_new_round_with_its_own_clock_and_sms() {
        Ticket ticket = room.delivered();
        done(room.room.tickets().evaluate(ticket.id(), Evaluation.DISSATISFIED, EvaluationSource.SMS, "3"));
        Ticket redo = done(room.room.tickets().redo(Act.by(REVIEWER, ticket.id()), "次日又不亮"));
        assertThat(redo.round()).isEqualTo(2);
        assertThat(redo.state()).isEqualTo(TicketState.DISPATCHED);
        assertThat(redo.evaluation()).isNull();
        assertThat(redo.times().firstDispatchedAt()).isEqualTo(START);
        done(room.room.tickets().sign(Act.by(UNIT, ticket.id())));
        done(room.room.tickets().reply(Act.by(UNIT, ticket.id()), TestRoom.reply(""), "已更换线路"));
        done(room.room.tickets().review(Act.by(REVIEWER, ticket.id()), ReviewDecision.PASS, ""));
        assertThat(room.room.outbox().take(Outbox.RESULT_SMS, 10, Duration.ofMinutes(1)))
                .extracting(Outbox.Item::key)
                .containsExactlyInAnyOrder("RESULT_SMS:" + ticket.id() + ":1", "RESULT_SMS:" + ticket.id() + ":2");
    }

    @Test
    @Proves("4")
    void given_a_refusal_then_a_record_stays_with_ground_and_explanation() {
        Ticket draft = room.draft(CALLER);
        assertThat(refused(room.room.tickets().refuse(Act.by(AGENT, draft.id()), RefusalGround.OTHER_PROCEDURE, " "))
                        .article())
                .isEqualTo("第四条第四项");
        Ticket refused =
                done(room.room.tickets().refuse(Act.by(AGENT, draft.id()), RefusalGround.OTHER_PROCEDURE, "请向法院起诉"));
        assertThat(refused.state()).isEqualTo(TicketState.REFUSED);
        assertThat(refused.number()).matches(TicketNumber::isValid);
        assertThat(room.now(draft.id()).refusal().explanation()).isEqualTo("请向法院起诉");
    }

    @Test
    void given_an_unknown_or_dissolved_unit_then_not_dispatched() {
        Ticket ticket = room.accepted(CALLER, fields(TicketKind.HELP));
        assertThat(refused(room.room.tickets().dispatch(Act.by(AGENT, ticket.id()), "nobody", "权责清单"))
                        .field())
                .isEqualTo("unitId");
        room.database.dsl().execute("update unit set active = false where id = 'jt'");
        assertThat(refused(room.room.tickets().dispatch(Act.by(AGENT, ticket.id()), "jt", "权责清单"))
                        .field())
                .isEqualTo("unitId");
        assertThat(room.now(ticket.id()).state()).isEqualTo(TicketState.ACCEPTED);
    }

    @Test
    void given_acts_out_of_turn_then_refused_in_words() {
        Ticket ticket = room.accepted(CALLER, fields(TicketKind.HELP));
        assertThat(refused(room.room.tickets().review(Act.by(REVIEWER, ticket.id()), ReviewDecision.PASS, "")))
                .extracting(Result.Refused::why, Result.Refused::reason)
                .containsExactly(Result.Why.STATE, "工单没有待审核的答复");
        assertThat(refused(room.room.tickets().accept(Act.by(AGENT, ticket.id())))
                        .reason())
                .isEqualTo("工单已登记完毕，不需要再次受理");
        assertThat(refused(room.room.tickets().evaluate(ticket.id(), Evaluation.SATISFIED, EvaluationSource.SMS, "1"))
                        .reason())
                .isEqualTo("工单尚未办结，还不能评价");
        assertThat(refused(room.room.tickets().accept(Act.by(AGENT, room.id()))).why())
                .isEqualTo(Result.Why.NOT_FOUND);
    }

    @Test
    void given_every_change_then_the_listener_is_told_after_the_commit() {
        Ticket ticket = room.dispatched(CALLER, fields(TicketKind.HELP));
        assertThat(room.told)
                .extracting(told -> told.state())
                .containsExactly(TicketState.ACCEPTED, TicketState.DISPATCHED);
        assertThat(room.told.getLast().unitId()).isEqualTo("cg");
        assertThat(room.told.getLast().version()).isEqualTo(ticket.version());
    }

    @Test
    void given_a_due_time_then_it_explains_itself_day_by_day() {
        Ticket ticket = room.dispatched(CALLER, fields(TicketKind.HELP));
        var due = room.due(ticket.id(), UNIT);
        assertThat(due.article()).isEqualTo("第十三条第二项第2目");
        assertThat(due.provisional()).isFalse();
        assertThat(due.preview()).isFalse();
        assertThat(due.lines())
                .anyMatch(line -> line.contains("2026-09-20 星期日，国庆节调休上班，工作日，第1个工作日") && line.contains("国办发明电〔2025〕7号"));
    }

    @Test
    void given_a_newer_notice_then_the_explanation_says_that_the_calendar_changed() {
        Ticket ticket = room.dispatched(CALLER, fields(TicketKind.HELP));
        LocalDate day = LocalDate.of(2026, 9, 21);
        Notice notice = new Notice(
                Layer.GUANGXI, "", "临时放假", "", "桂政办电〔2026〕99号", day, day, List.of(new Day(day, false, "台风停工")));
        room.database.runInTransaction(tx -> new CalendarStore().add(tx, notice, room.clock.instant(), ""));
        var due = room.due(ticket.id(), AGENT);
        assertThat(due.dueAt())
                .as("until it is computed again")
                .isEqualTo(ticket.times().dueAt());
        assertThat(due.lines()).anyMatch(line -> line.contains("桂政办电〔2026〕99号"));
        assertThat(due.lines()).last().asString().contains("放假安排在派单后有变动", "2026-09-23 00:00");
    }

    @Test
    void given_the_history_when_somebody_tries_to_change_it_then_the_database_refuses() {
        room.accepted(CALLER, fields(TicketKind.HELP));
        for (String attack :
                List.of("delete from ticket_event", "update ticket_event set reason = 'x'", "truncate ticket_event")) {
            org.assertj.core.api.Assertions.assertThatThrownBy(
                            () -> room.database.dsl().execute(attack))
                    .hasMessageContaining("append-only");
        }
    }

    @Test
    @Proves("8(3)")
    void given_roles_then_each_may_do_only_its_own() {
        Ticket ticket = room.dispatched(CALLER, fields(TicketKind.HELP));
        for (Actor nobody : List.of(AGENT, SUPERVISOR, REVIEWER, new Actor("admin", Role.ADMINISTRATOR))) {
            assertThat(refused(room.room.tickets().sign(Act.by(nobody, ticket.id())))
                            .why())
                    .isEqualTo(Result.Why.FORBIDDEN);
        }
        assertThat(refused(room.room.tickets().sign(Act.by(OTHER_UNIT, ticket.id())))
                        .why())
                .isEqualTo(Result.Why.NOT_FOUND);
        assertThat(refused(room.room.tickets().dispatch(Act.by(OTHER_AGENT, ticket.id()), "jt", "x"))
                        .why())
                .isEqualTo(Result.Why.NOT_FOUND);
        done(room.room.tickets().sign(Act.by(UNIT, ticket.id())));
        done(room.room.tickets().reply(Act.by(UNIT, ticket.id()), TestRoom.reply(""), "已修复"));
        for (Actor nobody : List.of(AGENT, SUPERVISOR, UNIT)) {
            assertThat(refused(room.room.tickets().review(Act.by(nobody, ticket.id()), ReviewDecision.PASS, ""))
                            .why())
                    .isEqualTo(Result.Why.FORBIDDEN);
        }
    }
}

package hotline.tickets.usecase;

import static hotline.tickets.usecase.DisputeRoom.at;
import static hotline.tickets.usecase.TestRoom.*;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.regulation.TicketKind;
import hotline.regulation.TicketState;
import hotline.regulation.clause.Proves;
import hotline.tickets.Act;
import hotline.tickets.Result;
import hotline.tickets.Ticket;
import hotline.tickets.dispute.ExtensionRecord;
import hotline.tickets.dispute.WaitingDispute;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Art 13(2)9. Dispatched Friday 2026-09-18 10:00; 求助 is due at the end of Tuesday 09-22. */
@Proves({"13(2)9", "13(3)7"})
class ExtensionsTest {

    private final DisputeRoom room = new DisputeRoom();

    @AfterEach
    void close() {
        room.close();
    }

    private Result grant(Ticket ticket) {
        return room.disputes.decideExtension(Act.by(REVIEWER, ticket.id()), true, "");
    }

    @Test
    void given_an_extension_when_granted_then_counted_from_the_original_due_and_explained() {
        Ticket ticket = room.signed(TicketKind.HELP);
        var before = room.view(ticket.id()).extending();
        assertThat(before.most()).isEqualTo(3);
        assertThat(before.hours()).isFalse();
        assertThat(TestRoom.known(room.disputes.extensionPreview(ticket.id(), UNIT, 2))
                        .dueAt())
                .isEqualTo(at("2026-09-25T00:00"));
        Ticket applied = done(room.extend(UNIT, ticket, 2));
        assertThat(applied.state()).isEqualTo(TicketState.IN_PROGRESS);
        assertThat(applied.times().dueAt()).as("the clock runs on").isEqualTo(at("2026-09-23T00:00"));
        assertThat(refused(room.extend(UNIT, ticket, 1)).reason()).contains("正在审核");

        Ticket returned = room.returned(TicketKind.HELP);
        assertThat(room.disputes.waiting())
                .extracting(WaitingDispute::kind, WaitingDispute::ticketId)
                .containsExactly(
                        Tuple.tuple(WaitingDispute.Kind.RETURN, returned.id()),
                        Tuple.tuple(WaitingDispute.Kind.EXTENSION, ticket.id()));

        Ticket granted = done(grant(ticket));
        assertThat(room.disputes.waiting()).hasSize(1);
        assertThat(granted.times().dueAt()).isEqualTo(at("2026-09-25T00:00"));
        var due = room.room.due(ticket.id(), UNIT);
        assertThat(due.dueAt()).isEqualTo(granted.times().dueAt());
        assertThat(due.lines())
                .contains("延期2个工作日，不超过原办理时限的1倍（第十三条第二项第9目）", "2026-09-24 星期四，工作日，第2个工作日")
                .endsWith("延长后办理期限至 2026-09-24 24:00 止");
        assertThat(room.room.room.queries().history(ticket.id(), UNIT).getLast().reason())
                .isEqualTo("办理期限由 2026-09-22 24:00 延至 2026-09-24 24:00");
        assertThat(refused(room.extend(UNIT, ticket, 1)).reason()).contains("最多申请1次");
    }

    @Test
    void given_decided_after_the_due_time_then_granting_lifts_the_overdue_mark_and_refusing_does_not() {
        Ticket cured = room.signed(TicketKind.HELP);
        Ticket stays = room.signed(TicketKind.HELP);
        done(room.extend(UNIT, cured, 2));
        done(room.extend(UNIT, stays, 2));
        room.moveTo("2026-09-23T10:00");
        assertThat(room.room.room.timers().sweep().overdue()).isEqualTo(2);

        Ticket now = done(grant(cured));
        assertThat(now.times().overdueAt()).isNull();
        assertThat(room.room.now(cured.id())).isEqualTo(now);
        assertThat(room.events(cured.id())).endsWith("EXTEND", "OVERDUE", "EXTENSION_GRANTED", "OVERDUE_LIFTED");
        done(room.room.room.tickets().reply(Act.by(UNIT, cured.id()), TestRoom.reply(""), "已修复"));

        Act refusing = Act.by(REVIEWER, stays.id());
        assertThat(refused(room.disputes.decideExtension(refusing, false, " ")).field())
                .isEqualTo("note");
        Ticket late = done(room.disputes.decideExtension(refusing, false, "理由不充分"));
        assertThat(late.times().overdueAt()).isEqualTo(at("2026-09-23T10:00"));
        assertThat(late.times().dueAt()).isEqualTo(at("2026-09-23T00:00"));
        assertThat(refused(room.room.room.tickets().reply(Act.by(UNIT, stays.id()), TestRoom.reply(""), "已修复"))
                        .field())
                .isEqualTo("overdueExplanation");
        assertThat(refused(grant(stays)).reason()).isEqualTo("工单没有待审的延期申请");

        room.moveTo("2026-09-25T00:00");
        assertThat(room.room.room.timers().sweep().overdue()).isZero();
    }

    @Test
    void given_the_unit_replied_meanwhile_then_its_reply_in_time_counts() {
        Ticket ticket = room.signed(TicketKind.HELP);
        done(room.extend(UNIT, ticket, 1));
        room.moveTo("2026-09-23T10:00");
        room.room.room.timers().sweep();
        done(room.room.room.tickets().reply(Act.by(UNIT, ticket.id()), TestRoom.reply("等待配件"), "已修复"));
        room.moveTo("2026-09-24T10:00");
        Ticket granted = done(grant(ticket));
        assertThat(granted.state()).isEqualTo(TicketState.REPLY_REVIEW);
        assertThat(granted.times().overdueAt()).isNull();
    }

    @Test
    void given_granted_too_late_to_help_then_the_overdue_mark_stays() {
        Ticket ticket = room.signed(TicketKind.HELP);
        done(room.extend(UNIT, ticket, 1));
        room.moveTo("2026-09-23T10:00");
        room.room.room.timers().sweep();
        room.moveTo("2026-09-24T00:00");
        Ticket granted = done(grant(ticket));
        assertThat(granted.times().dueAt()).isEqualTo(at("2026-09-24T00:00"));
        assertThat(granted.times().overdueAt()).isEqualTo(at("2026-09-23T10:00"));
    }

    @Test
    void given_the_due_time_or_more_than_once_the_limit_then_refused_word_for_word() {
        Ticket ticket = room.signed(TicketKind.HELP);
        Result.Refused much = refused(room.extend(UNIT, ticket, 4));
        assertThat(much.reason()).isEqualTo("延长时限不得超过原办理时限的1倍（最多3个工作日）");
        assertThat(TestRoom.unknown(room.disputes.extensionPreview(ticket.id(), UNIT, 4)))
                .isEqualTo(much);
        room.moveTo("2026-09-23T00:00");
        Result.Refused late = refused(room.extend(UNIT, ticket, 1));
        assertThat(late.reason()).isEqualTo("已超过办理时限，不能申请延期");
        assertThat(late.article()).isEqualTo("第十三条第二项第9目");
        assertThat(room.view(ticket.id()).extending().refusal()).isEqualTo(late);
        assertThat(room.view(ticket.id()).extensions()).isEmpty();
    }

    @Test
    void given_an_emergency_then_natural_hours() {
        Ticket ticket = room.signedEmergency();
        assertThat(room.view(ticket.id()).extending().most()).isEqualTo(24);
        done(room.extend(UNIT, ticket, 12));
        assertThat(done(grant(ticket)).times().dueAt()).isEqualTo(at("2026-09-19T22:00"));
        ExtensionRecord record = room.view(ticket.id()).extensions().getFirst();
        assertThat(record.hours()).isTrue();
        assertThat(record.granted()).isTrue();
        assertThat(record.extendedTo()).isEqualTo(at("2026-09-19T22:00"));
    }

    @Test
    void given_others_then_refused() {
        Ticket ticket = room.signed(TicketKind.HELP);
        assertThat(refused(room.extend(OTHER_UNIT, ticket, 1)).why()).isEqualTo(Result.Why.NOT_FOUND);
        assertThat(refused(room.extend(REVIEWER, ticket, 1)).why()).isEqualTo(Result.Why.FORBIDDEN);
        done(room.extend(UNIT, ticket, 1));
        assertThat(refused(room.disputes.decideExtension(Act.by(UNIT, ticket.id()), true, ""))
                        .why())
                .isEqualTo(Result.Why.FORBIDDEN);
        assertThat(refused(room.disputes.decideExtension(Act.by(SUPERVISOR, ticket.id()), true, ""))
                        .why())
                .isEqualTo(Result.Why.FORBIDDEN);
    }
}

package hotline.tickets.usecase;

import static hotline.tickets.usecase.DisputeRoom.NOT_OURS;
import static hotline.tickets.usecase.DisputeRoom.PAPER;
import static hotline.tickets.usecase.DisputeRoom.at;
import static hotline.tickets.usecase.TestRoom.*;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.regulation.TicketKind;
import hotline.regulation.TicketState;
import hotline.regulation.clause.Proves;
import hotline.regulation.dispute.MeetingRule;
import hotline.tickets.Act;
import hotline.tickets.Actor;
import hotline.tickets.DispatchOrder;
import hotline.tickets.Result;
import hotline.tickets.ReviewDecision;
import hotline.tickets.Ticket;
import hotline.tickets.TicketFilter;
import hotline.tickets.dispute.Assist;
import hotline.tickets.dispute.MeetingRecord;
import hotline.tickets.dispute.ReturnVerdict;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Art 21 and 20. */
@Proves({"20", "21"})
class MeetingsTest {

    private static final TicketFilter ALL = TicketFilter.all(50);
    private static final Actor THIRD_UNIT = Actor.ofUnit("unit-sj", "sj");

    private final DisputeRoom room = new DisputeRoom();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void given_a_meeting_when_it_keeps_then_the_clock_went_on_and_returns_are_not_processed_any_more() {
        Ticket meeting = room.inMeeting();
        assertThat(meeting.state()).isEqualTo(TicketState.JOINT_MEETING);
        Act act = Act.by(REVIEWER, meeting.id());
        for (String field : List.of("minutesNumber", "minutes", "participants", "heldOn")) {
            MeetingRule.Paper incomplete = new MeetingRule.Paper(
                    field.equals("minutesNumber") ? "" : "3号",
                    field.equals("minutes") ? " " : "由市城管委办理",
                    field.equals("participants") ? "" : "市编办",
                    field.equals("heldOn") ? null : PAPER.heldOn());
            assertThat(refused(room.disputes.meetingKeeps(act, incomplete, List.of()))
                            .field())
                    .isEqualTo(field);
        }
        Ticket kept = done(room.disputes.meetingKeeps(act, PAPER, List.of("sj")));
        assertThat(kept.state()).isEqualTo(TicketState.IN_PROGRESS);
        assertThat(kept.times()).isEqualTo(meeting.times());
        MeetingRecord record = room.view(kept.id()).meetings().getFirst();
        assertThat(record.question()).isEqualTo("路灯归属有争议");
        assertThat(record.kept()).isTrue();
        assertThat(record.unitName()).isEqualTo("市城市管理委员会");
        assertThat(record.paper()).isEqualTo(PAPER);
        for (Result locked : List.of(
                room.disputes.applyToReturn(Act.by(UNIT, kept.id()), NOT_OURS),
                room.disputes.applyForMeeting(Act.by(UNIT, kept.id()), NOT_OURS))) {
            assertThat(refused(locked).article()).isEqualTo("第二十一条");
        }
        assertThat(room.view(kept.id()).assists()).extracting(Assist::unitId).containsExactly("sj");
    }

    @Test
    void given_a_meeting_when_it_reassigns_then_a_new_clock_at_the_new_lead_which_is_locked_too() {
        Ticket meeting = room.inMeeting();
        Act act = Act.by(REVIEWER, meeting.id());
        assertThat(refused(room.disputes.meetingReassigns(act, PAPER, "cg", List.of()))
                        .reason())
                .contains("由原单位办理");
        assertThat(refused(room.disputes.meetingReassigns(act, PAPER, "nobody", List.of()))
                        .field())
                .isEqualTo("unitId");
        room.moveTo("2026-09-20T09:00");
        Ticket anew = done(room.disputes.meetingReassigns(act, PAPER, "jt", List.of("cg", "sj")));
        assertThat(anew.state()).isEqualTo(TicketState.DISPATCHED);
        assertThat(anew.assignment().unitId()).isEqualTo("jt");
        assertThat(anew.assignment().basis()).isEqualTo("联席会议纪要 桂市联〔2026〕3号（第二十一条）");
        assertThat(anew.times().dueAt()).isEqualTo(at("2026-09-24T00:00"));
        assertThat(anew.times().firstDispatchedAt()).isEqualTo(START);
        assertThat(room.view(anew.id()).assists())
                .extracting(Assist::unitId, Assist::number)
                .containsExactly(Tuple.tuple("cg", anew.number() + "-S1"), Tuple.tuple("sj", anew.number() + "-S2"));
        done(room.room.room.tickets().sign(Act.by(OTHER_UNIT, anew.id())));
        assertThat(refused(room.disputes.applyToReturn(Act.by(OTHER_UNIT, anew.id()), NOT_OURS))
                        .article())
                .isEqualTo("第二十一条");
    }

    @Test
    void given_a_dispatch_with_assisting_units_then_they_see_it_masked_and_hand_their_opinion_to_the_lead() {
        Ticket accepted = room.room.accepted(CALLER, fields(TicketKind.HELP));
        var tickets = room.room.room.tickets();
        Act act = Act.by(REVIEWER, accepted.id());
        for (List<String> wrong : List.of(List.of("cg"), List.of("jt", "jt"), List.of("nobody"))) {
            Result.Refused refused =
                    refused(tickets.dispatch(act, DispatchOrder.to("cg", "权责清单").assistedBy(wrong)));
            assertThat(refused.article()).isEqualTo("第二十条");
            assertThat(refused.field()).isEqualTo("assisting");
        }
        Ticket ticket =
                done(tickets.dispatch(act, DispatchOrder.to("cg", "权责清单").assistedBy(List.of("jt"))));
        Assist assist = room.view(ticket.id()).assists().getFirst();
        assertThat(assist.number()).isEqualTo(ticket.number() + "-S1");
        assertThat(assist.dueAt()).as("a working day before the lead's").isEqualTo(at("2026-09-22T00:00"));

        Ticket seen = room.room.room.queries().find(ticket.id(), OTHER_UNIT).orElseThrow();
        assertThat(seen.toString()).contains("138****1234").doesNotContain("13807731234");
        assertThat(room.room.room.queries().list(ALL, OTHER_UNIT).total()).isEqualTo(1);
        assertThat(room.room.room.queries().find(ticket.id(), THIRD_UNIT)).isEmpty();
        Result.Refused leading = refused(tickets.sign(Act.by(OTHER_UNIT, ticket.id())));
        assertThat(leading.why()).isEqualTo(Result.Why.FORBIDDEN);
        assertThat(leading.reason()).contains("主办单位");

        assertThat(refused(room.disputes.giveOpinion(Act.by(OTHER_UNIT, ticket.id()), " "))
                        .field())
                .isEqualTo("opinion");
        done(room.disputes.giveOpinion(Act.by(OTHER_UNIT, ticket.id()), "灯杆属我局，已派人"));
        done(room.disputes.giveOpinion(Act.by(OTHER_UNIT, ticket.id()), "灯杆属我局，已修"));
        assertThat(room.disputes
                        .of(ticket.id(), UNIT)
                        .orElseThrow()
                        .assists()
                        .getFirst()
                        .opinion())
                .isEqualTo("灯杆属我局，已修");
        assertThat(room.events(ticket.id())).endsWith("DISPATCH", "OPINION", "OPINION");
        for (Actor nobody : List.of(UNIT, REVIEWER)) {
            assertThat(refused(room.disputes.giveOpinion(Act.by(nobody, ticket.id()), "x"))
                            .why())
                    .isEqualTo(Result.Why.NOT_FOUND);
        }
        done(tickets.sign(Act.by(UNIT, ticket.id())));
        done(tickets.reply(Act.by(UNIT, ticket.id()), TestRoom.reply(""), "已修复"));
        done(tickets.review(Act.by(REVIEWER, ticket.id()), ReviewDecision.PASS, ""));
        assertThat(refused(room.disputes.giveOpinion(Act.by(OTHER_UNIT, ticket.id()), "晚了"))
                        .why())
                .isEqualTo(Result.Why.STATE);
    }

    @Test
    void given_the_lead_is_extended_then_opinions_are_due_later_and_given_a_return_then_nobody_assists() {
        Ticket accepted = room.room.accepted(CALLER, fields(TicketKind.HELP));
        var tickets = room.room.room.tickets();
        done(tickets.dispatch(
                Act.by(REVIEWER, accepted.id()), DispatchOrder.to("cg", "权责清单").assistedBy(List.of("jt"))));
        Ticket ticket = done(tickets.sign(Act.by(UNIT, accepted.id())));
        done(room.extend(UNIT, ticket, 2));
        done(room.disputes.decideExtension(Act.by(REVIEWER, ticket.id()), true, ""));
        assertThat(room.view(ticket.id()).assists().getFirst().dueAt()).isEqualTo(at("2026-09-24T00:00"));

        Ticket other = room.room.accepted(CALLER, fields(TicketKind.HELP));
        done(tickets.dispatch(
                Act.by(REVIEWER, other.id()), DispatchOrder.to("cg", "权责清单").assistedBy(List.of("jt"))));
        done(tickets.sign(Act.by(UNIT, other.id())));
        done(room.disputes.applyToReturn(Act.by(UNIT, other.id()), NOT_OURS));
        done(room.decide(other, ReturnVerdict.ACCEPT, null, ""));
        assertThat(room.room.room.queries().find(other.id(), OTHER_UNIT)).isEmpty();
        done(tickets.dispatch(
                Act.by(REVIEWER, other.id()), DispatchOrder.to("jt", "权责清单").assistedBy(List.of("sj"))));
        assertThat(room.view(other.id()).assists())
                .extracting(Assist::unitId, one -> one.endedAt() == null)
                .containsExactly(Tuple.tuple("jt", false), Tuple.tuple("sj", true));
    }
}

package hotline.tickets.usecase;

import static hotline.tickets.usecase.TestRoom.*;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.regulation.CardGround;
import hotline.regulation.Channel;
import hotline.regulation.Evaluation;
import hotline.regulation.EvaluationSource;
import hotline.regulation.IdentityNeed;
import hotline.regulation.SupervisionMode;
import hotline.regulation.TicketKind;
import hotline.regulation.Urgency;
import hotline.regulation.clause.Proves;
import hotline.tickets.Act;
import hotline.tickets.DraftFields;
import hotline.tickets.FiledPaper;
import hotline.tickets.Matter;
import hotline.tickets.Overlooked;
import hotline.tickets.Paper;
import hotline.tickets.Paper.Warning;
import hotline.tickets.PaperKind;
import hotline.tickets.Result;
import hotline.tickets.Submission;
import hotline.tickets.Ticket;
import hotline.tickets.TicketOversight;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@Proves({"7(3)", "8(4)", "12(2)e", "14(1)a", "27(1)"})
class OversightTest {

    private final TestRoom room = new TestRoom();
    private final TicketOversight oversight = room.room.oversight();

    @AfterEach
    void close() {
        room.close();
    }

    private List<Paper> papers(Ticket ticket) {
        return filed(ticket).stream().map(FiledPaper::paper).toList();
    }

    private List<FiledPaper> filed(Ticket ticket) {
        return room.room.files().of(ticket.id(), UNIT).orElseThrow().papers();
    }

    private List<CardGround> cards(Ticket ticket) {
        return papers(ticket).stream()
                .filter(Paper.Card.class::isInstance)
                .map(card -> ((Paper.Card) card).ground())
                .toList();
    }

    /** Moves the clock and sweeps twice: what is noted is noted once. */
    private void until(String instant) {
        room.clock.advance(Duration.between(room.clock.instant(), Instant.parse(instant)));
        room.room.timers().sweep();
        room.room.timers().sweep();
    }

    @Test
    void given_a_ticket_with_a_unit_then_supervision_and_urging_are_recorded_for_the_unit_to_see() {
        Ticket ticket = room.dispatched(CALLER, fields(TicketKind.HELP));
        assertThat(refused(oversight.supervise(Act.by(AGENT, ticket.id()), SupervisionMode.PHONE, "请今日答复"))
                        .why())
                .isEqualTo(Result.Why.FORBIDDEN);
        for (SupervisionMode mode : SupervisionMode.values()) {
            done(oversight.supervise(Act.by(SUPERVISOR, ticket.id()), mode, "请今日答复"));
        }
        done(oversight.urge(Act.by(AGENT, ticket.id()), "诉求人再次来电催问"));
        assertThat(papers(ticket))
                .hasSize(6)
                .contains(new Paper.Supervised(SupervisionMode.ON_SITE, "请今日答复"), new Paper.Urged("诉求人再次来电催问"));
        assertThat(room.told.getLast().unitId()).isEqualTo("cg");
        Ticket accepted = room.accepted(CALLER, fields(TicketKind.HELP));
        assertThat(refused(oversight.supervise(Act.by(REVIEWER, accepted.id()), SupervisionMode.SMS, "x"))
                        .article())
                .isEqualTo("第十四条第一项");
        assertThat(refused(oversight.urge(Act.by(OTHER_AGENT, ticket.id()), "x"))
                        .why())
                .isEqualTo(Result.Why.NOT_FOUND);
    }

    @Test
    void given_a_due_time_then_warned_a_day_before_and_carded_after_one_and_three_working_days_once_each() {
        Ticket ticket = room.dispatched(CALLER, fields(TicketKind.HELP));
        assertThat(ticket.times().dueAt()).isEqualTo(Instant.parse("2026-09-22T16:00:00Z"));
        until("2026-09-21T15:59:59Z");
        assertThat(papers(ticket)).isEmpty();
        until("2026-09-21T16:00:00Z");
        assertThat(papers(ticket))
                .containsExactly(
                        new Paper.Warned(Warning.DUE_SOON, ticket.times().dueAt()));
        until("2026-09-23T15:59:59Z");
        assertThat(cards(ticket)).isEmpty();
        // Wednesday 09-23 was one whole working day
        until("2026-09-23T16:00:00Z");
        assertThat(cards(ticket)).containsExactly(CardGround.OVERDUE);
        // 09-25 to 09-27 is Mid-Autumn: the second and third working days are 09-24 and 09-28
        until("2026-09-28T15:59:59Z");
        assertThat(cards(ticket)).containsExactly(CardGround.OVERDUE);
        until("2026-09-28T16:00:00Z");
        assertThat(cards(ticket)).containsExactly(CardGround.OVERDUE, CardGround.LONG_OVERDUE);
    }

    @Test
    void given_two_yellow_cards_of_a_unit_in_a_month_then_one_red_card() {
        Ticket one = room.dispatched(CALLER, fields(TicketKind.HELP));
        Ticket two = room.dispatched(CALLER, fields(TicketKind.HELP));
        room.dispatched(CALLER, fields(TicketKind.HELP));
        until("2026-09-23T16:00:00Z");
        List<CardGround> all = new java.util.ArrayList<>(cards(one));
        all.addAll(cards(two));
        assertThat(room.database
                        .dsl()
                        .fetchCount(
                                org.jooq.impl.DSL.table("ticket_paper"),
                                org.jooq.impl.DSL.condition("content->>'ground' = 'YELLOW_CARDS'")))
                .isEqualTo(1);
        assertThat(all).contains(CardGround.OVERDUE);
    }

    private Ticket emergency() {
        Matter matter = new Matter(
                TicketKind.HELP, "燃气泄漏", "小区闻到燃气味", Urgency.EMERGENCY, "450305", "某小区", IdentityNeed.NONE, false);
        return room.dispatched(CALLER, new DraftFields(matter, "张三", "", "", false));
    }

    @Test
    void given_an_emergency_when_nobody_phoned_the_unit_in_five_minutes_then_an_alarm_once() {
        Ticket silent = emergency();
        Ticket phoned = emergency();
        done(oversight.phoneNotice(Act.by(AGENT, phoned.id()), "值班员王五", "立即派员"));
        until("2026-09-18T02:05:00Z");
        assertThat(papers(silent))
                .containsExactly(new Paper.Warned(Warning.NOT_PHONED, Instant.parse("2026-09-18T02:05:00Z")));
        assertThat(papers(phoned)).containsExactly(new Paper.PhoneNotice("值班员王五", "立即派员"));

        assertThat(room.room.queries().overlooked())
                .containsExactly(new Overlooked(
                        Overlooked.Duty.PHONE_NOTICE,
                        Objects.requireNonNull(silent.number()),
                        Instant.parse("2026-09-18T02:00:00Z"),
                        1));
        done(oversight.phoneNotice(Act.by(AGENT, silent.id()), "值班员赵六", "已出发"));
        assertThat(room.room.queries().overlooked()).isEmpty();
    }

    @Test
    void given_a_matter_of_the_website_when_nobody_took_it_for_half_an_hour_then_overlooked_until_somebody_does() {
        Submission matter = new Submission(room.id(), Channel.WEBSITE, "W-1", CALLER, fields(TicketKind.HELP));
        room.room.submissions().submit(matter);
        Instant came = room.clock.instant();
        room.clock.advance(Duration.ofMinutes(30).minusMillis(1));
        assertThat(room.room.queries().overlooked()).isEmpty();
        room.clock.advance(Duration.ofMillis(1));
        assertThat(room.room.queries().overlooked())
                .containsExactly(
                        new Overlooked(Overlooked.Duty.TAKING, matter.ticketId().toString(), came, 1));

        done(room.room.tickets().take(Act.by(AGENT, matter.ticketId())));

        assertThat(room.room.queries().overlooked()).isEmpty();
    }

    @Test
    void given_nobody_called_back_within_a_working_day_then_warned_once_a_round() {
        Ticket ticket = room.delivered();
        done(room.room.tickets().evaluate(ticket.id(), Evaluation.DISSATISFIED, EvaluationSource.SMS, "3"));
        until("2026-09-20T15:59:59Z");
        assertThat(papers(ticket)).isEmpty();
        until("2026-09-20T16:00:00Z");
        assertThat(papers(ticket))
                .containsExactly(new Paper.Warned(Warning.NOT_CALLED_BACK, Instant.parse("2026-09-20T16:00:00Z")));
    }

    @Test
    void given_a_card_when_appealed_then_only_by_its_unit_once_and_the_centre_decides_once() {
        Ticket ticket = room.dispatched(CALLER, fields(TicketKind.HELP));
        done(oversight.falsification(Act.by(REVIEWER, ticket.id()), "照片是旧的"));
        UUID card = filed(ticket).getLast().id();
        assertThat(cards(ticket)).containsExactly(CardGround.FALSIFICATION);
        Act unit = Act.by(UNIT, ticket.id());
        assertThat(refused(oversight.appeal(unit, room.id(), "x")).reason()).contains("没有这项警告");
        done(oversight.appeal(unit, card, "照片为当日拍摄"));
        assertThat(refused(oversight.appeal(unit, card, "再申诉")).reason()).contains("不能重复申诉");
        UUID appeal = filed(ticket).getLast().id();
        Act centre = Act.by(REVIEWER, ticket.id());
        assertThat(refused(oversight.decide(unit, appeal, true, "")).why()).isEqualTo(Result.Why.FORBIDDEN);
        assertThat(refused(oversight.decide(centre, appeal, false, "")).field()).isEqualTo("note");
        done(oversight.decide(centre, appeal, true, "核实无误"));
        assertThat(refused(oversight.decide(centre, appeal, true, "")).reason()).contains("可能已由他人处理");
        assertThat(papers(ticket).getLast()).isEqualTo(new Paper.AppealDecided(true, "核实无误"));
    }

    @Test
    void given_a_claim_of_an_unreasonable_demand_then_one_at_a_time_and_again_only_after_a_refusal() {
        Ticket ticket = room.dispatched(CALLER, fields(TicketKind.HELP));
        Act unit = Act.by(UNIT, ticket.id());
        Act centre = Act.by(REVIEWER, ticket.id());
        done(oversight.claimUnreasonable(unit, "要求赔偿百万"));
        assertThat(refused(oversight.claimUnreasonable(unit, "再申请")).reason()).contains("不能重复申请");
        done(oversight.decide(centre, filed(ticket).getLast().id(), false, "理由不足"));
        done(oversight.claimUnreasonable(unit, "已有判决"));
        done(oversight.decide(centre, filed(ticket).getLast().id(), true, ""));
        assertThat(refused(oversight.claimUnreasonable(unit, "再申请")).reason()).contains("不能重复申请");
        assertThat(filed(ticket))
                .extracting(FiledPaper::kind)
                .containsExactly(
                        PaperKind.UNREASONABLE_CLAIMED,
                        PaperKind.UNREASONABLE_DECIDED,
                        PaperKind.UNREASONABLE_CLAIMED,
                        PaperKind.UNREASONABLE_DECIDED);
    }
}

package hotline.sms.peer;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.database.Database;
import hotline.database.TestDatabase;
import hotline.kernel.MovableClock;
import hotline.kernel.PhoneNumber;
import hotline.regulation.Evaluation;
import hotline.regulation.EvaluationSource;
import hotline.regulation.IdentityNeed;
import hotline.regulation.TicketKind;
import hotline.regulation.TicketState;
import hotline.regulation.Urgency;
import hotline.regulation.calendar.DayCount;
import hotline.regulation.clause.Proves;
import hotline.regulation.reply.ReplyContent;
import hotline.regulation.reply.ReplyContent.CaseFiling;
import hotline.sms.SmsRoom;
import hotline.sms.flow.TicketDesk;
import hotline.tickets.Act;
import hotline.tickets.Actor;
import hotline.tickets.DraftFields;
import hotline.tickets.Matter;
import hotline.tickets.NewDraft;
import hotline.tickets.Result;
import hotline.tickets.ReviewDecision;
import hotline.tickets.Role;
import hotline.tickets.Ticket;
import hotline.tickets.TicketSettings;
import hotline.tickets.sealing.SealingKeys;
import hotline.tickets.unit.UnitReach.State;
import hotline.tickets.usecase.TicketRoom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A real ticket, a real database and a real SMS peer: from the review that passes to the end of the ticket. */
class LifePeerTest {

    private static final Actor AGENT = new Actor("1001", Role.AGENT);
    private static final Actor UNIT = Actor.ofUnit("unit-cg", "cg");
    private static final Actor REVIEWER = new Actor("shenhe", Role.REVIEWER);

    private static CarrierProcess carrier;
    private static Database database;
    private static MovableClock clock;
    private static TicketRoom tickets;
    private static SmsRoom sms;
    private static long phones = 13907730000L;

    private final String phone = "" + ++phones;

    @BeforeAll
    static void open() {
        carrier = new CarrierProcess();
        database = TestDatabase.fresh();
        clock = new MovableClock(Clock.systemUTC(), Duration.ZERO);
        tickets = TicketRoom.open(database, SealingKeys.wellKnown(), clock, TicketSettings.defaults(), changed -> {});
        sms = SmsRoom.start(
                database,
                SealingKeys.wellKnown(),
                tickets.outbox(),
                TicketDesk.of(tickets.tickets(), tickets.unitTexts()),
                PeerTest.settings(carrier.smppPort),
                clock,
                Clock.systemUTC());
    }

    @AfterAll
    static void close() {
        sms.close();
        database.close();
        assertThat(carrier.counter("duplicateTexts") + carrier.counter("duplicateParts"))
                .isZero();
        carrier.close();
    }

    @Test
    void given_reviewed_ticket_when_citizen_replies_1_then_closed_as_satisfied() {
        Ticket ticket = delivered();
        carrier.handsets().reply(phone, "1");
        PeerTest.eventually().until(() -> now(ticket).state() == TicketState.CLOSED);
        assertThat(now(ticket).evaluation())
                .extracting(Ticket.Evaluated::value, Ticket.Evaluated::source, Ticket.Evaluated::evidence)
                .containsExactly(Evaluation.SATISFIED, EvaluationSource.SMS, "1");
    }

    @Test
    void given_reviewed_ticket_when_citizen_replies_3_then_dissatisfied_review() {
        Ticket ticket = delivered();
        carrier.handsets().reply(phone, "3");
        PeerTest.eventually().until(() -> now(ticket).state() == TicketState.DISSATISFIED_REVIEW);
    }

    @Test
    void given_silence_when_24_hours_passed_then_default_satisfied_until_a_late_3() {
        Ticket ticket = delivered();
        clock.advance(Duration.ofHours(24));
        sms.poke();
        tickets.timers().sweep();
        assertThat(now(ticket).evaluation())
                .extracting(Ticket.Evaluated::value)
                .isEqualTo(Evaluation.DEFAULT_SATISFIED);
        carrier.handsets().reply(phone, "3");
        PeerTest.eventually().until(() -> now(ticket).state() == TicketState.DISSATISFIED_REVIEW);
    }

    @Test
    void given_a_reply_without_sense_and_then_silence_when_24_hours_passed_then_a_person_follows_up() {
        Ticket ticket = delivered();
        carrier.handsets().reply(phone, "收到");
        PeerTest.eventually().until(() -> carrier.handsets().messages(phone).size() == 3);
        clock.advance(Duration.ofHours(24));
        sms.poke();
        tickets.timers().sweep();
        assertThat(now(ticket).state()).isEqualTo(TicketState.MANUAL_FOLLOW_UP);
    }

    @Test
    void given_reviewed_ticket_when_replies_make_no_sense_then_manual_follow_up() {
        Ticket ticket = delivered();
        carrier.handsets().reply(phone, "？？");
        PeerTest.eventually().until(() -> carrier.handsets().messages(phone).size() == 3);
        carrier.handsets().reply(phone, "你们是谁");
        PeerTest.eventually().until(() -> now(ticket).state() == TicketState.MANUAL_FOLLOW_UP);
    }

    @Test
    @Proves("27(1)")
    void given_a_card_then_the_unit_has_it_on_its_handset_and_nothing_of_the_citizen() {
        String handset = "13907739999";
        tickets.unitTexts().register("cg", List.of(handset), new Actor("admin", Role.ADMINISTRATOR));
        clock.advance(untilTomorrow(LocalTime.NOON));
        UUID draft = UUID.randomUUID();
        Ticket ticket = dispatched(draft);
        done(tickets.oversight().falsification(Act.by(REVIEWER, draft), "照片不是现场"));
        tickets.timers().sweep();
        sms.poke();
        PeerTest.eventually().until(() -> carrier.handsets().messages(handset).size() == 1);
        assertThat(carrier.handsets().messages(handset).getFirst().text())
                .contains(ticket.number(), "红牌警告", "市城市管理委员会")
                .doesNotContain(phone, "张三", "路灯", "路口");
        PeerTest.eventually()
                .until(() -> tickets.unitTexts().all().stream()
                        .anyMatch(unit -> unit.last().stream().anyMatch(copy -> copy.state() == State.DELIVERED)));
    }

    private static Duration untilTomorrow(LocalTime time) {
        ZonedDateTime now = clock.instant().atZone(DayCount.ZONE);
        return Duration.between(now, now.toLocalDate().plusDays(1).atTime(time).atZone(DayCount.ZONE));
    }

    private Ticket delivered() {
        UUID draft = UUID.randomUUID();
        dispatched(draft);
        var use = tickets.tickets();
        done(use.sign(Act.by(UNIT, draft)));
        ReplyContent content = new ReplyContent(
                LocalDate.now(clock).atStartOfDay(),
                "市政管理处",
                "李四",
                "已更换灯泡",
                true,
                "",
                "",
                true,
                CaseFiling.NOT_APPLICABLE,
                "",
                "",
                "");
        done(use.reply(Act.by(UNIT, draft), content, "路灯已修复，感谢您的反映。"));
        Ticket passed = done(use.review(Act.by(REVIEWER, draft), ReviewDecision.PASS, ""));
        sms.poke();
        PeerTest.eventually().until(() -> now(passed).times().resultDeliveredAt() != null);
        return passed;
    }

    private Ticket dispatched(UUID draft) {
        var use = tickets.tickets();
        use.openDraft(NewDraft.ofCall(draft, "1700000000.1", PhoneNumber.parse(phone), AGENT.id()));
        Matter matter = new Matter(
                TicketKind.HELP, "路灯不亮", "路灯不亮三天", Urgency.NORMAL, "450305", "某路口", IdentityNeed.NONE, false);
        done(use.saveDraft(Act.by(AGENT, draft), new DraftFields(matter, "张三", "", "", false)));
        done(use.accept(Act.by(AGENT, draft)));
        return done(use.dispatch(Act.by(AGENT, draft), "cg", "市城管委权责清单"));
    }

    private static Ticket now(Ticket ticket) {
        return tickets.queries().find(ticket.id(), REVIEWER).orElseThrow();
    }

    private static Ticket done(Result result) {
        return switch (result) {
            case Result.Done(Ticket ticket) -> ticket;
            case Result.Refused refused -> throw new AssertionError(refused);
        };
    }
}

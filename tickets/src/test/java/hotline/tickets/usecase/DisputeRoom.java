package hotline.tickets.usecase;

import hotline.regulation.IdentityNeed;
import hotline.regulation.TicketKind;
import hotline.regulation.Urgency;
import hotline.regulation.dispute.ExtensionRule;
import hotline.regulation.dispute.MeetingRule;
import hotline.regulation.dispute.ReturnGate;
import hotline.regulation.dispute.ReturnGround;
import hotline.tickets.Act;
import hotline.tickets.Actor;
import hotline.tickets.DraftFields;
import hotline.tickets.Matter;
import hotline.tickets.Result;
import hotline.tickets.Ticket;
import hotline.tickets.TicketEvent;
import hotline.tickets.dispute.Disputes;
import hotline.tickets.dispute.DisputesView;
import hotline.tickets.dispute.ReturnDecision;
import hotline.tickets.dispute.ReturnVerdict;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/** A room and what people do there when they disagree. */
final class DisputeRoom implements AutoCloseable {

    static final ReturnGate.Application NOT_OURS = new ReturnGate.Application("不属于本单位职责", "市城管委三定规定", null);
    static final MeetingRule.Paper PAPER =
            new MeetingRule.Paper("桂市联〔2026〕3号", "由市交通运输局牵头办理", "市编办、市司法局、市城管委", LocalDate.of(2026, 9, 18));

    final TestRoom room = new TestRoom();
    final Disputes disputes = room.room.disputes();

    Ticket signed(TicketKind kind) {
        Ticket ticket = room.dispatched(TestRoom.CALLER, TestRoom.fields(kind));
        return TestRoom.done(room.room.tickets().sign(Act.by(TestRoom.UNIT, ticket.id())));
    }

    Ticket signedEmergency() {
        Matter matter = new Matter(
                TicketKind.HELP, "水管爆裂", "路面大量漫水", Urgency.EMERGENCY, "450305", "某路口", IdentityNeed.NONE, false);
        Ticket ticket = room.dispatched(TestRoom.CALLER, new DraftFields(matter, "张三", "", "", false));
        return TestRoom.done(room.room.tickets().sign(Act.by(TestRoom.UNIT, ticket.id())));
    }

    Ticket returned(TicketKind kind) {
        return TestRoom.done(
                disputes.applyToReturn(Act.by(TestRoom.UNIT, signed(kind).id()), NOT_OURS));
    }

    Ticket inMeeting() {
        Ticket ticket = returned(TicketKind.HELP);
        return TestRoom.done(decide(ticket, ReturnVerdict.DISPUTE, null, "路灯归属有争议"));
    }

    Result decide(Ticket ticket, ReturnVerdict verdict, ReturnGround ground, String note) {
        return disputes.decideReturn(
                Act.by(TestRoom.REVIEWER, ticket.id()), new ReturnDecision(verdict, ground, note, null));
    }

    Result extend(Actor actor, Ticket ticket, int amount) {
        Instant told = room.clock.instant().minus(Duration.ofHours(1));
        return disputes.applyForExtension(
                Act.by(actor, ticket.id()), new ExtensionRule.Application(amount, "等待配件", "电话", told));
    }

    DisputesView view(UUID id) {
        return disputes.of(id, TestRoom.REVIEWER).orElseThrow();
    }

    List<String> events(UUID id) {
        return room.room.queries().history(id, TestRoom.REVIEWER).stream()
                .map(TicketEvent::event)
                .toList();
    }

    void moveTo(String local) {
        Instant at = at(local);
        room.clock.advance(Duration.between(room.clock.instant(), at));
    }

    static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
    }

    @Override
    public void close() {
        room.close();
    }
}

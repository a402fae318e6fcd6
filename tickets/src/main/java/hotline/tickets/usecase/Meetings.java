package hotline.tickets.usecase;

import hotline.regulation.Decision;
import hotline.regulation.calendar.DayCount;
import hotline.regulation.dispute.MeetingRule;
import hotline.regulation.lifecycle.LifecycleEvent;
import hotline.tickets.Act;
import hotline.tickets.Result;
import hotline.tickets.Ticket;
import hotline.tickets.Unit;
import hotline.tickets.dispute.Decided;
import hotline.tickets.store.MeetingStore;
import hotline.tickets.store.UnitStore;
import hotline.tickets.usecase.Step.Moment;
import java.util.List;
import java.util.Objects;

/** 联席会议 (Art 21): decides who leads and who assists; the decision binds the unit, which may not return the ticket. */
final class Meetings {

    private final Transitions transitions;
    private final Handling handling;
    private final Assists assists;
    private final MeetingStore meetings = new MeetingStore();
    private final UnitStore units = new UnitStore();

    Meetings(Transitions transitions, Handling handling, Assists assists) {
        this.transitions = transitions;
        this.handling = handling;
        this.assists = assists;
    }

    Result keeps(Act act, MeetingRule.Paper paper, List<String> assisting) {
        return transitions.run(
                act,
                Step.of(
                        LifecycleEvent.MEETING_KEEPS,
                        (ticket, moment) -> held(paper, moment)
                                .and(() -> units.active(moment.tx(), unitOf(ticket))
                                                .isPresent()
                                        ? Decision.allowed()
                                        : Decision.refused("原承办单位已撤销，请改派其他单位", MeetingRule.ARTICLE))
                                .and(() -> assists.named(unitOf(ticket), assisting, moment)),
                        (edit, moment) -> {
                            decide(edit, act, paper, true, unitOf(edit.before()), moment);
                            assists.add(edit, assisting, moment);
                        },
                        words(paper)));
    }

    Result reassigns(Act act, MeetingRule.Paper paper, String unitId, List<String> assisting) {
        return transitions.run(
                act,
                Step.of(
                        LifecycleEvent.MEETING_REASSIGNS,
                        (ticket, moment) -> held(paper, moment)
                                .and(() -> MeetingRule.reassigned(unitId, unitOf(ticket)))
                                .and(() -> handling.unitExists(unitId, moment))
                                .and(() -> assists.named(unitId, assisting, moment)),
                        (edit, moment) -> {
                            decide(edit, act, paper, false, unitId, moment);
                            Unit unit = units.active(moment.tx(), unitId).orElseThrow();
                            String basis = "联席会议纪要 " + paper.minutesNumber().strip() + "（" + MeetingRule.ARTICLE + "）";
                            edit.reply = null;
                            edit.assignment = new Ticket.Assignment(unit.id(), unit.name(), basis);
                            handling.startClock(edit, moment, unit.area());
                            assists.anew(edit, assisting, moment);
                        },
                        words(paper)));
    }

    private static String unitOf(Ticket ticket) {
        return Objects.requireNonNull(ticket.assignment()).unitId();
    }

    private static Decision held(MeetingRule.Paper paper, Moment moment) {
        return MeetingRule.check(paper, moment.now().atZone(DayCount.ZONE).toLocalDate());
    }

    private static String words(MeetingRule.Paper paper) {
        return "会议纪要 " + paper.minutesNumber().strip() + "：" + paper.minutes().strip();
    }

    private void decide(TicketEdit edit, Act act, MeetingRule.Paper paper, boolean kept, String unitId, Moment moment) {
        meetings.decide(
                moment.tx(),
                edit.before().id(),
                kept,
                unitId,
                paper,
                new Decided(moment.now(), act.actor().id(), ""));
    }
}

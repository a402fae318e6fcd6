package hotline.tickets.usecase;

import hotline.regulation.Decision;
import hotline.regulation.calendar.WorkingCalendar;
import hotline.regulation.dispute.MeetingRule;
import hotline.regulation.dispute.ReturnGate;
import hotline.regulation.dispute.ReturnGround;
import hotline.regulation.lifecycle.LifecycleEvent;
import hotline.regulation.time.ReturnRule;
import hotline.tickets.Act;
import hotline.tickets.Result;
import hotline.tickets.Ticket;
import hotline.tickets.dispute.Decided;
import hotline.tickets.dispute.MeetingRecord;
import hotline.tickets.dispute.ReturnDecision;
import hotline.tickets.dispute.ReturnRecord;
import hotline.tickets.store.AssistStore;
import hotline.tickets.store.MeetingStore;
import hotline.tickets.store.ReturnStore;
import hotline.tickets.usecase.Step.Moment;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;

/** 退单 (Art 13(3)): applied for by the unit, decided by the hotline centre. */
final class Returns {

    private final Transitions transitions;
    private final DueTimes dueTimes;
    private final DisputeFacts facts;
    private final ReviewLimit limit;
    private final Objections objections;
    private final Supplier<UUID> ids;
    private final ReturnStore returns = new ReturnStore();
    private final MeetingStore meetings = new MeetingStore();
    private final AssistStore assists = new AssistStore();

    Returns(
            Transitions transitions,
            DueTimes dueTimes,
            DisputeFacts facts,
            ReviewLimit limit,
            Objections objections,
            Supplier<UUID> ids) {
        this.transitions = transitions;
        this.dueTimes = dueTimes;
        this.facts = facts;
        this.limit = limit;
        this.objections = objections;
        this.ids = ids;
    }

    Result apply(Act act, ReturnGate.Application application) {
        return transitions.run(
                act,
                Step.of(
                        LifecycleEvent.RETURN,
                        (ticket, moment) -> ReturnGate.check(
                                application,
                                facts.returning(moment.tx(), ticket),
                                moment.now(),
                                dueTimes.calendar(moment.tx())),
                        (edit, moment) -> record(edit.before(), act, application, false, moment),
                        words(application)));
    }

    Result applyForMeeting(Act act, ReturnGate.Application application) {
        return transitions.run(
                act,
                Step.of(
                        LifecycleEvent.APPLY_MEETING,
                        (ticket, moment) ->
                                ReturnGate.checkMeetingWish(application, facts.returning(moment.tx(), ticket)),
                        (edit, moment) -> record(edit.before(), act, application, true, moment),
                        words(application)));
    }

    private static String words(ReturnGate.Application application) {
        var knowledge = application.knowledge();
        return "理由：" + application.reason().strip() + "；依据："
                + application.basis().strip() + (knowledge == null ? "" : "；知识点：" + knowledge.item());
    }

    private void record(
            Ticket ticket, Act act, ReturnGate.Application application, boolean meetingWish, Moment moment) {
        var assignment = Objects.requireNonNull(ticket.assignment());
        WorkingCalendar calendar = dueTimes.calendar(moment.tx());
        returns.insert(
                moment.tx(),
                ticket.id(),
                new ReturnRecord(
                        ids.get(),
                        assignment.unitId(),
                        assignment.unitName(),
                        meetingWish,
                        application.reason().strip(),
                        application.basis().strip(),
                        application.knowledge(),
                        moment.now(),
                        act.actor().id(),
                        limit.of(ticket.matter().urgency(), moment.now(), calendar),
                        null,
                        null,
                        null,
                        null),
                calendar.version());
    }

    Result decide(Act act, ReturnDecision decision) {
        return switch (decision.verdict()) {
            case ACCEPT -> accept(act, decision);
            case REFUSE -> refuse(act, decision);
            case DISPUTE -> dispute(act, decision);
        };
    }

    /** To be dispatched anew: the next unit gets a clock of its own, the citizen's goes on from the first dispatch. */
    private Result accept(Act act, ReturnDecision decision) {
        return transitions.run(
                act,
                Step.of(
                        LifecycleEvent.ACCEPT_RETURN,
                        (ticket, moment) -> ReturnGate.checkAcceptance(
                                waiting(ticket, moment).meetingWish(),
                                decision.knowledge(),
                                ticket.intake().createdAt()),
                        (edit, moment) -> {
                            ReturnRecord returned = waiting(edit.before(), moment);
                            decided(edit, act, decision, moment);
                            objections.raiseFromReturn(edit.before(), returned, act.actor(), moment);
                            assists.endAll(moment.tx(), edit.before().id(), moment.now());
                            edit.takeFromUnit();
                        },
                        decision.note().strip()));
    }

    private Result refuse(Act act, ReturnDecision decision) {
        ReturnGround ground = decision.ground();
        String note = decision.note().strip();
        return transitions.run(
                act,
                Step.of(
                        LifecycleEvent.REFUSE_RETURN,
                        (ticket, moment) -> ground != null && ground.isReviewers()
                                ? Decision.allowed()
                                : Decision.refused("请选择不予退回的情形（第十三条第三项第1至6目）", ReturnRule.ARTICLE, "ground"),
                        (edit, moment) -> decided(edit, act, decision, moment),
                        ground == null
                                ? note
                                : ground.chinese() + "（" + ground.article() + "）"
                                        + (note.isEmpty() ? "" : "。" + note)));
    }

    private Result dispute(Act act, ReturnDecision decision) {
        String question = decision.note().strip();
        return transitions.run(
                act,
                Step.of(
                        LifecycleEvent.DISPUTE_RETURN,
                        (ticket, moment) -> question.isEmpty()
                                ? Decision.refused("请写明提请联席会议审定的争议", MeetingRule.ARTICLE, "note")
                                : Decision.allowed(),
                        (edit, moment) -> {
                            decided(edit, act, decision, moment);
                            meetings.insert(
                                    moment.tx(),
                                    edit.before().id(),
                                    new MeetingRecord(
                                            ids.get(),
                                            question,
                                            moment.now(),
                                            act.actor().id(),
                                            null,
                                            null,
                                            null,
                                            null));
                        },
                        question));
    }

    private void decided(TicketEdit edit, Act act, ReturnDecision decision, Moment moment) {
        returns.decide(
                moment.tx(),
                waiting(edit.before(), moment).id(),
                decision,
                new Decided(moment.now(), act.actor().id(), decision.note().strip()));
    }

    /** A ticket is in RETURN_REVIEW with exactly one application that waits: a unique index holds it. */
    private ReturnRecord waiting(Ticket ticket, Moment moment) {
        return returns.undecided(moment.tx(), ticket.id())
                .orElseThrow(() -> new IllegalStateException("no application waits for ticket " + ticket.id()));
    }
}

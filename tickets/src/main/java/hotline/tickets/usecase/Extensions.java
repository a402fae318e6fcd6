package hotline.tickets.usecase;

import hotline.regulation.Decision;
import hotline.regulation.TicketState;
import hotline.regulation.calendar.CityTime;
import hotline.regulation.dispute.ExtendedDue;
import hotline.regulation.dispute.ExtensionRule;
import hotline.regulation.lifecycle.LifecycleEvent;
import hotline.regulation.time.DueDecision;
import hotline.tickets.Act;
import hotline.tickets.Reply;
import hotline.tickets.Result;
import hotline.tickets.Role;
import hotline.tickets.Ticket;
import hotline.tickets.TicketEvent;
import hotline.tickets.dispute.Decided;
import hotline.tickets.dispute.ExtensionRecord;
import hotline.tickets.store.ExtensionStore;
import hotline.tickets.usecase.Step.Moment;
import hotline.tickets.usecase.Transitions.Moved;
import hotline.tickets.usecase.Transitions.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** 延期 (Art 13(2)9): applied for before the due time, decided by the hotline centre while the clock runs. */
final class Extensions {

    private final Transitions transitions;
    private final DueTimes dueTimes;
    private final DisputeFacts facts;
    private final Assists assists;
    private final Supplier<UUID> ids;
    private final ExtensionStore extensions = new ExtensionStore();

    Extensions(Transitions transitions, DueTimes dueTimes, DisputeFacts facts, Assists assists, Supplier<UUID> ids) {
        this.transitions = transitions;
        this.dueTimes = dueTimes;
        this.facts = facts;
        this.assists = assists;
        this.ids = ids;
    }

    Result apply(Act act, ExtensionRule.Application application) {
        return transitions.run(
                act,
                Step.of(
                        LifecycleEvent.EXTEND,
                        (ticket, moment) -> fits(ticket, application, moment),
                        (edit, moment) -> record(edit.before(), act, application, moment),
                        "延长" + application.amount() + "（单位同原办理时限），原因："
                                + application.reason().strip() + "；已向诉求人说明："
                                + application.toldHow().strip()));
    }

    private Decision fits(Ticket ticket, ExtensionRule.Application application, Moment moment) {
        DueDecision original = dueTimes.effective(moment.tx(), ticket).original();
        return ExtensionRule.check(application, facts.extending(moment.tx(), ticket, original.limit()), moment.now());
    }

    private void record(Ticket ticket, Act act, ExtensionRule.Application application, Moment moment) {
        var assignment = Objects.requireNonNull(ticket.assignment());
        ExtendedDue wanted = dueTimes.extended(moment.tx(), ticket, application.amount());
        extensions.insert(
                moment.tx(),
                ticket.id(),
                new ExtensionRecord(
                        ids.get(),
                        assignment.unitId(),
                        assignment.unitName(),
                        DisputeFacts.dispatchedAt(ticket),
                        application.amount(),
                        wanted.count() == null,
                        application.reason().strip(),
                        application.toldHow().strip(),
                        Objects.requireNonNull(application.toldAt()),
                        Objects.requireNonNull(ticket.times().dueAt()),
                        wanted.dueAt(),
                        moment.now(),
                        act.actor().id(),
                        null,
                        null));
    }

    /** Beside the state: the unit may have replied meanwhile, and the due time still matters. */
    Result decide(Act act, boolean granted, String note) {
        return transitions.changing(act, (ticket, moment) -> {
            if (act.actor().role() != Role.REVIEWER) {
                return Transitions.refused(
                        Result.Why.FORBIDDEN, act.actor().role().chinese() + "不能审核延期申请");
            }
            Optional<ExtensionRecord> waiting = facts.ofThisDispatch(moment.tx(), ticket).stream()
                    .filter(one -> one.granted() == null)
                    .findFirst();
            if (waiting.isEmpty() || ticket.state() == TicketState.ARCHIVED) {
                return Transitions.refused(Result.Why.STATE, "工单没有待审的延期申请");
            }
            if (!granted && note.isBlank()) {
                return Transitions.refused(new Decision.Refusal("请写明不同意延期的理由", ExtensionRule.ARTICLE, "note"));
            }
            return granted
                    ? grant(ticket, waiting.get(), act, note.strip(), moment)
                    : refuse(ticket, waiting.get(), act, note.strip(), moment);
        });
    }

    private Outcome refuse(Ticket ticket, ExtensionRecord waiting, Act act, String note, Moment moment) {
        extensions.decide(
                moment.tx(),
                waiting.id(),
                false,
                waiting.extendedTo(),
                new Decided(moment.now(), act.actor().id(), note));
        Moved moved = new Moved(
                ticket,
                new TicketEdit(ticket).ticket(ticket.state()),
                TicketEvent.noted(ticket, act.actor(), moment.now(), "EXTENSION_REFUSED", "不同意延期", note));
        transitions.write(moment.tx(), List.of(moved));
        return new Outcome.Move(moved);
    }

    private Outcome grant(Ticket ticket, ExtensionRecord waiting, Act act, String note, Moment moment) {
        ExtendedDue extended = dueTimes.extended(moment.tx(), ticket, waiting.amount());
        extensions.decide(
                moment.tx(),
                waiting.id(),
                true,
                extended.dueAt(),
                new Decided(moment.now(), act.actor().id(), note));
        TicketEdit edit = new TicketEdit(ticket);
        edit.dueAt = extended.dueAt();
        edit.provisional = extended.provisional();
        edit.calendarVersion = extended.original().calendarVersion();
        assists.leadDueMoved(edit, moment);
        String words =
                "办理期限由 " + CityTime.end(Objects.requireNonNull(ticket.times().dueAt())) + " 延至 "
                        + CityTime.end(extended.dueAt()) + (note.isEmpty() ? "" : "。" + note);
        List<Moved> moved = new ArrayList<>();
        moved.add(new Moved(
                ticket,
                edit.ticket(ticket.state()),
                TicketEvent.noted(ticket, act.actor(), moment.now(), "EXTENSION_GRANTED", "同意延期", words)));
        cured(moved.getFirst().after(), act, moment).ifPresent(moved::add);
        transitions.write(moment.tx(), moved);
        return new Outcome.Move(moved.getLast());
    }

    /** What was late by the original due time alone isn't late any more. */
    private static Optional<Moved> cured(Ticket ticket, Act act, Moment moment) {
        Reply reply = ticket.reply();
        boolean answered = reply != null && ticket.state() != TicketState.IN_PROGRESS;
        Instant until = answered ? Objects.requireNonNull(reply).submittedAt() : moment.now();
        if (ticket.times().overdueAt() == null
                || !until.isBefore(Objects.requireNonNull(ticket.times().dueAt()))) {
            return Optional.empty();
        }
        TicketEdit edit = new TicketEdit(ticket);
        edit.overdueAt = null;
        return Optional.of(new Moved(
                ticket,
                edit.ticket(ticket.state()),
                TicketEvent.noted(
                        ticket,
                        act.actor(),
                        moment.now(),
                        "OVERDUE_LIFTED",
                        "撤销逾期",
                        "延期自原办理期限届满起算，获得同意后不作逾期（" + ExtensionRule.ARTICLE + "）")));
    }
}

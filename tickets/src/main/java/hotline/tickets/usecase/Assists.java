package hotline.tickets.usecase;

import hotline.regulation.Decision;
import hotline.regulation.TicketState;
import hotline.regulation.dispute.AssistRule;
import hotline.tickets.Act;
import hotline.tickets.Actor;
import hotline.tickets.DisputeSettings;
import hotline.tickets.Result;
import hotline.tickets.Ticket;
import hotline.tickets.TicketEvent;
import hotline.tickets.dispute.Assist;
import hotline.tickets.store.AssistStore;
import hotline.tickets.store.UnitStore;
import hotline.tickets.usecase.Step.Moment;
import hotline.tickets.usecase.Transitions.Moved;
import hotline.tickets.usecase.Transitions.Outcome;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** 协办 (Art 20): units that see the ticket as its unit does and hand their opinion to the lead. */
final class Assists {

    private static final Set<TicketState> HANDLED = EnumSet.of(
            TicketState.DISPATCHED,
            TicketState.IN_PROGRESS,
            TicketState.RETURN_REVIEW,
            TicketState.JOINT_MEETING,
            TicketState.REPLY_REVIEW);

    private final Transitions transitions;
    private final DueTimes dueTimes;
    private final DisputeSettings settings;
    private final Supplier<UUID> ids;
    private final AssistStore assists = new AssistStore();
    private final UnitStore units = new UnitStore();

    Assists(Transitions transitions, DueTimes dueTimes, DisputeSettings settings, Supplier<UUID> ids) {
        this.transitions = transitions;
        this.dueTimes = dueTimes;
        this.settings = settings;
        this.ids = ids;
    }

    Decision named(String lead, List<String> assisting, Moment moment) {
        return AssistRule.named(lead, assisting)
                .and(() -> assisting.stream()
                                .allMatch(unitId ->
                                        units.active(moment.tx(), unitId).isPresent())
                        ? Decision.allowed()
                        : Decision.refused("协办单位不存在或已撤销", AssistRule.ARTICLE, "assisting"));
    }

    /** With the ticket's new clock, for whom its dispatch names; whoever assisted before doesn't any more. */
    void anew(TicketEdit edit, List<String> assisting, Moment moment) {
        if (edit.before().wasDispatched()) {
            assists.endAll(moment.tx(), edit.before().id(), moment.now());
        }
        add(edit, assisting, moment);
    }

    /** Beside those that assist already. */
    void add(TicketEdit edit, List<String> assisting, Moment moment) {
        if (assisting.isEmpty()) {
            return;
        }
        Instant due = due(edit, moment);
        assists.add(
                moment.tx(),
                edit.before().id(),
                assisting.stream()
                        .map(unitId -> new Assist(ids.get(), "", unitId, "", moment.now(), due, "", null, null))
                        .toList());
    }

    void leadDueMoved(TicketEdit edit, Moment moment) {
        assists.setDue(moment.tx(), edit.before().id(), due(edit, moment));
    }

    /** Of these tickets, whose own due times are written already, the ones that somebody assists in. */
    void leadDuesMoved(List<Ticket> tickets, Moment moment) {
        Set<UUID> assisted =
                assists.assisted(moment.tx(), tickets.stream().map(Ticket::id).toList());
        tickets.stream()
                .filter(ticket -> assisted.contains(ticket.id()))
                .forEach(ticket -> leadDueMoved(new TicketEdit(ticket), moment));
    }

    private Instant due(TicketEdit edit, Moment moment) {
        return AssistRule.due(
                Objects.requireNonNull(edit.dueAt),
                Objects.requireNonNull(edit.dispatchedAt),
                edit.matter.urgency(),
                settings.assistEarlier(),
                units.area(moment.tx(), Objects.requireNonNull(edit.assignment).unitId()),
                dueTimes.calendar(moment.tx()));
    }

    Result giveOpinion(Act act, String opinion) {
        Actor actor = act.actor();
        return transitions.changing(
                act,
                (ticket, moment) ->
                        actor.unitId() != null && assists.isAssisting(moment.tx(), ticket.id(), actor.unitId()),
                (ticket, moment) -> {
                    if (!HANDLED.contains(ticket.state())) {
                        return Transitions.refused(Result.Why.STATE, "工单已办结或者不在办理中，不再收协办意见");
                    }
                    if (AssistRule.opinion(opinion) instanceof Decision.Refusal refusal) {
                        return Transitions.refused(refusal);
                    }
                    assists.giveOpinion(
                            moment.tx(),
                            ticket.id(),
                            Objects.requireNonNull(actor.unitId()),
                            opinion.strip(),
                            actor.id(),
                            moment.now());
                    Moved moved = new Moved(
                            ticket,
                            new TicketEdit(ticket).ticket(ticket.state()),
                            TicketEvent.noted(ticket, actor, moment.now(), "OPINION", "协办意见", opinion.strip()));
                    transitions.write(moment.tx(), List.of(moved));
                    return new Outcome.Move(moved);
                });
    }
}

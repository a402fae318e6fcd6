package hotline.tickets.usecase;

import hotline.database.Database;
import hotline.regulation.Decision;
import hotline.regulation.guard.MergeRule;
import hotline.regulation.lifecycle.LifecycleEvent;
import hotline.tickets.Act;
import hotline.tickets.Actor;
import hotline.tickets.Result;
import hotline.tickets.Ticket;
import hotline.tickets.TicketEvent;
import hotline.tickets.store.MergeStore;
import hotline.tickets.store.MergeStore.Follows;
import hotline.tickets.store.MergeStore.Pair;
import hotline.tickets.store.TicketStore;
import hotline.tickets.usecase.Step.Moment;
import hotline.tickets.usecase.Transitions.Moved;
import hotline.tickets.usecase.Transitions.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 并单 (国办函〔2025〕66号): handled with the parent, answered each. What follows from the parent's reply and end is the
 * sweep's: whatever is interrupted is done by the next one, and once.
 */
final class Merging {

    private final Database database;
    private final Transitions transitions;
    private final ResultMessages results;
    private final int batch;
    private final MergeStore merges = new MergeStore();
    private final TicketStore tickets = new TicketStore();

    Merging(Database database, Transitions transitions, ResultMessages results, int batch) {
        this.database = database;
        this.transitions = transitions;
        this.results = results;
        this.batch = batch;
    }

    Result merge(Act act, String parentNumber, String reason) {
        Optional<UUID> parentId = merges.byNumber(database.dsl(), parentNumber.strip());
        if (parentId.isEmpty()) {
            return new Result.Refused(Result.Why.INPUT, "没有这个编号的工单，请核对主单编号", null, "parentNumber");
        }
        Step step = Step.of(
                LifecycleEvent.MERGE,
                (child, moment) -> mergeable(child, parentId.get(), reason, moment),
                (edit, moment) -> merges.insert(moment.tx(), edit.before().id(), parentId.get(), moment.now()),
                "并入 " + parentNumber.strip() + "：" + reason.strip());
        return moving(act, List.of(parentId.get()), step);
    }

    private Decision mergeable(Ticket child, UUID parentId, String reason, Moment moment) {
        Ticket parent = tickets.find(moment.tx(), parentId).orElseThrow();
        boolean hasChildren = !merges.childrenOf(moment.tx(), child.id()).isEmpty();
        return MergeRule.merge(child.id().equals(parentId), parent.state(), hasChildren, reason);
    }

    Result unmerge(Act act, String reason) {
        List<UUID> parent =
                merges.parentOf(database.dsl(), act.ticketId()).stream().toList();
        Step step = parting(
                (child, moment) -> {
                    UUID parentId = merges.parentOf(moment.tx(), child.id()).orElseThrow();
                    Ticket with = tickets.find(moment.tx(), parentId).orElseThrow();
                    return MergeRule.unmerge(with.state(), child.times().finishedAt() != null, reason);
                },
                reason.strip());
        return moving(act, parent, step);
    }

    private Step parting(Step.Rule rule, String reason) {
        return Step.of(
                LifecycleEvent.UNMERGE,
                rule,
                (edit, moment) -> merges.remove(moment.tx(), edit.before().id()),
                reason);
    }

    private Result moving(Act act, List<UUID> others, Step step) {
        return transitions.changing(act, others, (ticket, moment) -> {
            Outcome outcome = transitions.decide(ticket, step, act.actor(), moment);
            if (outcome instanceof Outcome.Move(Moved moved)) {
                transitions.write(moment.tx(), List.of(moved));
            }
            return outcome;
        });
    }

    void sweep() {
        follow(Follows.RESULT, this::answered);
        follow(Follows.LOSS, (pair, moment) -> software(pair.child(), parting(Step.ALWAYS, "主单已转紧急平台"), moment));
        follow(Follows.END, (pair, moment) -> software(pair.child(), ENDED, moment));
    }

    private interface Following {
        List<Moved> apply(Pair pair, Moment moment);
    }

    private void follow(Follows follows, Following following) {
        int found;
        do {
            List<Moved> moved = new ArrayList<>();
            found = database.inTransaction(tx -> {
                Moment moment = new Moment(tx, transitions.now());
                List<Pair> pairs = merges.lockFollowers(tx, follows, batch);
                for (Pair pair : pairs) {
                    List<Moved> steps = following.apply(pair, moment);
                    steps.forEach(step -> transitions.write(tx, List.of(step)));
                    moved.addAll(steps);
                }
                return pairs.size();
            });
            transitions.announce(moved);
        } while (found == batch);
    }

    private static final Step ENDED =
            Step.of(LifecycleEvent.PARENT_CLOSED, Step.ALWAYS, (edit, moment) -> edit.closedAt = moment.now(), "主单已办结");

    private List<Moved> software(Ticket ticket, Step step, Moment moment) {
        return switch (transitions.decide(ticket, step, Actor.system(), moment)) {
            case Outcome.Move(Moved moved) -> List.of(moved);
            case Outcome.Stop(Result.Refused refused) ->
                throw new IllegalStateException("what follows by itself was refused: " + refused.reason());
        };
    }

    /** The child's citizen gets the parent's result, under the child's own number. */
    private List<Moved> answered(Pair pair, Moment moment) {
        Ticket parent = pair.parent();
        TicketEdit edit = new TicketEdit(pair.child());
        edit.assignment = parent.assignment();
        edit.reply = parent.reply();
        edit.finishedAt = parent.times().finishedAt();
        String unitName = unitName(parent.assignment());
        results.send(edit, unitName, Objects.requireNonNull(parent.reply()).publicAnswer(), moment);
        TicketEvent event = TicketEvent.noted(
                pair.child(), Actor.system(), moment.now(), "PARENT_ANSWERED", "主单已答复", "按主单的办理结果答复诉求人");
        Moved told = new Moved(pair.child(), edit.ticket(pair.child().state()), event);
        if (pair.child().caller().mobile().isPresent()) {
            return List.of(told);
        }
        Step byPerson = Evaluations.manualFollowUp("没有可接收短信的号码");
        return List.of(told, software(told.after(), byPerson, moment).getFirst());
    }

    private static String unitName(Ticket.@Nullable Assignment assignment) {
        return assignment == null ? "" : assignment.unitName();
    }
}

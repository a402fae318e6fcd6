package hotline.tickets.usecase;

import hotline.regulation.Decision;
import hotline.regulation.TicketState;
import hotline.regulation.guard.DissatisfiedRule;
import hotline.regulation.lifecycle.LifecycleEvent;
import hotline.tickets.Act;
import hotline.tickets.FiledPaper;
import hotline.tickets.Paper;
import hotline.tickets.PaperKind;
import hotline.tickets.Result;
import hotline.tickets.Ticket;
import hotline.tickets.usecase.Step.Moment;
import hotline.tickets.usecase.Transitions.Note;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** 不满意复核 (Art 14(3)): the call back, and the end that two people agree to. */
final class DissatisfiedReviews {

    private final Transitions transitions;
    private final Papers papers;

    DissatisfiedReviews(Transitions transitions, Papers papers) {
        this.transitions = transitions;
        this.papers = papers;
    }

    Result calledBack(Act act, String reason) {
        String said = reason.strip();
        return noting(act, new Note("CALLED_BACK", PaperKind.CALLED_BACK.chinese(), said), (ticket, moment) -> {
            Decision decision =
                    said.isEmpty() ? new Decision.Refusal("请写明诉求人不满意的原因", null, "reason") : Decision.allowed();
            return new Filing(decision, () -> papers.file(ticket, act.actor(), moment, new Paper.CalledBack(said)));
        });
    }

    Result proposeClose(Act act, String reason) {
        String why = reason.strip();
        return noting(act, new Note("CLOSE_PROPOSED", PaperKind.CLOSE_PROPOSED.chinese(), why), (ticket, moment) -> {
            boolean pending = proposal(ticket, moment) != null;
            return new Filing(
                    DissatisfiedRule.proposeClose(pending, why),
                    () -> papers.file(ticket, act.actor(), moment, new Paper.CloseProposed(why)));
        });
    }

    Result decideClose(Act act, boolean agreed, String note) {
        return agreed ? close(act, note.strip()) : decline(act, note.strip());
    }

    private Result close(Act act, String note) {
        return transitions.run(
                act,
                Step.of(
                        LifecycleEvent.CLOSE_WITH_REASON,
                        (ticket, moment) -> decidable(ticket, moment, act, true, note),
                        (edit, moment) -> {
                            edit.closedAt = moment.now();
                            decided(edit.before(), moment, act, new Paper.CloseDecided(true, note));
                        },
                        note.isEmpty() ? "经两人同意" : "经两人同意：" + note));
    }

    private Result decline(Act act, String note) {
        return noting(
                act,
                new Note("CLOSE_DECLINED", "不同意说明理由办结", note),
                (ticket, moment) -> new Filing(
                        decidable(ticket, moment, act, false, note),
                        () -> decided(ticket, moment, act, new Paper.CloseDecided(false, note))));
    }

    private void decided(Ticket ticket, Moment moment, Act act, Paper decision) {
        FiledPaper proposal = proposal(ticket, moment);
        if (proposal == null) {
            throw new IllegalStateException("nothing was proposed for " + ticket.id());
        }
        papers.answer(ticket, act.actor(), moment, proposal, decision);
    }

    private Decision decidable(Ticket ticket, Moment moment, Act act, boolean agreed, String note) {
        FiledPaper proposal = proposal(ticket, moment);
        return DissatisfiedRule.decideClose(
                proposal == null ? null : proposal.actorId(), act.actor().id(), agreed, note);
    }

    /** What was proposed for an earlier round is void. */
    private @Nullable FiledPaper proposal(Ticket ticket, Moment moment) {
        Optional<FiledPaper> open = papers.open(moment.tx(), ticket.id(), PaperKind.CLOSE_PROPOSED);
        return open.filter(paper -> paper.round() == ticket.round()).orElse(null);
    }

    private record Filing(Decision decision, Runnable write) {}

    private interface Deciding {
        Filing on(Ticket ticket, Moment moment);
    }

    /** The same people and the same state as for closing; the ticket stays where it is. */
    private Result noting(Act act, Note note, Deciding deciding) {
        return transitions.changing(act, (ticket, moment) -> {
            if (!Permissions.mayCause(act.actor(), LifecycleEvent.CLOSE_WITH_REASON)) {
                return Transitions.refused(
                        Result.Why.FORBIDDEN, act.actor().role().chinese() + "不能办理不满意复核");
            }
            if (ticket.state() != TicketState.DISSATISFIED_REVIEW) {
                return Transitions.refused(Result.Why.STATE, "工单不在不满意复核中");
            }
            Filing filing = deciding.on(ticket, moment);
            return switch (filing.decision()) {
                case Decision.Refusal refusal -> Transitions.refused(refusal);
                case Decision.Allowed _ ->
                    transitions.note(
                            ticket,
                            act.actor(),
                            moment,
                            note,
                            _ -> filing.write().run());
            };
        });
    }
}

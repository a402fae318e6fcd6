package hotline.tickets.usecase;

import hotline.regulation.Article;
import hotline.regulation.Decision;
import hotline.regulation.Evaluation;
import hotline.regulation.EvaluationSource;
import hotline.regulation.TicketState;
import hotline.regulation.clause.Clause;
import hotline.regulation.guard.EvaluationRule;
import hotline.regulation.lifecycle.LifecycleEvent;
import hotline.tickets.Act;
import hotline.tickets.Actor;
import hotline.tickets.Result;
import hotline.tickets.Ticket;
import hotline.tickets.TicketEvent;
import hotline.tickets.usecase.Transitions.Moved;
import hotline.tickets.usecase.Transitions.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the citizen thinks of the result, and what silence means (Art 14(2)–(3)). */
@Clause({"14(2)c", "14(3)"})
final class Evaluations {

    private final Transitions transitions;

    Evaluations(Transitions transitions) {
        this.transitions = transitions;
    }

    Result delivered(UUID ticketId, Instant deliveredAt) {
        return transitions.changing(Act.by(Actor.system(), ticketId), (ticket, moment) -> {
            if (ticket.times().resultDeliveredAt() != null
                    || ticket.times().finishedAt() == null
                    || ticket.state() == TicketState.ARCHIVED) {
                return new Outcome.Move(new Moved(ticket, ticket, receipt(ticket, moment.now())));
            }
            Instant at = deliveredAt.isAfter(moment.now()) ? moment.now() : deliveredAt;
            TicketEdit edit = new TicketEdit(ticket);
            edit.resultDeliveredAt = at;
            edit.receiptBy = null;
            if (ticket.state() == TicketState.AWAITING_EVALUATION) {
                edit.evaluateBy = EvaluationRule.defaultAt(at);
            }
            Moved moved = new Moved(ticket, edit.ticket(ticket.state()), receipt(ticket, moment.now()));
            transitions.write(moment.tx(), List.of(moved));
            return new Outcome.Move(moved);
        });
    }

    Result repliedUnclearly(UUID ticketId, String words) {
        return transitions.changing(Act.by(Actor.citizen(), ticketId), (ticket, moment) -> {
            TicketEvent reply =
                    TicketEvent.noted(ticket, Actor.citizen(), moment.now(), "UNCLEAR_REPLY", "短信回复无法识别", words);
            if (ticket.times().unclearReplyAt() != null || ticket.state() != TicketState.AWAITING_EVALUATION) {
                return new Outcome.Move(new Moved(ticket, ticket, reply));
            }
            TicketEdit edit = new TicketEdit(ticket);
            edit.unclearReplyAt = moment.now();
            Moved moved = new Moved(ticket, edit.ticket(ticket.state()), reply);
            transitions.write(moment.tx(), List.of(moved));
            return new Outcome.Move(moved);
        });
    }

    private static TicketEvent receipt(Ticket ticket, Instant now) {
        return TicketEvent.noted(ticket, Actor.system(), now, "RESULT_DELIVERED", "结果短信送达", "");
    }

    Result evaluate(UUID ticketId, Evaluation value, EvaluationSource source, String evidence) {
        Actor actor = source == EvaluationSource.DEFAULT ? Actor.system() : Actor.citizen();
        return transitions.run(Act.by(actor, ticketId), word(value, source, evidence));
    }

    Result followUp(Act act, boolean satisfied, String note) {
        Evaluation value = satisfied ? Evaluation.SATISFIED : Evaluation.DISSATISFIED;
        if (!satisfied && note.isBlank()) {
            return new Result.Refused(
                    Result.Why.INPUT, "请写明诉求人不满意的原因", Article.of(14, 3).text(), "note");
        }
        return transitions.run(act, word(value, EvaluationSource.PERSON, note.strip()));
    }

    static Step word(Evaluation value, EvaluationSource source, String evidence) {
        LifecycleEvent event = switch (value) {
            case SATISFIED -> LifecycleEvent.SATISFIED;
            case DISSATISFIED -> LifecycleEvent.DISSATISFIED;
            case DEFAULT_SATISFIED -> LifecycleEvent.DEFAULT_SATISFIED;
        };
        return Step.of(
                event,
                (ticket, moment) ->
                        EvaluationRule.matches(value, source).and(() -> timely(ticket, value, moment.now())),
                (edit, moment) -> {
                    edit.evaluation = new Ticket.Evaluated(value, source, moment.now(), evidence);
                    edit.receiptBy = null;
                    edit.evaluateBy = null;
                    edit.closedAt = closedAt(edit, value, moment.now());
                },
                source.chinese() + "：" + value.chinese() + (evidence.isBlank() ? "" : "（" + evidence + "）"));
    }

    /** A merged ticket closes with its parent; what is closed already stays closed at its time. */
    private static @Nullable Instant closedAt(TicketEdit edit, Evaluation value, Instant now) {
        if (value == Evaluation.DISSATISFIED) {
            return null;
        }
        TicketState before = edit.before().state();
        return before == TicketState.MERGED || before == TicketState.CLOSED ? edit.closedAt : now;
    }

    private static Decision timely(Ticket ticket, Evaluation value, Instant now) {
        if (value == Evaluation.DEFAULT_SATISFIED) {
            Ticket.Times times = ticket.times();
            return EvaluationRule.defaultSatisfied(times.resultDeliveredAt(), times.unclearReplyAt(), now);
        }
        Ticket.Evaluated earlier = ticket.evaluation();
        Evaluation said = earlier == null ? null : earlier.value();
        boolean asked = ticket.times().finishedAt() != null;
        return switch (ticket.state()) {
            case CLOSED -> EvaluationRule.afterClosing(said, value, asked);
            case MERGED -> EvaluationRule.merged(said, asked);
            default -> Decision.allowed();
        };
    }

    Result needsManualFollowUp(UUID ticketId, String reason) {
        return transitions.run(Act.by(Actor.system(), ticketId), manualFollowUp(reason));
    }

    static Step manualFollowUp(String reason) {
        return Step.of(
                LifecycleEvent.NOT_DELIVERED,
                Step.ALWAYS,
                (edit, moment) -> {
                    edit.receiptBy = null;
                    edit.evaluateBy = null;
                },
                reason);
    }
}

package hotline.ops.seed;

import hotline.regulation.Evaluation;
import hotline.regulation.EvaluationSource;
import hotline.regulation.TicketState;
import hotline.regulation.guard.EvaluationRule;
import hotline.regulation.lifecycle.LifecycleEvent;
import hotline.tickets.Actor;
import hotline.tickets.TicketSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** What the citizen says of the result, or doesn't (Art 14(2)). */
final class Endings {

    private static final double DELIVERED = 0.93;
    private static final double SAYS_SOMETHING = 0.35;
    private static final double DISSATISFIED = 0.1;
    private static final int MOST_REDOS = 2;
    private static final Duration RECEIPT_WAIT = TicketSettings.defaults().receiptWait();

    private final Handling handling;

    Endings(Handling handling) {
        this.handling = handling;
    }

    /** The result goes out by SMS; as far as the citizen's word, or the lack of it. */
    void ask(Story story) {
        SeededTicket ticket = story.ticket;
        Instant sent = story.now();
        boolean mobile = ticket.callerNumber.startsWith("1");
        if (!mobile) {
            story.step(LifecycleEvent.NOT_DELIVERED, sent, Handling.SYSTEM, "没有可接收短信的号码");
            followUp(story);
            return;
        }
        ticket.receiptBy = sent.plus(RECEIPT_WAIT);
        if (story.chance.happens(DELIVERED)) {
            Instant at = sent.plus(story.chance.between(Duration.ofSeconds(2), Duration.ofSeconds(50)));
            if (story.noted("RESULT_DELIVERED", "结果短信送达", at, Handling.SYSTEM, "")) {
                ticket.resultDeliveredAt = at;
                ticket.receiptBy = null;
                ticket.evaluateBy = EvaluationRule.defaultAt(at);
                listen(story);
            }
        } else if (story.step(
                LifecycleEvent.NOT_DELIVERED,
                Objects.requireNonNull(ticket.receiptBy),
                Handling.SYSTEM,
                "未在规定时间内收到短信送达回执")) {
            ticket.receiptBy = null;
            followUp(story);
        }
    }

    private void listen(Story story) {
        if (story.chance.happens(SAYS_SOMETHING)) {
            Instant at = story.now().plus(story.chance.between(Duration.ofMinutes(1), Duration.ofHours(20)));
            boolean content = isContent(story);
            say(story, at, content ? Evaluation.SATISFIED : Evaluation.DISSATISFIED, EvaluationSource.SMS, "");
        } else {
            Instant silence = Objects.requireNonNull(story.ticket.evaluateBy);
            say(story, silence, Evaluation.DEFAULT_SATISFIED, EvaluationSource.DEFAULT, "");
        }
    }

    private void followUp(Story story) {
        boolean content = isContent(story);
        Evaluation value = content ? Evaluation.SATISFIED : Evaluation.DISSATISFIED;
        say(story, Handling.soon(story, 30), value, EvaluationSource.PERSON, content ? "电话回访" : "问题仍未解决");
    }

    /** Who was answered on the spot asked until the answer was clear. */
    private static boolean isContent(Story story) {
        return story.ticket.unitId == null || !story.chance.happens(DISSATISFIED);
    }

    private static void say(Story story, Instant at, Evaluation value, EvaluationSource source, String evidence) {
        Actor actor = switch (source) {
            case SMS -> Actor.citizen();
            case PERSON -> Handling.REVIEWER;
            case DEFAULT -> Handling.SYSTEM;
        };
        LifecycleEvent event = switch (value) {
            case SATISFIED -> LifecycleEvent.SATISFIED;
            case DISSATISFIED -> LifecycleEvent.DISSATISFIED;
            case DEFAULT_SATISFIED -> LifecycleEvent.DEFAULT_SATISFIED;
        };
        String words = evidence.isEmpty() ? "" : "（" + evidence + "）";
        if (story.step(event, at, actor, source.chinese() + "：" + value.chinese() + words)) {
            SeededTicket ticket = story.ticket;
            ticket.evaluation = value;
            ticket.evaluationSource = source;
            ticket.evaluatedAt = at;
            ticket.evaluationEvidence = evidence;
            ticket.receiptBy = null;
            ticket.evaluateBy = null;
            ticket.closedAt = value == Evaluation.DISSATISFIED ? null : at;
        }
    }

    /** Once more, when the citizen was not satisfied with what a unit did. */
    void end(Story story, String area) {
        SeededTicket ticket = story.ticket;
        if (ticket.state == TicketState.DISSATISFIED_REVIEW && ticket.round <= MOST_REDOS) {
            handling.redo(story, area);
        }
    }
}

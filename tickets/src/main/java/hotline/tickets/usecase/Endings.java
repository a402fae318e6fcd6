package hotline.tickets.usecase;

import hotline.regulation.Decision;
import hotline.regulation.EmergencyDesk;
import hotline.regulation.TicketState;
import hotline.regulation.clause.Clause;
import hotline.regulation.guard.DirectAnswerRule;
import hotline.regulation.guard.EndingRule;
import hotline.regulation.lifecycle.LifecycleEvent;
import hotline.tickets.Act;
import hotline.tickets.Knowledge;
import hotline.tickets.KnowledgeItem;
import hotline.tickets.Paper;
import hotline.tickets.Result;
import hotline.tickets.Ticket;
import hotline.tickets.Unit;
import hotline.tickets.store.UnitStore;
import hotline.tickets.usecase.Step.Moment;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tickets that end without a unit's reply: answered on the call (Art 12(2)), 表扬 (Art 3), an emergency desk (Art 18). */
@Clause({"12(2)a", "18"})
final class Endings {

    private final Transitions transitions;
    private final Intake intake;
    private final ResultMessages results;
    private final Papers papers;
    private final Knowledge knowledge;
    private final UnitStore units = new UnitStore();

    Endings(Transitions transitions, Intake intake, ResultMessages results, Papers papers, Knowledge knowledge) {
        this.transitions = transitions;
        this.intake = intake;
        this.results = results;
        this.papers = papers;
        this.knowledge = knowledge;
    }

    /** Answered, asked for an evaluation, and handed to a person when no SMS can ask: one transaction. */
    Result answer(Act act, KnowledgeItem item, String told) {
        String said = told.strip();
        Step answered = Step.of(
                LifecycleEvent.ANSWER,
                (ticket, moment) -> Intake.acceptable(ticket)
                        .and(() -> DirectAnswerRule.cited(item.id(), item.title(), item.version(), said))
                        .and(() -> knowledge.citable(item, moment.now())),
                (edit, moment) -> {
                    edit.number = intake.numberFor(edit, moment);
                    edit.acceptedAt = moment.now();
                    edit.finishedAt = moment.now();
                    papers.file(edit.before(), act.actor(), moment, new Paper.Answered(item, said));
                },
                "引用知识点 " + item.id() + "《" + item.title() + "》（版本 " + item.version() + "）");
        Step asked = Step.of(
                LifecycleEvent.ASK_EVALUATION, Step.ALWAYS, (edit, moment) -> results.send(edit, "", said, moment), "");
        return transitions.run(
                act,
                answered,
                ticket -> ticket.state() == TicketState.ANSWERED
                        ? Optional.of(asked)
                        : ResultMessages.withoutNumber(ticket));
    }

    Result passOnPraise(Act act, String unitId) {
        return transitions.run(
                act,
                Step.of(
                        LifecycleEvent.PASS_ON_PRAISE,
                        (ticket, moment) ->
                                EndingRule.praise(ticket.matter().kind()).and(() -> unitExists(unitId, moment)),
                        (edit, moment) -> {
                            Unit unit = units.active(moment.tx(), unitId).orElseThrow();
                            edit.assignment = new Ticket.Assignment(unit.id(), unit.name(), "表扬转告");
                            edit.closedAt = moment.now();
                        },
                        "已转告承办单位，不要求答复"));
    }

    private Decision unitExists(String unitId, Moment moment) {
        return units.active(moment.tx(), unitId).isPresent()
                ? Decision.allowed()
                : new Decision.Refusal("承办单位不存在或已撤销", null, "unitId");
    }

    Result handOver(Act act, EmergencyDesk desk, String reason, @Nullable String callId) {
        String why = reason.strip();
        return transitions.run(
                act,
                Step.of(
                        LifecycleEvent.HAND_OVER,
                        (ticket, moment) -> EndingRule.handOver(why),
                        (edit, moment) -> {
                            if (edit.number == null) {
                                edit.number = intake.numberFor(edit, moment);
                            }
                            edit.closedAt = moment.now();
                            String call = callId == null ? edit.intake.callId() : callId;
                            papers.file(edit.before(), act.actor(), moment, new Paper.HandedOver(desk, why, call));
                        },
                        "转" + desk.chinese() + "：" + why));
    }
}

package hotline.tickets.usecase;

import hotline.regulation.Article;
import hotline.regulation.CardGround;
import hotline.regulation.Decision;
import hotline.regulation.TicketKind;
import hotline.regulation.clause.Clause;
import hotline.regulation.guard.DissatisfiedRule;
import hotline.regulation.guard.IntakeRule;
import hotline.regulation.lifecycle.LifecycleEvent;
import hotline.regulation.reply.ReplyContent;
import hotline.regulation.reply.ReplyRule;
import hotline.regulation.time.DueDecision;
import hotline.regulation.time.ReturnRule;
import hotline.regulation.time.StatedLimit;
import hotline.tickets.Act;
import hotline.tickets.DispatchOrder;
import hotline.tickets.EndingSettings;
import hotline.tickets.Reply;
import hotline.tickets.Result;
import hotline.tickets.ReviewDecision;
import hotline.tickets.Ticket;
import hotline.tickets.Unit;
import hotline.tickets.store.DissolutionStore;
import hotline.tickets.store.ReturnStore;
import hotline.tickets.store.UnitStore;
import hotline.tickets.usecase.Step.Moment;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From dispatch to a reply that passed review (Art 12(2), 13, 14(2)). */
@Clause({"9(2)", "9(3)"})
final class Handling {

    private static final int LONGEST_ANSWER = 2000;

    private final Transitions transitions;
    private final DueTimes dueTimes;
    private final Assists assists;
    private final ResultMessages results;
    private final Cards cards;
    private final EndingSettings endings;
    private final Dispatches dispatches;
    private final UnitStore units = new UnitStore();
    private final DissolutionStore dissolutions = new DissolutionStore();
    private final ReturnStore returns = new ReturnStore();

    Handling(
            Transitions transitions,
            DueTimes dueTimes,
            Assists assists,
            ResultMessages results,
            Cards cards,
            EndingSettings endings,
            Dispatches dispatches) {
        this.transitions = transitions;
        this.dueTimes = dueTimes;
        this.assists = assists;
        this.results = results;
        this.cards = cards;
        this.endings = endings;
        this.dispatches = dispatches;
    }

    @Clause("12(2)c")
    Result dispatch(Act act, DispatchOrder order) {
        Dispatching dispatching = dispatches.of(order);
        return transitions.run(
                act,
                Step.told(
                        LifecycleEvent.DISPATCH,
                        (ticket, moment) -> IntakeRule.dispatch(order.basis())
                                .and(() -> exists(dispatching.unit(moment)))
                                .and(() -> notReturnedBy(ticket, order.unitId(), moment))
                                .and(() -> assists.named(order.unitId(), order.assisting(), moment))
                                .and(() -> dispatching.check(ticket, moment)),
                        (edit, moment) -> {
                            Unit unit = dispatching.unit(moment).orElseThrow();
                            edit.assignment = new Ticket.Assignment(
                                    unit.id(), unit.name(), order.basis().strip());
                            startClock(edit, moment, due(edit, unit, dispatching, moment));
                            assists.anew(edit, order.assisting(), moment);
                            dispatching.record(edit, moment);
                        },
                        dispatching::told));
    }

    @Clause("14(3)")
    Result redo(Act act, String note) {
        return transitions.run(
                act,
                Step.of(
                        LifecycleEvent.REDO,
                        (ticket, moment) -> DissatisfiedRule.redo(
                                        ticket.round() - 1, endings.mostRedos(), ticket.assignment() != null, note)
                                .and(() -> heir(ticket.assignment(), moment).isPresent()
                                        ? Decision.allowed()
                                        : Decision.refused("原承办单位已撤销，没有承接单位，请提级办理", Article.of(14, 3))),
                        (edit, moment) -> {
                            Ticket.Assignment before = Objects.requireNonNull(edit.assignment);
                            Unit unit = heir(before, moment).orElseThrow();
                            edit.assignment = new Ticket.Assignment(unit.id(), unit.name(), before.basis());
                            nextRound(edit, moment, unit.area());
                            assists.leadDueMoved(edit, moment);
                            cardForRedo(edit, act, moment);
                        },
                        note.strip()));
    }

    /** The unit itself, or who took its place when it was dissolved. */
    private Optional<Unit> heir(Ticket.@Nullable Assignment assignment, Moment moment) {
        return Optional.ofNullable(assignment)
                .flatMap(one -> units.active(moment.tx(), one.unitId())
                        .or(() -> dissolutions
                                .heir(moment.tx(), one.unitId())
                                .flatMap(id -> units.active(moment.tx(), id))));
    }

    /** Art 13(3): whoever gave it back doesn't get it again, unless a joint meeting says so. */
    private Decision notReturnedBy(Ticket ticket, String unitId, Moment moment) {
        return ticket.wasDispatched() && returns.returnedBy(moment.tx(), ticket.id(), unitId)
                ? Decision.refused("该单位的退单已获同意，请派往其他单位", ReturnRule.ARTICLE, "unitId")
                : Decision.allowed();
    }

    /** Art 27(1): which redo brings a 黄牌 is the hotline's own decision. */
    private void cardForRedo(TicketEdit edit, Act act, Moment moment) {
        int redo = edit.round - 1;
        if (redo >= endings.yellowRedo()) {
            cards.give(
                    edit.before(),
                    act.actor(),
                    moment,
                    CardGround.SECOND_REDO,
                    "第" + redo + "次重办",
                    "REDO:" + edit.before().id() + ":" + edit.round);
        }
    }

    Result escalate(Act act, String unitId, String note) {
        return transitions.run(
                act,
                Step.of(
                        LifecycleEvent.ESCALATE,
                        (ticket, moment) -> {
                            Ticket.Assignment before = ticket.assignment();
                            return DissatisfiedRule.escalate(before == null ? null : before.unitId(), unitId, note)
                                    .and(() -> unitExists(unitId, moment))
                                    .and(() -> dispatches.addressed(
                                            units.active(moment.tx(), unitId).orElseThrow(), note, moment));
                        },
                        (edit, moment) -> {
                            Unit unit = units.active(moment.tx(), unitId).orElseThrow();
                            edit.assignment = new Ticket.Assignment(unit.id(), unit.name(), "提级办理：" + note.strip());
                            nextRound(edit, moment, unit.area());
                            assists.anew(edit, List.of(), moment);
                        },
                        note.strip()));
    }

    private void nextRound(TicketEdit edit, Moment moment, String area) {
        edit.round++;
        edit.reply = null;
        edit.evaluation = null;
        edit.finishedAt = null;
        edit.closedAt = null;
        edit.resultDeliveredAt = null;
        edit.unclearReplyAt = null;
        startClock(edit, moment, area);
    }

    Decision unitExists(String unitId, Moment moment) {
        return exists(units.active(moment.tx(), unitId));
    }

    private static Decision exists(Optional<Unit> unit) {
        return unit.isPresent() ? Decision.allowed() : Decision.refused("承办单位不存在或已撤销", Article.of(12, 2), "unitId");
    }

    /** The unit's clock, counted from now. */
    void startClock(TicketEdit edit, Moment moment, String area) {
        StatedLimit stated = dueTimes.stated(moment.tx(), edit.before());
        startClock(edit, moment, dueTimes.decide(edit.matter, edit.intake.channel(), edit.round, area, stated, moment));
    }

    private DueDecision due(TicketEdit edit, Unit unit, Dispatching dispatching, Moment moment) {
        return DueTimes.decide(
                edit.matter,
                edit.intake.channel(),
                edit.round,
                unit.area(),
                dispatching.limit(),
                moment.now(),
                dueTimes.calendar(moment.tx(), dispatching.grounds(moment).calendar()));
    }

    private static void startClock(TicketEdit edit, Moment moment, DueDecision due) {
        edit.dispatchedAt = moment.now();
        if (edit.firstDispatchedAt == null) {
            edit.firstDispatchedAt = moment.now();
        }
        edit.signBy = due.signBy();
        edit.dueAt = due.dueAt();
        edit.provisional = due.provisional();
        edit.calendarVersion = due.calendarVersion();
        edit.signedAt = null;
        edit.deemedSigned = false;
        edit.overdueAt = null;
    }

    Result sign(Act act) {
        return transitions.run(
                act, Step.of(LifecycleEvent.SIGN, Step.ALWAYS, (edit, moment) -> edit.signedAt = moment.now(), ""));
    }

    @Clause("13(4)")
    Result reply(Act act, ReplyContent content, String publicAnswer) {
        return transitions.run(
                act,
                Step.of(
                        LifecycleEvent.REPLY,
                        (ticket, moment) -> replyFits(ticket, content, publicAnswer, moment.now()),
                        (edit, moment) -> edit.reply = new Reply(content, publicAnswer.strip(), moment.now()),
                        ""));
    }

    private static Decision replyFits(Ticket ticket, ReplyContent content, String publicAnswer, Instant now) {
        if (publicAnswer.codePointCount(0, publicAnswer.length()) > LONGEST_ANSWER) {
            return new Decision.Refusal("公开答复不能超过" + LONGEST_ANSWER + "字", null, "answer");
        }
        TicketKind kind = Objects.requireNonNull(ticket.matter().kind());
        boolean overdue = !now.isBefore(Objects.requireNonNull(ticket.times().dueAt()));
        return ReplyRule.check(
                content,
                publicAnswer,
                new ReplyRule.Subject(kind, ticket.matter().urgency(), overdue));
    }

    Result review(Act act, ReviewDecision decision, String note) {
        return switch (decision) {
            case PASS -> pass(act, note);
            case REJECT -> reject(act, note);
        };
    }

    private Result reject(Act act, String note) {
        return transitions.run(
                act,
                Step.of(
                        LifecycleEvent.REJECT,
                        (ticket, moment) -> note.isBlank()
                                ? Decision.refused("请写明退回的理由", Article.of(13, 4), "note")
                                : Decision.allowed(),
                        (edit, moment) -> {},
                        note.strip()));
    }

    /** Finished at the submission of the version that passes: the hotline's own decision. */
    @Clause("14(2)a")
    private Result pass(Act act, String note) {
        return transitions.run(
                act,
                Step.of(
                        LifecycleEvent.PASS,
                        Step.ALWAYS,
                        (edit, moment) -> {
                            edit.finishedAt = Objects.requireNonNull(edit.reply).submittedAt();
                            String unitName =
                                    Objects.requireNonNull(edit.assignment).unitName();
                            results.send(edit, unitName, edit.reply.publicAnswer(), moment);
                        },
                        note.strip()),
                ResultMessages::withoutNumber);
    }
}

package hotline.tickets.usecase;

import hotline.database.Database;
import hotline.kernel.PhoneNumber;
import hotline.regulation.Decision;
import hotline.regulation.RefusalGround;
import hotline.regulation.TicketState;
import hotline.regulation.calendar.DayCount;
import hotline.regulation.guard.IdentityGate;
import hotline.regulation.guard.IntakeRule;
import hotline.regulation.lifecycle.LifecycleEvent;
import hotline.tickets.Act;
import hotline.tickets.Actor;
import hotline.tickets.Caller;
import hotline.tickets.DraftFields;
import hotline.tickets.Matter;
import hotline.tickets.NewDraft;
import hotline.tickets.Result;
import hotline.tickets.Role;
import hotline.tickets.Ticket;
import hotline.tickets.TicketEvent;
import hotline.tickets.TicketNumber;
import hotline.tickets.store.HistoryStore;
import hotline.tickets.store.TicketStore;
import hotline.tickets.usecase.Step.Moment;
import hotline.tickets.usecase.Transitions.Moved;
import hotline.tickets.usecase.Transitions.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;

/** From the first ring to an accepted or refused matter (Art 3, 4, 12(1)). */
final class Intake {

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_CONTENT = 10_000;
    private static final int LONGEST_LINE = 500;

    private final Database database;
    private final Transitions transitions;
    private final TicketStore tickets = new TicketStore();
    private final HistoryStore history = new HistoryStore();
    private final Sequence sequence = new Sequence(tickets);

    Intake(Database database, Transitions transitions) {
        this.database = database;
        this.transitions = transitions;
    }

    Ticket open(NewDraft draft) {
        return database.inTransaction(tx -> {
            Instant now = transitions.now();
            Ticket fresh = opened(draft, now);
            if (isNew(tx, fresh, now)) {
                return fresh;
            }
            Ticket known = tickets.lock(tx, draft.draftId()).orElseThrow();
            return isUntouchedByAnother(known, draft) ? handOn(tx, known, draft, now) : known;
        });
    }

    int openMissing(List<NewDraft> drafts) {
        return database.inTransaction(tx -> {
            Instant now = transitions.now();
            return (int) drafts.stream()
                    .filter(draft -> isNew(tx, opened(draft, now), now))
                    .count();
        });
    }

    /** Written with the first line of its history, unless its id is taken. */
    private boolean isNew(DSLContext tx, Ticket draft, Instant now) {
        if (!tickets.insert(tx, draft)) {
            return false;
        }
        String agentId = Objects.requireNonNull(draft.intake().agentId(), "a call's draft has an agent");
        TicketEvent opened = new TicketEvent(now, agentId, Role.AGENT, "OPEN", "登记", null, TicketState.DRAFT, "");
        history.append(tx, List.of(new HistoryStore.Line(draft.id(), draft.version(), opened)));
        return true;
    }

    /** The first agent did not answer and the call went to the next: so does the draft, while nothing is in it. */
    private Ticket handOn(DSLContext tx, Ticket known, NewDraft draft, Instant now) {
        TicketEdit edit = new TicketEdit(known);
        edit.intake = new Ticket.Intake(
                draft.channel(), draft.callId(), draft.agentId(), known.intake().createdAt());
        Ticket handed = edit.ticket(TicketState.DRAFT);
        TicketEvent event = new TicketEvent(
                now,
                draft.agentId(),
                Role.AGENT,
                "HAND_ON",
                "转交登记",
                TicketState.DRAFT,
                TicketState.DRAFT,
                "来电改由" + draft.agentId() + "接听");
        transitions.write(tx, List.of(new Moved(known, handed, event)));
        return handed;
    }

    private static boolean isUntouchedByAnother(Ticket known, NewDraft draft) {
        return known.state() == TicketState.DRAFT
                && !known.intake().isTakenBy(draft.agentId())
                && known.matter().equals(Matter.empty());
    }

    private static Ticket opened(NewDraft draft, Instant now) {
        return fresh(
                draft.draftId(),
                draft.caller(),
                new Ticket.Intake(draft.channel(), draft.callId(), draft.agentId(), now));
    }

    static Ticket fresh(UUID id, PhoneNumber caller, Ticket.Intake intake) {
        return new Ticket(
                id,
                null,
                1,
                TicketState.DRAFT,
                1,
                Matter.empty(),
                Caller.from(caller),
                intake,
                new Ticket.Times(
                        null, null, null, null, null, false, null, null, false, null, null, null, null, null, null,
                        null),
                null,
                null,
                null,
                null);
    }

    /** As it is stored first when everything is there at once. */
    static Ticket filled(Ticket fresh, DraftFields fields) {
        return new Ticket(
                fresh.id(),
                fresh.number(),
                fresh.version(),
                fresh.state(),
                fresh.round(),
                fields.matter(),
                caller(fresh.caller(), fields),
                fresh.intake(),
                fresh.times(),
                fresh.assignment(),
                fresh.reply(),
                fresh.evaluation(),
                fresh.refusal());
    }

    private static Caller caller(Caller known, DraftFields fields) {
        return new Caller(
                fields.callerName().strip(),
                known.number(),
                known.maskedNumber(),
                fields.contact().strip(),
                fields.identityNumber().strip(),
                fields.anonymous());
    }

    /** 领取: whoever takes a draft that was handed over is its agent; taking it again changes nothing. */
    Result take(Act act) {
        Step step = Step.of(
                LifecycleEvent.TAKE,
                Step.ALWAYS,
                (edit, moment) -> edit.intake = edit.intake.takenBy(act.actor().id()),
                "");
        Result result = transitions.changing(act, (ticket, moment) -> {
            String holder = ticket.intake().agentId();
            if (ticket.state() == TicketState.DRAFT && holder != null) {
                return ticket.intake().isTakenBy(act.actor().id())
                        ? new Outcome.Move(Moved.nothing(ticket))
                        : Transitions.refused(Result.Why.STATE, "来件已由" + holder + "领取");
            }
            Outcome outcome = transitions.decide(ticket, step, act.actor(), moment);
            if (outcome instanceof Outcome.Move(Moved moved)) {
                transitions.write(moment.tx(), List.of(moved));
            }
            return outcome;
        });
        return result instanceof Result.Refused refused
                        && refused.why() == Result.Why.NOT_FOUND
                        && isTakenByAnother(act)
                ? new Result.Refused(Result.Why.STATE, "来件刚被他人领取，请另选一件", null, null)
                : result;
    }

    /** An agent no longer sees it then; the reason is told all the same. */
    private boolean isTakenByAnother(Act act) {
        return tickets.find(database.dsl(), act.ticketId())
                .filter(ticket -> ticket.intake().channel().isHandedOver())
                .isPresent();
    }

    /** Whoever works on what nobody has taken takes it; the software does not. */
    private static void taken(TicketEdit edit, Actor actor) {
        if (actor.role() != Role.SYSTEM) {
            edit.intake = edit.intake.takenBy(actor.id());
        }
    }

    /** Saving leaves no line in the history: the desktop saves every few seconds. */
    Result save(Act act, DraftFields fields) {
        Step step = Step.of(
                LifecycleEvent.SAVE,
                (ticket, moment) -> sized(fields),
                (edit, moment) -> {
                    edit.matter = fields.matter();
                    edit.caller = caller(edit.caller, fields);
                    taken(edit, act.actor());
                },
                "");
        return transitions.changing(act, (ticket, moment) -> {
            Outcome outcome = transitions.decide(ticket, step, act.actor(), moment);
            if (outcome instanceof Outcome.Move(Moved moved)) {
                tickets.update(moment.tx(), moved.before(), moved.after());
            }
            return outcome;
        });
    }

    static Decision sized(DraftFields fields) {
        Matter matter = fields.matter();
        return shorter(matter.title(), LONGEST_TITLE, "标题", "title")
                .and(() -> shorter(matter.content(), LONGEST_CONTENT, "诉求内容", "content"))
                .and(() -> shorter(matter.address(), LONGEST_LINE, "地址", "address"))
                .and(() -> shorter(matter.area(), LONGEST_LINE, "区域", "area"))
                .and(() -> shorter(fields.callerName(), LONGEST_LINE, "姓名", "callerName"))
                .and(() -> shorter(fields.contact(), LONGEST_LINE, "联系方式", "contact"))
                .and(() -> shorter(fields.identityNumber(), LONGEST_LINE, "身份证号码", "identityNumber"));
    }

    private static Decision shorter(String text, int most, String name, String field) {
        return text.codePointCount(0, text.length()) <= most
                ? Decision.allowed()
                : new Decision.Refusal(name + "不能超过" + most + "字", null, field);
    }

    Result accept(Act act) {
        return transitions.run(act, acceptance(act.actor()));
    }

    Step acceptance(Actor actor) {
        return Step.of(
                LifecycleEvent.ACCEPT,
                (ticket, moment) -> acceptable(ticket),
                (edit, moment) -> {
                    edit.number = numberFor(edit, moment);
                    edit.acceptedAt = moment.now();
                    taken(edit, actor);
                },
                "");
    }

    static Decision acceptable(Ticket ticket) {
        Matter matter = ticket.matter();
        return IntakeRule.recorded(matter.kind(), matter.title(), matter.content())
                .and(() -> identified(ticket));
    }

    static Decision identified(Ticket ticket) {
        Caller caller = ticket.caller();
        String contact = caller.contact().isBlank() ? caller.number() : caller.contact();
        return IdentityGate.check(
                ticket.matter().identityNeed(),
                new IdentityGate.Identity(caller.name(), caller.identityNumber(), contact, caller.anonymous()));
    }

    Result refuse(Act act, RefusalGround ground, String explanation) {
        String told = explanation.strip();
        return transitions.run(
                act,
                Step.of(
                        LifecycleEvent.REFUSE,
                        (ticket, moment) -> IntakeRule.refusal(ground, told),
                        (edit, moment) -> {
                            edit.number = numberFor(edit, moment);
                            edit.refusal = new Ticket.Refused(ground, told, moment.now());
                            taken(edit, act.actor());
                        },
                        ground.chinese() + "（" + ground.article() + "）：" + told));
    }

    String numberFor(TicketEdit edit, Moment moment) {
        return TicketNumber.of(
                moment.now().atZone(DayCount.ZONE).toLocalDate(), edit.intake.channel(), sequence.next(moment.tx()));
    }
}

package hotline.tickets.usecase;

import hotline.database.Database;
import hotline.regulation.Decision;
import hotline.regulation.lifecycle.Lifecycle;
import hotline.regulation.lifecycle.LifecycleEvent;
import hotline.regulation.lifecycle.LifecycleRefusals;
import hotline.regulation.lifecycle.Row;
import hotline.tickets.Act;
import hotline.tickets.Actor;
import hotline.tickets.Result;
import hotline.tickets.Ticket;
import hotline.tickets.TicketChanged;
import hotline.tickets.TicketEvent;
import hotline.tickets.store.AssistStore;
import hotline.tickets.store.TicketChange;
import hotline.tickets.store.TicketStore;
import hotline.tickets.usecase.Step.Moment;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a ticket changes, whoever asks: lock, may this actor, is this what the actor saw, does the life-cycle allow it,
 * does the rule allow it; then change, write, append to the history — and tell the listener once it is committed.
 */
final class Transitions {

    private static final Logger LOG = LoggerFactory.getLogger(Transitions.class);

    /** A ticket that changed, and the line its history gets. */
    record Moved(Ticket before, Ticket after, TicketEvent event) {
        static Moved nothing(Ticket ticket) {
            TicketEvent none =
                    TicketEvent.noted(ticket, Actor.system(), ticket.intake().createdAt(), "NOTHING", "", "");
            return new Moved(ticket, ticket, none);
        }

        /** Nothing changed, or a draft was saved, which happens every few seconds. */
        boolean isQuiet() {
            return before == after || event.event().equals(LifecycleEvent.SAVE.name());
        }
    }

    /** Either a move or a refusal. */
    sealed interface Outcome {
        record Move(Moved moved) implements Outcome {}

        record Stop(Result.Refused refused) implements Outcome {}
    }

    private final Database database;
    private final Clock clock;
    private final Notices notices;
    private final Consumer<TicketChanged> listener;
    private final Consumer<UUID> saved;
    private final TicketStore tickets = new TicketStore();
    private final AssistStore assists = new AssistStore();

    /** @param saved told of drafts that were saved, which leaves no line in their history */
    Transitions(
            Database database, Clock clock, Notices notices, Consumer<TicketChanged> listener, Consumer<UUID> saved) {
        this.saved = saved;
        this.database = database;
        this.clock = clock;
        this.notices = notices;
        this.listener = listener;
    }

    /** PostgreSQL keeps microseconds; a ticket must read back as it was written. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    Result run(Act act, Step step) {
        return run(act, step, moved -> Optional.empty());
    }

    /** @param next what follows at once, in the same transaction and by the software itself, asked after each move */
    Result run(Act act, Step step, Function<Ticket, Optional<Step>> next) {
        return changing(act, (ticket, moment) -> {
            Outcome outcome = decide(ticket, step, act.actor(), moment);
            Optional<Step> follow = written(outcome, next, moment);
            while (follow.isPresent() && outcome instanceof Outcome.Move(Moved moved)) {
                outcome = decide(moved.after(), follow.get(), Actor.system(), moment);
                if (outcome instanceof Outcome.Stop(Result.Refused refused)) {
                    throw new IllegalStateException("what follows by itself was refused: " + refused.reason());
                }
                follow = written(outcome, next, moment);
            }
            return outcome;
        });
    }

    private Optional<Step> written(Outcome outcome, Function<Ticket, Optional<Step>> next, Moment moment) {
        if (!(outcome instanceof Outcome.Move(Moved moved))) {
            return Optional.empty();
        }
        write(moment.tx(), List.of(moved));
        return next.apply(moved.after());
    }

    /** Something said about the ticket that leaves it in its state; {@code file} keeps what was said. */
    Outcome note(Ticket ticket, Actor actor, Moment moment, Note note, Consumer<DSLContext> file) {
        file.accept(moment.tx());
        Ticket after = new TicketEdit(ticket).ticket(ticket.state());
        TicketEvent event =
                TicketEvent.noted(ticket, actor, moment.now(), note.event(), note.eventName(), note.reason());
        Moved moved = new Moved(ticket, after, event);
        write(moment.tx(), List.of(moved));
        return new Outcome.Move(moved);
    }

    /** The line that a note leaves in the history. */
    record Note(String event, String eventName, String reason) {}

    /** What a change does with the locked ticket; it writes what it moves. */
    interface Changing {
        Outcome apply(Ticket locked, Moment moment);
    }

    /** Whose acts a ticket takes. */
    interface Access {
        boolean allows(Ticket ticket, Moment moment);
    }

    Result changing(Act act, Changing changing) {
        return changing(act, (ticket, moment) -> Permissions.actsOn(act.actor(), ticket), changing);
    }

    Result changing(Act act, Access access, Changing changing) {
        return changing(act, access, List.of(), changing);
    }

    /** @param others locked too, all in one order, so that two acts on the same tickets wait for each other */
    Result changing(Act act, List<UUID> others, Changing changing) {
        return changing(act, (ticket, moment) -> Permissions.actsOn(act.actor(), ticket), others, changing);
    }

    private Result changing(Act act, Access access, List<UUID> others, Changing changing) {
        Outcome outcome = database.inTransaction(tx -> {
            Moment moment = new Moment(tx, now());
            if (!others.isEmpty()) {
                Stream.concat(Stream.of(act.ticketId()), others.stream())
                        .distinct()
                        .sorted()
                        .forEach(id -> tickets.lock(tx, id));
            }
            Optional<Ticket> found = tickets.lock(tx, act.ticketId());
            if (found.isEmpty() || !access.allows(found.get(), moment)) {
                return found.filter(ticket -> seesAsAssistant(act.actor(), ticket, moment))
                        .map(ticket -> refused(Result.Why.FORBIDDEN, "协办单位只提交协办意见，签收、答复等由主办单位办理"))
                        .orElseGet(() -> refused(Result.Why.NOT_FOUND, "工单不存在，或者不在您的权限范围内"));
            }
            Long seen = act.seenVersion();
            if (seen != null && seen != found.get().version()) {
                return refused(Result.Why.STALE, "工单刚刚被他人修改，请刷新后再操作");
            }
            return changing.apply(found.get(), moment);
        });
        return switch (outcome) {
            case Outcome.Stop(Result.Refused refused) -> refused;
            case Outcome.Move(Moved moved) -> {
                announce(List.of(moved));
                yield new Result.Done(moved.after());
            }
        };
    }

    private boolean seesAsAssistant(Actor actor, Ticket ticket, Moment moment) {
        return actor.unitId() != null && assists.isAssisting(moment.tx(), ticket.id(), actor.unitId());
    }

    /** Pure but for what the rule reads: nothing is written. */
    Outcome decide(Ticket ticket, Step step, Actor actor, Moment moment) {
        if (!Permissions.mayCause(actor, step.event())) {
            return refused(
                    Result.Why.FORBIDDEN,
                    actor.role().chinese() + "不能" + step.event().chinese());
        }
        Optional<Row> row = Lifecycle.row(ticket.state(), step.event());
        if (row.isEmpty()) {
            return refused(
                    Result.Why.STATE,
                    LifecycleRefusals.reason(ticket.state(), step.event()).orElseThrow());
        }
        return switch (step.rule().check(ticket, moment)) {
            case Decision.Refusal refusal -> refused(refusal);
            case Decision.Allowed allowed -> {
                TicketEdit edit = new TicketEdit(ticket);
                step.change().apply(edit, moment);
                Ticket after = edit.ticket(row.get().to());
                yield new Outcome.Move(new Moved(ticket, after, event(ticket, after, step, actor, moment.now())));
            }
        };
    }

    private static TicketEvent event(Ticket before, Ticket after, Step step, Actor actor, Instant now) {
        return new TicketEvent(
                now,
                actor.id(),
                actor.role(),
                step.event().name(),
                step.event().chinese(),
                before.state(),
                after.state(),
                step.reason());
    }

    void write(DSLContext tx, List<Moved> moved) {
        tickets.write(
                tx,
                moved.stream()
                        .map(one -> new TicketChange(one.before(), one.after(), one.event()))
                        .toList());
        moved.forEach(one -> notices.write(tx, one));
    }

    /** After the commit: one line a transition, and the listener, whose failure is its own. */
    void announce(List<Moved> committed) {
        for (Moved moved : committed) {
            Ticket after = moved.after();
            TicketEvent event = moved.event();
            if (moved.isQuiet()) {
                saved.accept(after.id());
                continue;
            }
            LOG.atInfo()
                    .addKeyValue("ticketId", after.id())
                    .addKeyValue("ticketNo", after.number())
                    .addKeyValue("callId", after.intake().callId())
                    .addKeyValue("actor", event.actorId())
                    .log("{} --{}--> {}", moved.before().state(), event.event(), after.state());
            tell(after);
            String lostBy = unitOf(moved.before());
            if (lostBy != null && !lostBy.equals(unitOf(after))) {
                tell(after, lostBy);
            }
        }
    }

    private static @Nullable String unitOf(Ticket ticket) {
        Ticket.Assignment assignment = ticket.assignment();
        return assignment == null ? null : assignment.unitId();
    }

    void tell(Ticket after) {
        tell(after, unitOf(after));
    }

    /** @param unitId who is concerned: the unit that has the ticket, or that no longer has it */
    private void tell(Ticket after, @Nullable String unitId) {
        try {
            listener.accept(new TicketChanged(
                    after.id(),
                    after.number(),
                    after.version(),
                    after.state(),
                    after.intake().agentId(),
                    unitId));
        } catch (RuntimeException deaf) {
            LOG.warn("a listener failed on ticket {}", after.id(), deaf);
        }
    }

    static Outcome refused(Result.Why why, String reason) {
        return new Outcome.Stop(new Result.Refused(why, reason, null, null));
    }

    static Outcome refused(Decision.Refusal refusal) {
        return new Outcome.Stop(refusal(refusal));
    }

    static Result.Refused refusal(Decision.Refusal refusal) {
        Result.Why why = refusal.field() == null ? Result.Why.RULE : Result.Why.INPUT;
        var article = refusal.article();
        return new Result.Refused(why, refusal.reason(), article == null ? null : article.text(), refusal.field());
    }
}

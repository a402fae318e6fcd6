package hotline.tickets.usecase;

import hotline.database.Database;
import hotline.regulation.Evaluation;
import hotline.regulation.EvaluationSource;
import hotline.regulation.clause.Clause;
import hotline.regulation.lifecycle.LifecycleEvent;
import hotline.tickets.Actor;
import hotline.tickets.Ticket;
import hotline.tickets.TicketEvent;
import hotline.tickets.TicketSettings;
import hotline.tickets.Timers;
import hotline.tickets.store.ReturnStore;
import hotline.tickets.store.TicketStore;
import hotline.tickets.store.TicketStore.Waiting;
import hotline.tickets.usecase.Step.Moment;
import hotline.tickets.usecase.Transitions.Moved;
import hotline.tickets.usecase.Transitions.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sweeps in batches: tickets whose time has come are locked, each is decided by the same rules as a person's act, and
 * the batch is written at once. Two sweeps side by side take different tickets; a sweep that dies has done nothing of
 * its last batch and the next one does it.
 */
final class DatabaseTimers implements Timers {

    private static final Step DEFAULT_SATISFIED =
            Evaluations.word(Evaluation.DEFAULT_SATISFIED, EvaluationSource.DEFAULT, "");

    @Clause("14(2)c")
    private static final Step NO_RECEIPT = Evaluations.manualFollowUp("未在规定时间内收到短信送达回执");

    private static final Step UNCLEAR_REPLY = Evaluations.manualFollowUp("短信回复无法识别，再次询问后24小时内未作评价");

    @Clause("13(1)a")
    private static final Step DEEM_SIGNED = Step.of(
            LifecycleEvent.DEEM_SIGNED,
            Step.ALWAYS,
            (edit, moment) -> {
                edit.signedAt = edit.signBy;
                edit.deemedSigned = true;
            },
            "超过签收期限未签收，视为签收");

    private final Database database;
    private final Transitions transitions;
    private final TicketSettings settings;
    private final List<Runnable> recounts;
    private final List<Runnable> further;
    private final TicketStore tickets = new TicketStore();
    private final ReturnStore returns = new ReturnStore();

    /**
     * @param recounts by the newest calendar
     * @param further sweeps of other parts, each in transactions of its own
     */
    DatabaseTimers(
            Database database,
            Transitions transitions,
            TicketSettings settings,
            List<Runnable> recounts,
            List<Runnable> further) {
        this.database = database;
        this.transitions = transitions;
        this.settings = settings;
        this.recounts = List.copyOf(recounts);
        this.further = List.copyOf(further);
    }

    /** A proposal for one ticket; empty when on a second look there is nothing to do. */
    private interface Proposal {
        Optional<Moved> apply(Ticket ticket, Moment moment);
    }

    @Override
    public Swept sweep() {
        // First: whether a time is over is asked of the newest calendar.
        recounts.forEach(Runnable::run);
        int signed = sweep(Waiting.SIGN, stepping(DEEM_SIGNED));
        int overdue = sweep(Waiting.DUE, (ticket, moment) -> Optional.of(overdue(ticket, moment)));
        int defaults = sweep(Waiting.EVALUATION, stepping(DEFAULT_SATISFIED));
        int followUps = sweep(Waiting.CLEAR_REPLY, stepping(UNCLEAR_REPLY))
                + sweep(Waiting.RECEIPT, stepping(NO_RECEIPT))
                + sweep(Waiting.MERGED_RECEIPT, stepping(NO_RECEIPT));
        int lateReviews = sweep(this::lateReviews, this::lateReview);
        further.forEach(Runnable::run);
        return new Swept(defaults, followUps, signed, overdue, lateReviews);
    }

    private Proposal stepping(Step step) {
        return (ticket, moment) ->
                transitions.decide(ticket, step, Actor.system(), moment) instanceof Outcome.Move(Moved moved)
                        ? Optional.of(moved)
                        : Optional.empty();
    }

    /** Locks the tickets whose time has come, at most a batch. */
    private interface Finding {
        List<Ticket> in(Moment moment);
    }

    private int sweep(Waiting waiting, Proposal proposal) {
        return sweep(moment -> tickets.lockDue(moment.tx(), waiting, moment.now(), settings.sweepBatch()), proposal);
    }

    private int sweep(Finding finding, Proposal proposal) {
        int done = 0;
        List<Moved> batch;
        do {
            batch = database.inTransaction(tx -> {
                Moment moment = new Moment(tx, transitions.now());
                List<Moved> moved = new ArrayList<>();
                for (Ticket ticket : finding.in(moment)) {
                    proposal.apply(ticket, moment).ifPresent(moved::add);
                }
                transitions.write(tx, moved);
                return moved;
            });
            transitions.announce(batch);
            done += batch.size();
        } while (batch.size() == settings.sweepBatch());
        return done;
    }

    private List<Ticket> lateReviews(Moment moment) {
        return tickets.lockThese(moment.tx(), returns.newlyLate(moment.tx(), moment.now(), settings.sweepBatch()));
    }

    private Optional<Moved> lateReview(Ticket ticket, Moment moment) {
        if (!returns.markLate(moment.tx(), ticket.id(), moment.now())) {
            return Optional.empty();
        }
        TicketEvent event = TicketEvent.noted(
                ticket, Actor.system(), moment.now(), "RETURN_REVIEW_LATE", "退单审核超时", "退单申请超过审核时限未作决定，请尽快审核");
        return Optional.of(new Moved(ticket, new TicketEdit(ticket).ticket(ticket.state()), event));
    }

    private static Moved overdue(Ticket ticket, Moment moment) {
        TicketEdit edit = new TicketEdit(ticket);
        edit.overdueAt = moment.now();
        TicketEvent event = TicketEvent.noted(
                ticket, Actor.system(), moment.now(), "OVERDUE", "逾期", "超过办理时限未办结，承办单位须书面说明情况和理由（第十四条第一项）");
        return new Moved(ticket, edit.ticket(ticket.state()), event);
    }
}

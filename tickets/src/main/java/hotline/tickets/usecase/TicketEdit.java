package hotline.tickets.usecase;

import hotline.regulation.TicketState;
import hotline.tickets.Caller;
import hotline.tickets.Matter;
import hotline.tickets.Reply;
import hotline.tickets.Ticket;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A ticket while one act changes it; {@link #ticket} is the outcome. Lives inside one transaction and one thread. */
final class TicketEdit {

    private final Ticket before;

    @Nullable
    String number;

    int round;
    Matter matter;
    Caller caller;
    Ticket.Intake intake;
    Ticket.@Nullable Assignment assignment;

    @Nullable
    Reply reply;

    Ticket.@Nullable Evaluated evaluation;
    Ticket.@Nullable Refused refusal;

    @Nullable
    Instant acceptedAt;

    @Nullable
    Instant firstDispatchedAt;

    @Nullable
    Instant dispatchedAt;

    @Nullable
    Instant signBy;

    @Nullable
    Instant dueAt;

    boolean provisional;

    @Nullable
    Long calendarVersion;

    @Nullable
    Instant signedAt;

    boolean deemedSigned;

    @Nullable
    Instant overdueAt;

    @Nullable
    Instant finishedAt;

    @Nullable
    Instant receiptBy;

    @Nullable
    Instant resultDeliveredAt;

    @Nullable
    Instant evaluateBy;

    @Nullable
    Instant unclearReplyAt;

    @Nullable
    Instant closedAt;

    TicketEdit(Ticket before) {
        this.before = before;
        number = before.number();
        round = before.round();
        matter = before.matter();
        caller = before.caller();
        intake = before.intake();
        assignment = before.assignment();
        reply = before.reply();
        evaluation = before.evaluation();
        refusal = before.refusal();
        Ticket.Times times = before.times();
        acceptedAt = times.acceptedAt();
        firstDispatchedAt = times.firstDispatchedAt();
        dispatchedAt = times.dispatchedAt();
        signBy = times.signBy();
        dueAt = times.dueAt();
        provisional = times.provisional();
        calendarVersion = times.calendarVersion();
        signedAt = times.signedAt();
        deemedSigned = times.deemedSigned();
        overdueAt = times.overdueAt();
        finishedAt = times.finishedAt();
        receiptBy = times.receiptBy();
        resultDeliveredAt = times.resultDeliveredAt();
        evaluateBy = times.evaluateBy();
        unclearReplyAt = times.unclearReplyAt();
        closedAt = times.closedAt();
    }

    /** As it was when the act began. */
    Ticket before() {
        return before;
    }

    /** No unit has it any more; the total time still counts from the first dispatch. */
    void takeFromUnit() {
        assignment = null;
        reply = null;
        dispatchedAt = null;
        signBy = null;
        dueAt = null;
        provisional = false;
        calendarVersion = null;
        signedAt = null;
        deemedSigned = false;
        overdueAt = null;
    }

    /** The ticket one version further, in its new state. */
    Ticket ticket(TicketState state) {
        Ticket.Times times = new Ticket.Times(
                acceptedAt,
                firstDispatchedAt,
                dispatchedAt,
                signBy,
                dueAt,
                provisional,
                calendarVersion,
                signedAt,
                deemedSigned,
                overdueAt,
                finishedAt,
                receiptBy,
                resultDeliveredAt,
                evaluateBy,
                unclearReplyAt,
                closedAt);
        return new Ticket(
                before.id(),
                number,
                before.version() + 1,
                state,
                round,
                matter,
                caller,
                intake,
                times,
                assignment,
                reply,
                evaluation,
                refusal);
    }
}

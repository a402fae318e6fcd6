package hotline.tickets;

import hotline.regulation.Channel;
import hotline.regulation.Evaluation;
import hotline.regulation.EvaluationSource;
import hotline.regulation.RefusalGround;
import hotline.regulation.TicketState;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One ticket (工单), as the reader who asked may see it.
 *
 * @param number 19 digits, given on acceptance or refusal; null while a draft
 * @param version grows by one with every change; hand it back to be told of another's change
 * @param round 1 for the first handling, one more for every redo
 */
public record Ticket(
        UUID id,
        @Nullable String number,
        long version,
        TicketState state,
        int round,
        Matter matter,
        Caller caller,
        Intake intake,
        Times times,
        @Nullable Assignment assignment,
        @Nullable Reply reply,
        @Nullable Evaluated evaluation,
        @Nullable Refused refusal) {

    /** As it leaves this room: nothing goes to a unit that it may not see. */
    public Ticket asSeenBy(Actor reader) {
        return reader.role() != Role.UNIT
                ? this
                : new Ticket(
                        id,
                        number,
                        version,
                        state,
                        round,
                        matter,
                        caller.asUnitSees(),
                        intake,
                        times,
                        assignment,
                        reply,
                        evaluation,
                        refusal);
    }

    /** To any unit, now or earlier. */
    public boolean wasDispatched() {
        return times.firstDispatchedAt() != null;
    }

    /**
     * @param callId the call it came with; null for other channels
     * @param agentId who took it; null while nobody has, and for what the software accepted by itself
     */
    public record Intake(
            Channel channel,
            @Nullable String callId,
            @Nullable String agentId,
            Instant createdAt) {

        public boolean isTakenBy(String person) {
            return person.equals(agentId);
        }

        /** Whoever works on what nobody has taken has taken it. */
        public Intake takenBy(String person) {
            return agentId == null ? new Intake(channel, callId, person, createdAt) : this;
        }
    }

    /** Which unit handles it, and on what basis (Art 12(2): 法律、三定、权责清单). */
    public record Assignment(String unitId, String unitName, String basis) {}

    /**
     * @param dispatchedAt the latest dispatch, from which the unit's time counts
     * @param signBy exclusive
     * @param dueAt exclusive: the first instant that is too late
     * @param provisional the due time runs past the newest loaded calendar notice
     * @param finishedAt submission of the reply that passed review
     * @param calendarVersion of the calendar the due time was computed with
     * @param deemedSigned the sign deadline passed and the ticket counts as signed
     * @param overdueAt when it was found to be late; null while it is not
     * @param receiptBy no delivery receipt by then hands the ticket to a person
     * @param resultDeliveredAt delivery receipt of the result SMS; default satisfaction counts from here
     * @param evaluateBy silence until then is default satisfaction
     * @param unclearReplyAt the citizen's first answer that says neither 满意 nor 不满意; silence after it is no default
     */
    public record Times(
            @Nullable Instant acceptedAt,
            @Nullable Instant firstDispatchedAt,
            @Nullable Instant dispatchedAt,
            @Nullable Instant signBy,
            @Nullable Instant dueAt,
            boolean provisional,
            @Nullable Long calendarVersion,
            @Nullable Instant signedAt,
            boolean deemedSigned,
            @Nullable Instant overdueAt,
            @Nullable Instant finishedAt,
            @Nullable Instant receiptBy,
            @Nullable Instant resultDeliveredAt,
            @Nullable Instant evaluateBy,
            @Nullable Instant unclearReplyAt,
            @Nullable Instant closedAt) {}

    /** @param evidence what it rests on: the SMS text, or the follow-up's note */
    public record Evaluated(Evaluation value, EvaluationSource source, Instant at, String evidence) {}

    public record Refused(RefusalGround ground, String explanation, Instant at) {}
}

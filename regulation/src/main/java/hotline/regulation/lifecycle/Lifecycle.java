package hotline.regulation.lifecycle;

import static hotline.regulation.TicketState.*;
import static hotline.regulation.lifecycle.Guard.*;
import static hotline.regulation.lifecycle.LifecycleEvent.*;

import hotline.regulation.TicketState;
import hotline.regulation.clause.Clause;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The whole life of a ticket (Art 11–15) as one table. Whatever pair of state and event is not here is refused by
 * {@link LifecycleRefusals} with its reason; a test holds the two to be complete and disjoint.
 */
@Clause("11")
public final class Lifecycle {

    private static final List<Row> ROWS = List.of(
            row(DRAFT, SAVE, FIELDS_SAVED, DRAFT),
            row(DRAFT, TAKE, NOBODY_HAS_IT, DRAFT),
            row(DRAFT, REFUSE, GROUND_AND_EXPLANATION, REFUSED),
            row(DRAFT, ANSWER, KNOWLEDGE_ITEM, ANSWERED),
            row(DRAFT, ACCEPT, IDENTITY, ACCEPTED),
            row(DRAFT, HAND_OVER, DANGER, HANDED_OVER),
            row(ACCEPTED, HAND_OVER, DANGER, HANDED_OVER),
            row(ACCEPTED, DISPATCH, BASIS_AND_UNIT, DISPATCHED),
            row(ACCEPTED, PASS_ON_PRAISE, PRAISE, CLOSED),
            row(ACCEPTED, MERGE, SAME_MATTER, MERGED),
            row(DISPATCHED, SIGN, OWN_UNIT, IN_PROGRESS),
            row(DISPATCHED, DEEM_SIGNED, SIGN_DEADLINE_PASSED, IN_PROGRESS),
            row(IN_PROGRESS, RETURN, RETURN_WINDOW, RETURN_REVIEW),
            row(IN_PROGRESS, APPLY_MEETING, DISPUTED, RETURN_REVIEW),
            row(RETURN_REVIEW, ACCEPT_RETURN, RETURN_GROUNDS, ACCEPTED),
            row(RETURN_REVIEW, REFUSE_RETURN, Guard.NONE, IN_PROGRESS),
            row(RETURN_REVIEW, DISPUTE_RETURN, Guard.NONE, JOINT_MEETING),
            row(JOINT_MEETING, MEETING_KEEPS, MEETING, IN_PROGRESS),
            row(JOINT_MEETING, MEETING_REASSIGNS, MEETING, DISPATCHED),
            row(IN_PROGRESS, EXTEND, BEFORE_DUE_AT_MOST_DOUBLE, IN_PROGRESS),
            row(IN_PROGRESS, REPLY, REPLY_CONTENT, REPLY_REVIEW),
            row(REPLY_REVIEW, PASS, REVIEWER, AWAITING_EVALUATION),
            row(REPLY_REVIEW, REJECT, REVIEWER, IN_PROGRESS),
            row(DISPATCHED, SUCCEED, UNIT_DISSOLVED, DISPATCHED),
            row(IN_PROGRESS, SUCCEED, UNIT_DISSOLVED, IN_PROGRESS),
            row(RETURN_REVIEW, SUCCEED, UNIT_DISSOLVED, RETURN_REVIEW),
            row(JOINT_MEETING, SUCCEED, UNIT_DISSOLVED, JOINT_MEETING),
            row(REPLY_REVIEW, SUCCEED, UNIT_DISSOLVED, REPLY_REVIEW),
            row(DISPATCHED, TAKE_BACK, UNIT_DISSOLVED, ACCEPTED),
            row(IN_PROGRESS, TAKE_BACK, UNIT_DISSOLVED, ACCEPTED),
            row(RETURN_REVIEW, TAKE_BACK, UNIT_DISSOLVED, ACCEPTED),
            row(REPLY_REVIEW, TAKE_BACK, UNIT_DISSOLVED, ACCEPTED),
            row(ANSWERED, ASK_EVALUATION, Guard.NONE, AWAITING_EVALUATION),
            row(AWAITING_EVALUATION, LifecycleEvent.SATISFIED, CITIZEN_SAID, CLOSED),
            row(AWAITING_EVALUATION, DEFAULT_SATISFIED, SILENT_24_HOURS, CLOSED),
            row(AWAITING_EVALUATION, NOT_DELIVERED, NO_RECEIPT, MANUAL_FOLLOW_UP),
            row(AWAITING_EVALUATION, DISSATISFIED, CITIZEN_SAID, DISSATISFIED_REVIEW),
            row(MANUAL_FOLLOW_UP, LifecycleEvent.SATISFIED, CITIZEN_SAID, CLOSED),
            row(MANUAL_FOLLOW_UP, DISSATISFIED, CITIZEN_SAID, DISSATISFIED_REVIEW),
            row(DISSATISFIED_REVIEW, REDO, BASIS_AND_UNIT, DISPATCHED),
            row(DISSATISFIED_REVIEW, CLOSE_WITH_REASON, TWO_PEOPLE, CLOSED),
            row(DISSATISFIED_REVIEW, ESCALATE, BASIS_AND_UNIT, DISPATCHED),
            row(MERGED, UNMERGE, PARENT_OPEN, ACCEPTED),
            row(MERGED, LifecycleEvent.SATISFIED, CITIZEN_SAID, MERGED),
            row(MERGED, DISSATISFIED, CITIZEN_SAID, DISSATISFIED_REVIEW),
            row(MERGED, NOT_DELIVERED, NO_RECEIPT, MANUAL_FOLLOW_UP),
            row(MERGED, PARENT_CLOSED, Guard.NONE, CLOSED),
            row(CLOSED, LifecycleEvent.SATISFIED, NO_WORD_YET, CLOSED),
            row(CLOSED, DISSATISFIED, ONLY_OVER_DEFAULT, DISSATISFIED_REVIEW),
            row(REFUSED, ARCHIVE, PAPERS_COMPLETE, ARCHIVED),
            row(HANDED_OVER, ARCHIVE, PAPERS_COMPLETE, ARCHIVED),
            row(CLOSED, ARCHIVE, PAPERS_COMPLETE, ARCHIVED));

    private static final Map<TicketState, Map<LifecycleEvent, Row>> BY_STATE = index();

    private Lifecycle() {}

    private static Row row(TicketState from, LifecycleEvent event, Guard guard, TicketState to) {
        return new Row(from, event, guard, to);
    }

    private static Map<TicketState, Map<LifecycleEvent, Row>> index() {
        Map<TicketState, Map<LifecycleEvent, Row>> index = new EnumMap<>(TicketState.class);
        for (Row row : ROWS) {
            Row twin = index.computeIfAbsent(row.from(), state -> new EnumMap<>(LifecycleEvent.class))
                    .put(row.event(), row);
            if (twin != null) {
                throw new IllegalStateException("two rows for " + row.from() + " and " + row.event());
            }
        }
        return index;
    }

    public static List<Row> rows() {
        return ROWS;
    }

    /** Empty when the state does not allow the event: {@link LifecycleRefusals#reason} says why. */
    public static Optional<Row> row(TicketState state, LifecycleEvent event) {
        return Optional.ofNullable(BY_STATE.getOrDefault(state, Map.of()).get(event));
    }
}

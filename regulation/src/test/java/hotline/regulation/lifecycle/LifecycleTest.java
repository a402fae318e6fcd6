package hotline.regulation.lifecycle;

import static hotline.regulation.TicketState.*;
import static hotline.regulation.lifecycle.LifecycleEvent.*;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.regulation.TicketState;
import hotline.regulation.clause.Proves;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

@Proves("11")
class LifecycleTest {

    /** Whole lives; together they take every row of the table. */
    private static final List<List<LifecycleEvent>> LIVES = List.of(
            List.of(SAVE, ACCEPT, DISPATCH, SIGN, REPLY, REJECT, REPLY, PASS, LifecycleEvent.SATISFIED, ARCHIVE),
            List.of(ACCEPT, DISPATCH, DEEM_SIGNED, EXTEND, REPLY, PASS, DEFAULT_SATISFIED, DISSATISFIED, REDO),
            List.of(ACCEPT, DISPATCH, SIGN, RETURN, ACCEPT_RETURN, DISPATCH),
            List.of(ACCEPT, DISPATCH, SIGN, RETURN, REFUSE_RETURN, REPLY, PASS, NOT_DELIVERED, DISSATISFIED),
            List.of(ACCEPT, DISPATCH, SIGN, APPLY_MEETING, DISPUTE_RETURN, MEETING_KEEPS, REPLY, PASS, DISSATISFIED),
            List.of(
                    ACCEPT,
                    DISPATCH,
                    SIGN,
                    RETURN,
                    DISPUTE_RETURN,
                    MEETING_REASSIGNS,
                    SIGN,
                    REPLY,
                    PASS,
                    DISSATISFIED,
                    CLOSE_WITH_REASON),
            List.of(ANSWER, ASK_EVALUATION, NOT_DELIVERED, LifecycleEvent.SATISFIED),
            List.of(TAKE, REFUSE, ARCHIVE),
            List.of(HAND_OVER, ARCHIVE),
            List.of(ACCEPT, HAND_OVER, ARCHIVE),
            List.of(ACCEPT, PASS_ON_PRAISE, ARCHIVE),
            List.of(ACCEPT, DISPATCH, SIGN, REPLY, PASS, DISSATISFIED, ESCALATE),
            List.of(ACCEPT, MERGE, UNMERGE, MERGE, LifecycleEvent.SATISFIED, PARENT_CLOSED, ARCHIVE),
            List.of(ACCEPT, MERGE, PARENT_CLOSED, LifecycleEvent.SATISFIED),
            List.of(ACCEPT, MERGE, NOT_DELIVERED),
            List.of(ACCEPT, DISPATCH, SUCCEED, SIGN, SUCCEED, RETURN, SUCCEED, DISPUTE_RETURN, SUCCEED, MEETING_KEEPS),
            List.of(ACCEPT, DISPATCH, TAKE_BACK, DISPATCH, SIGN, TAKE_BACK, DISPATCH, SIGN, RETURN, TAKE_BACK),
            List.of(ACCEPT, DISPATCH, SIGN, REPLY, SUCCEED, REJECT, REPLY, TAKE_BACK),
            List.of(ACCEPT, MERGE, DISSATISFIED));

    @Test
    void given_every_state_and_event_then_a_row_or_a_reason_and_never_both() {
        for (TicketState state : TicketState.values()) {
            for (LifecycleEvent event : LifecycleEvent.values()) {
                boolean allowed = Lifecycle.row(state, event).isPresent();
                boolean refused = LifecycleRefusals.reason(state, event).isPresent();
                assertThat(allowed ^ refused).as(state + " × " + event).isTrue();
            }
        }
    }

    @Test
    void given_the_lives_when_played_then_every_row_is_taken() {
        Set<Row> taken = new HashSet<>();
        for (List<LifecycleEvent> life : LIVES) {
            TicketState state = DRAFT;
            for (LifecycleEvent event : life) {
                Row row = Lifecycle.row(state, event).orElseThrow(() -> new AssertionError(life + " at " + event));
                taken.add(row);
                state = row.to();
            }
        }
        assertThat(taken).containsExactlyInAnyOrderElementsOf(Lifecycle.rows());
    }

    @Test
    void given_any_state_then_a_way_leads_to_the_archive() {
        for (TicketState start : TicketState.values()) {
            assertThat(reachableFrom(start)).as(start.toString()).contains(ARCHIVED);
        }
    }

    @Test
    void given_archived_then_nothing_happens_any_more() {
        assertThat(Lifecycle.rows()).noneMatch(row -> row.from() == ARCHIVED);
    }

    private static Set<TicketState> reachableFrom(TicketState start) {
        Set<TicketState> seen = new HashSet<>(Set.of(start));
        boolean grew = true;
        while (grew) {
            grew = false;
            for (Row row : Lifecycle.rows()) {
                grew |= seen.contains(row.from()) && seen.add(row.to());
            }
        }
        return seen;
    }
}

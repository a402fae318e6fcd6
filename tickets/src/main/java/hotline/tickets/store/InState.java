package hotline.tickets.store;

import static hotline.database.jooq.Tables.TICKET;

import hotline.regulation.TicketState;
import java.util.Arrays;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/**
 * Which states a ticket is in. They stand in the SQL itself: with a parameter PostgreSQL could not tell that a partial index
 * holds all that is looked for.
 */
final class InState {

    static final Condition WITH_UNIT =
            any(TicketState.DISPATCHED, TicketState.IN_PROGRESS, TicketState.RETURN_REVIEW, TicketState.JOINT_MEETING);

    /** Handed over by another system, and nobody has taken it (待受理). */
    static final Condition UNTAKEN = TICKET.AGENT_ID.isNull().and(is(TicketState.DRAFT));

    private InState() {}

    static Condition is(TicketState state) {
        return TICKET.STATE.eq(DSL.inline(state.name()));
    }

    static Condition any(TicketState... states) {
        return TICKET.STATE.in(
                Arrays.stream(states).map(TicketState::name).map(DSL::inline).toList());
    }
}

package hotline.tickets.usecase;

import hotline.regulation.TicketState;
import hotline.regulation.clause.Clause;
import hotline.regulation.lifecycle.LifecycleEvent;
import hotline.tickets.Actor;
import hotline.tickets.Role;
import hotline.tickets.Ticket;
import java.util.EnumSet;
import java.util.Set;

/** Which role may cause which event, and which tickets a role acts on. */
@Clause("8(3)")
final class Permissions {

    private static final Set<Role> INTAKE = EnumSet.of(Role.AGENT, Role.SUPERVISOR, Role.REVIEWER);
    private static final Set<Role> UNMERGERS = EnumSet.of(Role.AGENT, Role.SUPERVISOR, Role.REVIEWER, Role.SYSTEM);
    private static final Set<Role> ARCHIVISTS = EnumSet.of(Role.REVIEWER, Role.SYSTEM);
    private static final Set<Role> CENTRE = EnumSet.of(Role.REVIEWER);
    private static final Set<Role> UNITS = EnumSet.of(Role.UNIT);
    private static final Set<Role> WORD = EnumSet.of(Role.CITIZEN, Role.REVIEWER);
    private static final Set<Role> TIMER = EnumSet.of(Role.SYSTEM);
    private static final Set<Role> ACCEPTANCE = EnumSet.of(Role.AGENT, Role.SUPERVISOR, Role.REVIEWER, Role.SYSTEM);

    private Permissions() {}

    static boolean mayCause(Actor actor, LifecycleEvent event) {
        return rolesFor(event).contains(actor.role());
    }

    private static Set<Role> rolesFor(LifecycleEvent event) {
        return switch (event) {
            case SAVE, TAKE, REFUSE, ANSWER, HAND_OVER, DISPATCH, PASS_ON_PRAISE, MERGE -> INTAKE;
            case ACCEPT -> ACCEPTANCE;
            case UNMERGE -> UNMERGERS;
            case SIGN, REPLY, RETURN, APPLY_MEETING, EXTEND -> UNITS;
            case ACCEPT_RETURN,
                    REFUSE_RETURN,
                    DISPUTE_RETURN,
                    MEETING_KEEPS,
                    MEETING_REASSIGNS,
                    PASS,
                    REJECT,
                    REDO,
                    ESCALATE,
                    CLOSE_WITH_REASON -> CENTRE;
            case SATISFIED, DISSATISFIED -> WORD;
            case DEEM_SIGNED, ASK_EVALUATION, DEFAULT_SATISFIED, NOT_DELIVERED, PARENT_CLOSED, SUCCEED, TAKE_BACK ->
                TIMER;
            case ARCHIVE -> ARCHIVISTS;
        };
    }

    /** An agent acts on tickets the agent took or anybody may take, a unit on the unit's; the hotline's others on all. */
    static boolean actsOn(Actor actor, Ticket ticket) {
        return switch (actor.role()) {
            case AGENT -> ticket.intake().isTakenBy(actor.id()) || isForTaking(ticket);
            case UNIT -> {
                Ticket.Assignment assignment = ticket.assignment();
                yield assignment != null && assignment.unitId().equals(actor.unitId());
            }
            case SUPERVISOR, REVIEWER, ADMINISTRATOR, CITIZEN, SYSTEM -> true;
            case CHANNEL -> false;
        };
    }

    private static boolean isForTaking(Ticket ticket) {
        return ticket.state() == TicketState.DRAFT && ticket.intake().agentId() == null;
    }
}

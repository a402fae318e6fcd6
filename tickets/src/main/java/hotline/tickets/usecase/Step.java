package hotline.tickets.usecase;

import hotline.regulation.Decision;
import hotline.regulation.lifecycle.LifecycleEvent;
import hotline.tickets.Ticket;
import java.time.Instant;
import org.jooq.DSLContext;

/**
 * One thing that happens to a ticket: the life-cycle's event, the rule behind its guard, and what it changes.
 *
 * @param reason what the history keeps of it
 */
record Step(LifecycleEvent event, Rule rule, Change change, String reason) {

    /** Where and when a step happens. */
    record Moment(DSLContext tx, Instant now) {}

    /** Looks, decides, changes nothing. */
    interface Rule {
        Decision check(Ticket ticket, Moment moment);
    }

    /** Runs only after the rule allowed it. */
    interface Change {
        void apply(TicketEdit edit, Moment moment);
    }

    static Step of(LifecycleEvent event, Rule rule, Change change, String reason) {
        return new Step(event, rule, change, reason);
    }

    static final Rule ALWAYS = (ticket, moment) -> Decision.allowed();
}

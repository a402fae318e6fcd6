package hotline.tickets.usecase;

import hotline.regulation.Decision;
import hotline.regulation.lifecycle.LifecycleEvent;
import hotline.tickets.Ticket;
import java.time.Instant;
import java.util.function.Supplier;
import org.jooq.DSLContext;

/**
 * One thing that happens to a ticket: the life-cycle's event, the rule behind its guard, and what it changes.
 *
 * @param told what the history keeps of it, asked for after the change
 */
record Step(LifecycleEvent event, Rule rule, Change change, Supplier<String> told) {

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
        return new Step(event, rule, change, () -> reason);
    }

    static Step told(LifecycleEvent event, Rule rule, Change change, Supplier<String> told) {
        return new Step(event, rule, change, told);
    }

    String reason() {
        return told.get();
    }

    static final Rule ALWAYS = (ticket, moment) -> Decision.allowed();
}

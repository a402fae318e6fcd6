package hotline.ops.seed;

import hotline.ops.demo.Chance;
import hotline.regulation.lifecycle.Lifecycle;
import hotline.regulation.lifecycle.LifecycleEvent;
import hotline.regulation.lifecycle.Row;
import hotline.tickets.Actor;
import hotline.tickets.TicketEvent;
import java.time.Instant;

/**
 * One ticket's life as it is told: each step goes by the life-cycle's table and is written into the history; what would happen
 * after the present has not happened. One thread at a time.
 */
final class Story {

    final SeededTicket ticket;
    final Chance chance;
    private final Instant asOf;

    Story(SeededTicket ticket, Instant asOf, Chance chance) {
        this.ticket = ticket;
        this.asOf = asOf;
        this.chance = chance;
    }

    /** @return false when the moment has not come: then nothing changed, and the story ends here */
    boolean step(LifecycleEvent event, Instant at, Actor actor, String reason) {
        if (at.isAfter(asOf)) {
            return false;
        }
        Row row = Lifecycle.row(ticket.state, event)
                .orElseThrow(() -> new IllegalStateException(ticket.state + " does not allow " + event));
        line(new TicketEvent(
                at, actor.id(), actor.role(), event.name(), event.chinese(), ticket.state, row.to(), reason));
        ticket.state = row.to();
        return true;
    }

    /** What happens without moving the ticket to another state. */
    boolean noted(String event, String name, Instant at, Actor actor, String reason) {
        if (at.isAfter(asOf)) {
            return false;
        }
        line(new TicketEvent(at, actor.id(), actor.role(), event, name, ticket.state, ticket.state, reason));
        return true;
    }

    private void line(TicketEvent event) {
        ticket.version++;
        ticket.history.add(new SeededTicket.Line(ticket.version, event));
    }

    /** When the latest thing happened. */
    Instant now() {
        return ticket.history.getLast().event().at();
    }
}

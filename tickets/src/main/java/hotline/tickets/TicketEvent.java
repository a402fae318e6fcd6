package hotline.tickets;

import hotline.regulation.TicketState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of a ticket's history, which is only ever appended to.
 *
 * @param from null for the first line
 * @param event the lifecycle event's name
 * @param eventName in Chinese
 * @param reason what the actor said, or why the software acted
 */
public record TicketEvent(
        Instant at,
        String actorId,
        Role actorRole,
        String event,
        String eventName,
        @Nullable TicketState from,
        TicketState to,
        String reason) {

    /** What happened to a ticket without moving it to another state. */
    public static TicketEvent noted(
            Ticket ticket, Actor actor, Instant at, String event, String eventName, String reason) {
        return new TicketEvent(at, actor.id(), actor.role(), event, eventName, ticket.state(), ticket.state(), reason);
    }
}

package hotline.tickets;

import java.util.Optional;
import java.util.UUID;

/** Reading what belongs to a ticket beside its row. Who may see a ticket is as in {@link TicketQueries}. */
public interface TicketFiles {

    /** A unit gets the papers that are for units; empty when the ticket is not visible. */
    Optional<TicketFile> of(UUID ticketId, Actor reader);
}

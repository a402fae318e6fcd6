package hotline.tickets.store;

import hotline.tickets.Ticket;
import hotline.tickets.TicketEvent;

/** A ticket one version further, and what its history says of it. */
public record TicketChange(Ticket before, Ticket after, TicketEvent event) {}

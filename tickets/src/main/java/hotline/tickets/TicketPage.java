package hotline.tickets;

import java.util.List;

/** @param total how many tickets match in all, on every page */
public record TicketPage(List<Ticket> tickets, long total, int page, int size) {}

package hotline.tickets;

import hotline.regulation.TicketState;
import org.jspecify.annotations.Nullable;

/**
 * Which tickets, newest first.
 *
 * @param state null for every state
 * @param mine only those the reader took; for units every ticket is theirs already
 * @param untaken only drafts that another system handed over and nobody has taken, oldest first
 * @param page from 1
 * @param size 1–200
 */
public record TicketFilter(@Nullable TicketState state, boolean mine, boolean untaken, int page, int size) {

    private static final int LARGEST_PAGE = 200;

    public static TicketFilter all(int size) {
        return new TicketFilter(null, false, false, 1, size);
    }

    public TicketFilter {
        page = Math.max(1, page);
        size = Math.clamp(size, 1, LARGEST_PAGE);
    }
}

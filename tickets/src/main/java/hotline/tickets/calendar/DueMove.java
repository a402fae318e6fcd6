package hotline.tickets.calendar;

import java.time.Instant;
import java.util.UUID;

/**
 * How one open ticket's times move with a newer calendar; times are exclusive.
 *
 * @param provisionalAfter still to be computed again: days beyond the newest national notice
 * @param overdue what becomes of the mark
 */
public record DueMove(
        UUID ticketId,
        String number,
        String title,
        String unit,
        Instant signBefore,
        Instant signAfter,
        Instant dueBefore,
        Instant dueAfter,
        boolean provisionalBefore,
        boolean provisionalAfter,
        Overdue overdue) {

    public enum Overdue {
        SAME,
        /** It counted as overdue and no longer does. */
        LIFTED,
        /** Its time is over by the newer calendar. */
        BEGINS
    }
}

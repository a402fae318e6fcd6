package hotline.tickets.dispute;

import java.time.Instant;
import java.util.UUID;

/**
 * Something that the hotline centre has to decide.
 *
 * @param number of the ticket
 * @param decideBy the reviewer's own limit; for an extension, which has none, the due time it would lengthen
 */
public record WaitingDispute(
        UUID ticketId, String number, String title, String unitName, Kind kind, Instant appliedAt, Instant decideBy) {

    /** What the unit applied for. */
    public enum Kind {
        RETURN,
        MEETING,
        EXTENSION
    }
}

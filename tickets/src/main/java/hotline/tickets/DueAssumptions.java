package hotline.tickets;

import hotline.regulation.TicketKind;
import hotline.regulation.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * What a form says of a ticket before it is saved, for the preview of its time limit. Where null stands, the ticket's
 * own counts.
 *
 * @param unitId where it would be dispatched to: that unit's calendar counts, as it will after the dispatch
 */
public record DueAssumptions(
        @Nullable TicketKind kind,
        @Nullable Urgency urgency,
        @Nullable String area,
        @Nullable String unitId) {

    public static DueAssumptions none() {
        return new DueAssumptions(null, null, null, null);
    }
}

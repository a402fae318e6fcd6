package hotline.tickets;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A paper in a ticket's file.
 *
 * @param round of the ticket, when it was filed
 * @param unitId the unit that it concerns; null when none
 * @param about the paper that it answers
 */
public record FiledPaper(
        UUID id,
        UUID ticketId,
        int round,
        Instant at,
        String actorId,
        Role actorRole,
        @Nullable String unitId,
        @Nullable UUID about,
        Paper paper) {

    public PaperKind kind() {
        return PaperKind.of(paper);
    }
}

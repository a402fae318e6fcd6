package hotline.tickets.search;

import hotline.regulation.TicketKind;
import hotline.regulation.TicketState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the index may know of a ticket. Of its caller nothing: no name, number, contact or ID number.
 *
 * @param address of the matter
 * @param assisting the units that assist now
 * @param agentId who took it; null while nobody has
 * @param numbered accepted or refused
 * @param confidential its result is not public
 */
public record Entry(
        UUID id,
        String title,
        String content,
        String area,
        String address,
        @Nullable TicketKind kind,
        TicketState state,
        @Nullable String unitId,
        List<String> assisting,
        @Nullable String agentId,
        boolean numbered,
        boolean confidential,
        Instant createdAt) {

    public Entry {
        assisting = List.copyOf(assisting);
    }
}

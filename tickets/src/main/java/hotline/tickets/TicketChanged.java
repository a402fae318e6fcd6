package hotline.tickets;

import hotline.regulation.TicketState;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Told to listeners after the commit; carries no personal data. */
public record TicketChanged(
        UUID id,
        @Nullable String number,
        long version,
        TicketState state,
        @Nullable String agentId,
        @Nullable String unitId) {}

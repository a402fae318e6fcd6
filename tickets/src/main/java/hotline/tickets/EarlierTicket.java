package hotline.tickets;

import hotline.regulation.TicketKind;
import hotline.regulation.TicketState;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One earlier ticket of the same number, as the pop shows it. */
public record EarlierTicket(
        UUID id,
        String number,
        String title,
        @Nullable TicketKind kind,
        TicketState state,
        @Nullable Instant acceptedAt) {}

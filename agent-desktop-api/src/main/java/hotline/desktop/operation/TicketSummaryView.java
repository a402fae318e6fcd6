package hotline.desktop.operation;

import hotline.tickets.Ticket;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A line of the ticket list, with the names of the contract's TicketSummary; numbers are masked for everybody. */
record TicketSummaryView(
        UUID id,
        @Nullable String number,
        String title,
        @Nullable String kind,
        @Nullable String kindName,
        String state,
        String stateName,
        String urgency,
        String callerMasked,
        @Nullable String unitId,
        @Nullable String unitName,
        String area,
        String address,
        Instant createdAt,
        @Nullable Instant acceptedAt,
        @Nullable Instant dueAt,
        @Nullable Instant signBy,
        boolean overdue,
        String channel,
        String channelName,
        @Nullable String agentId) {

    static TicketSummaryView of(Ticket ticket, CallerShown shown) {
        var matter = ticket.matter();
        var assignment = ticket.assignment();
        return new TicketSummaryView(
                ticket.id(),
                ticket.number(),
                matter.title(),
                matter.kind() == null ? null : matter.kind().name(),
                matter.kind() == null ? null : matter.kind().chinese(),
                ticket.state().name(),
                ticket.state().chinese(),
                matter.urgency().name(),
                shown.number(),
                assignment == null ? null : assignment.unitId(),
                assignment == null ? null : assignment.unitName(),
                matter.area(),
                matter.address(),
                ticket.intake().createdAt(),
                ticket.times().acceptedAt(),
                ticket.times().dueAt(),
                ticket.times().signBy(),
                ticket.times().overdueAt() != null,
                ticket.intake().channel().name(),
                ticket.intake().channel().chinese(),
                ticket.intake().agentId());
    }
}

package hotline.tickets.dispute;

import hotline.regulation.dispute.MeetingRule;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One joint meeting on who handles a ticket.
 *
 * @param question what is disputed, as the reviewer put it
 * @param kept the unit that had it keeps it; null while undecided, as what follows is
 * @param unitName who leads by its decision
 */
public record MeetingRecord(
        UUID id,
        String question,
        Instant askedAt,
        String askedBy,
        @Nullable Boolean kept,
        @Nullable String unitName,
        MeetingRule.@Nullable Paper paper,
        @Nullable Decided decided) {}

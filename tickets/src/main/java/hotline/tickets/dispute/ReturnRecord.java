package hotline.tickets.dispute;

import hotline.regulation.dispute.Knowledge;
import hotline.regulation.dispute.ReturnGround;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One application to return a ticket.
 *
 * @param meetingWish the unit asked for a joint meeting, the time to return being over
 * @param decideBy the reviewer's own limit
 * @param lateAt when that was found to be exceeded; null while it isn't
 * @param verdict null while undecided, as {@code ground} and {@code decided} are
 */
public record ReturnRecord(
        UUID id,
        String unitId,
        String unitName,
        boolean meetingWish,
        String reason,
        String basis,
        @Nullable Knowledge knowledge,
        Instant appliedAt,
        String appliedBy,
        Instant decideBy,
        @Nullable Instant lateAt,
        @Nullable ReturnVerdict verdict,
        @Nullable ReturnGround ground,
        @Nullable Decided decided) {}

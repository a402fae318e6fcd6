package hotline.tickets.dispute;

import hotline.regulation.dispute.Knowledge;
import hotline.regulation.dispute.ReturnGround;
import org.jspecify.annotations.Nullable;

/**
 * @param ground of a refusal, one of Art 13(3)1–6; null for the other verdicts
 * @param note what else the unit should know; for the joint meeting what is disputed
 * @param knowledge an item the reviewer found; null for none
 */
public record ReturnDecision(
        ReturnVerdict verdict,
        @Nullable ReturnGround ground,
        String note,
        @Nullable Knowledge knowledge) {}

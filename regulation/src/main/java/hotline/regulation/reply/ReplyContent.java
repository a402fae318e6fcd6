package hotline.regulation.reply;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A reply as Art 13(4) wants it. Texts are empty, never null, when not given.
 *
 * @param handledAt 办理时间, local: to the day for ordinary tickets (midnight then), to the hour for 突发; null when missing
 * @param unit 具体办理单位
 * @param handler 经办人
 * @param situation 办理情况
 * @param finished false when only a stage is reached: then {@code stageResult} and {@code nextPlan} are mandatory
 * @param citizenContacted Art 13(1): the unit contacts the citizen itself
 * @param caseFiling 投诉/举报 only: whether a case was filed
 * @param caseReference the decision's number and date (filed), or its attachment's name
 * @param refusalReason why no case was filed, with the legal basis
 * @param overdueExplanation Art 14(1): mandatory once overdue
 */
public record ReplyContent(
        @Nullable LocalDateTime handledAt,
        String unit,
        String handler,
        String situation,
        boolean finished,
        String stageResult,
        String nextPlan,
        boolean citizenContacted,
        CaseFiling caseFiling,
        String caseReference,
        String refusalReason,
        String overdueExplanation) {

    /** Art 13(4)3. */
    public enum CaseFiling {
        NOT_APPLICABLE,
        FILED,
        NOT_FILED
    }
}

package hotline.regulation.guard;

import hotline.regulation.Decision;
import hotline.regulation.TicketState;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * 重复诉求并单 (国办函〔2025〕66号): tickets of one matter are handled once and answered each. One level deep, so that nothing
 * can go round in circles: a merged ticket takes none, a ticket that took some is not merged.
 */
public final class MergeRule {

    private static final Set<TicketState> BEFORE_RESULT = EnumSet.of(
            TicketState.ACCEPTED,
            TicketState.DISPATCHED,
            TicketState.IN_PROGRESS,
            TicketState.RETURN_REVIEW,
            TicketState.JOINT_MEETING,
            TicketState.REPLY_REVIEW);

    private MergeRule() {}

    /** Whether other tickets can be merged into one in this state. */
    public static boolean takesOthers(TicketState parent) {
        return BEFORE_RESULT.contains(parent);
    }

    /**
     * @param same whether the two are one ticket
     * @param hasChildren whether others were merged into the one that is to be merged
     */
    public static Decision merge(boolean same, TicketState parent, boolean hasChildren, String reason) {
        if (same) {
            return refused("不能并入自己", "parentNumber");
        }
        if (parent == TicketState.MERGED) {
            return refused("该工单自己已并入其他工单，请并入它的主单", "parentNumber");
        }
        if (!BEFORE_RESULT.contains(parent)) {
            return refused("主单须已受理、尚未答复诉求人", "parentNumber");
        }
        if (hasChildren) {
            return refused("已有其他工单并入本单，本单不能再并入别的工单", null);
        }
        return reason.isBlank() ? refused("请写明为什么是同一事项", "reason") : Decision.allowed();
    }

    /** While the parent is open and its result has not gone out to this ticket's citizen. */
    public static Decision unmerge(TicketState parent, boolean answered, String reason) {
        if (answered || !BEFORE_RESULT.contains(parent)) {
            return refused("主单的办理结果已答复诉求人，不能再解除并单", null);
        }
        return reason.isBlank() ? refused("请写明解除并单的理由", "reason") : Decision.allowed();
    }

    private static Decision refused(String reason, @Nullable String field) {
        return new Decision.Refusal(reason, null, field);
    }
}

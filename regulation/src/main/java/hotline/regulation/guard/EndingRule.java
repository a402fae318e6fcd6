package hotline.regulation.guard;

import hotline.regulation.Article;
import hotline.regulation.Decision;
import hotline.regulation.TicketKind;
import hotline.regulation.clause.Clause;
import org.jspecify.annotations.Nullable;

/** When a ticket may end in another way than by a unit's reply: 表扬, an emergency desk. */
@Clause({"3", "18"})
public final class EndingRule {

    private EndingRule() {}

    /** Art 3 names 表扬 and sets nothing else; the hotline decided: the unit is told and the ticket closed. */
    public static Decision praise(@Nullable TicketKind kind) {
        return kind == TicketKind.PRAISE
                ? Decision.allowed()
                : Decision.refused("只有表扬可以转告单位后直接办结，其他诉求请派单", Article.of(3));
    }

    /** Art 18: why the emergency desk takes over. Nothing else is asked: danger comes before the form. */
    public static Decision handOver(String reason) {
        return reason.isBlank() ? Decision.refused("请写明为什么转紧急平台", Article.of(18), "reason") : Decision.allowed();
    }
}

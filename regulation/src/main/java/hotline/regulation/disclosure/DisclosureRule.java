package hotline.regulation.disclosure;

import hotline.regulation.Article;
import hotline.regulation.Decision;
import hotline.regulation.IdentityNeed;
import hotline.regulation.TicketState;
import hotline.regulation.clause.Clause;
import java.util.EnumSet;
import java.util.Set;

/**
 * Art 24: who sees what of a caller at once, and who may look at the whole with a reason. Whoever holds a ticket that still lives
 * sees it whole; the rest of the hotline sees masks and may look with a reason; units reach the citizen through the hotline
 * (号码保护), and see the whole only where the matter can't be handled without (Art 12(1)) and nobody asked for anonymity.
 */
@Clause({"12(1)c", "20", "24a"})
public final class DisclosureRule {

    /** Characters of a reason, without the blanks around it. [D] */
    public static final int SHORTEST_REASON = 4;

    public static final int LONGEST_REASON = 200;

    private static final Article ARTICLE = Article.of(24);
    private static final Set<TicketState> ENDED =
            EnumSet.of(TicketState.REFUSED, TicketState.HANDED_OVER, TicketState.CLOSED, TicketState.ARCHIVED);
    private static final Set<TicketState> IN_HAND = EnumSet.of(TicketState.DISPATCHED, TicketState.IN_PROGRESS);

    /** What of a ticket decides. */
    public record Facts(TicketState state, boolean anonymous, IdentityNeed need) {}

    private DisclosureRule() {}

    /** Without asking. */
    public static Shown shown(Viewer viewer, CallerField field, Facts ticket) {
        return switch (viewer) {
            case HOLDER -> ENDED.contains(ticket.state()) ? Shown.MASKED : Shown.CLEAR;
            case HOTLINE -> Shown.MASKED;
            case LEAD_UNIT, ASSISTING_UNIT -> toUnit(field, ticket.anonymous());
        };
    }

    private static Shown toUnit(CallerField field, boolean anonymous) {
        return switch (field) {
            case NAME, NUMBER -> anonymous ? Shown.HIDDEN : Shown.MASKED;
            case CONTACT, IDENTITY_NUMBER -> Shown.HIDDEN;
        };
    }

    /** All fields, for a while, for this reason. */
    public static Decision unmask(Viewer viewer, Facts ticket, String reason) {
        int length = reason.codePointCount(0, reason.length());
        if (length < SHORTEST_REASON || length > LONGEST_REASON) {
            return Decision.refused(
                    "请写明查看诉求人信息的用途（" + SHORTEST_REASON + "至" + LONGEST_REASON + "个字），例如：电话核实现场情况", ARTICLE, "reason");
        }
        return switch (viewer) {
            case HOLDER, HOTLINE -> Decision.allowed();
            case ASSISTING_UNIT -> Decision.refused("协办单位请通过主办单位联系诉求人", Article.of(20));
            case LEAD_UNIT -> toLead(ticket);
        };
    }

    private static Decision toLead(Facts ticket) {
        if (!IN_HAND.contains(ticket.state())) {
            return Decision.refused("工单不在本单位办理中，不能查看诉求人的信息", ARTICLE);
        }
        if (ticket.anonymous()) {
            return Decision.refused("诉求人要求匿名，请通过热线中心联系", ARTICLE);
        }
        return ticket.need() == IdentityNeed.NONE
                ? Decision.refused("本事项不需要核实诉求人的身份，请用「联系诉求人」通话，双方号码都受保护", ARTICLE)
                : Decision.allowed();
    }
}

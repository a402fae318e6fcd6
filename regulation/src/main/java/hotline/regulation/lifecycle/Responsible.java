package hotline.regulation.lifecycle;

import hotline.regulation.TicketState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is, and until when. No ticket lies about: until it is archived somebody is responsible for it, or a
 * timer is.
 *
 * @param doing in Chinese: what is expected
 * @param until exclusive; null when no limit is set for it
 */
public record Responsible(
        Party party, String doing, @Nullable Instant until) {

    /** Who can be. */
    public enum Party {
        AGENT("登记话务员"),
        CENTRE("热线中心"),
        UNIT("承办单位"),
        MEETING("市行政审批局"),
        CITIZEN("诉求人"),
        /** The ticket that this one was merged into. */
        PARENT("主单"),
        SYSTEM("系统"),
        NOBODY("");

        private final String chinese;

        Party(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /** The deadlines a ticket knows; null when it has none of the kind. */
    public record Times(
            @Nullable Instant dispatchBy,
            @Nullable Instant signBy,
            @Nullable Instant dueAt,
            @Nullable Instant receiptBy,
            @Nullable Instant evaluateBy,
            @Nullable Instant callBackBy,
            @Nullable Instant archiveAt) {}

    public static Responsible of(TicketState state, Times times) {
        return switch (state) {
            case DRAFT -> new Responsible(Party.AGENT, "登记、受理", null);
            case ACCEPTED -> new Responsible(Party.CENTRE, "派单", times.dispatchBy());
            case DISPATCHED -> new Responsible(Party.UNIT, "签收", times.signBy());
            case IN_PROGRESS -> new Responsible(Party.UNIT, "办理、答复", times.dueAt());
            case RETURN_REVIEW -> new Responsible(Party.CENTRE, "审核退单申请", times.dueAt());
            case JOINT_MEETING -> new Responsible(Party.MEETING, "联席会议审定", times.dueAt());
            case REPLY_REVIEW -> new Responsible(Party.CENTRE, "审核答复", null);
            case ANSWERED -> new Responsible(Party.SYSTEM, "发送结果短信", null);
            case AWAITING_EVALUATION ->
                times.evaluateBy() == null
                        ? new Responsible(Party.SYSTEM, "等待短信送达", times.receiptBy())
                        : new Responsible(Party.CITIZEN, "评价", times.evaluateBy());
            case MANUAL_FOLLOW_UP -> new Responsible(Party.CENTRE, "人工回访", null);
            case DISSATISFIED_REVIEW -> new Responsible(Party.CENTRE, "回访并复核", times.callBackBy());
            case MERGED -> new Responsible(Party.PARENT, "随主单办理", times.receiptBy());
            case REFUSED, HANDED_OVER, CLOSED -> new Responsible(Party.SYSTEM, "归档", times.archiveAt());
            case ARCHIVED -> new Responsible(Party.NOBODY, "已归档", null);
        };
    }
}

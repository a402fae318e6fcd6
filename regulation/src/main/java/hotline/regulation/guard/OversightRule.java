package hotline.regulation.guard;

import hotline.regulation.Article;
import hotline.regulation.Decision;
import hotline.regulation.TicketState;
import hotline.regulation.calendar.DayCount;
import hotline.regulation.calendar.WorkingCalendar;
import hotline.regulation.clause.Clause;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;

/** Supervision and warnings (Art 14(1), 27(1)). From when on something is how late is the hotline's own decision. */
@Clause({"12(2)e", "14(1)a", "27(1)"})
public final class OversightRule {

    private static final Article SUPERVISION = Article.of(14, 1);
    private static final Article WARNING = Article.of(27, 1);
    private static final Set<TicketState> WITH_UNIT = EnumSet.of(
            TicketState.DISPATCHED, TicketState.IN_PROGRESS, TicketState.RETURN_REVIEW, TicketState.JOINT_MEETING);

    private OversightRule() {}

    /** While a unit has the ticket. */
    public static Decision supervise(TicketState state, String words) {
        if (!WITH_UNIT.contains(state)) {
            return Decision.refused("工单不在承办单位办理，不需要督办", SUPERVISION);
        }
        return present(words, "请写明督办的内容", "words");
    }

    public static Decision urge(TicketState state, String words) {
        if (state != TicketState.ACCEPTED && !WITH_UNIT.contains(state)) {
            return Decision.refused("工单不在办理中，不需要催办", SUPERVISION);
        }
        return present(words, "请写明催办的内容", "words");
    }

    /** Art 12(2): 突发类工单应当第一时间电话通知承办单位. */
    public static Decision phoneNotice(TicketState state, String person, String result) {
        if (!WITH_UNIT.contains(state)) {
            return Decision.refused("工单没有派往承办单位，不需要电话通知", Article.of(12, 2));
        }
        return present(person, "请写明接电话的人", "person").and(() -> present(result, "请写明对方怎么说", "result"));
    }

    public static Decision falsification(boolean hasUnit, String why) {
        return hasUnit ? present(why, "请写明弄虚作假的事实", "reason") : Decision.refused("工单没有承办单位", WARNING);
    }

    /** @param earlier whether one waits for a decision, or was confirmed */
    public static Decision claim(boolean earlier, String reason) {
        return earlier ? Decision.refused("已申请认定不合理诉求，不能重复申请", SUPERVISION) : present(reason, "请写明为什么是不合理诉求", "reason");
    }

    /** @param appealed a card is appealed once */
    public static Decision appeal(boolean ownCard, boolean appealed, String reason) {
        if (!ownCard) {
            return Decision.refused("本单位在这张工单上没有这项警告", WARNING);
        }
        return appealed ? Decision.refused("该项警告已申诉过，不能重复申诉", WARNING) : present(reason, "请写明申诉的理由", "reason");
    }

    public static Decision decide(boolean agreed, String note) {
        return agreed ? Decision.allowed() : present(note, "请写明不同意的理由", "note");
    }

    private static Decision present(String text, String refusal, String field) {
        return text.isBlank() ? new Decision.Refusal(refusal, null, field) : Decision.allowed();
    }

    /**
     * What ended at this instant or before is now so many whole working days late.
     *
     * @param area whose calendar counts; empty for the city's
     */
    public static Instant lateSince(Instant now, int workingDays, String area, WorkingCalendar calendar) {
        LocalDate day = now.atZone(DayCount.ZONE).toLocalDate();
        int left = workingDays;
        while (left > 0) {
            day = day.minusDays(1);
            left -= calendar.isWorking(day, area) ? 1 : 0;
        }
        return day.atStartOfDay(DayCount.ZONE).toInstant();
    }
}

package hotline.regulation.dispute;

import hotline.regulation.calendar.CityTime;
import hotline.regulation.calendar.DayCount;
import hotline.regulation.time.DueDecision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A due time after an extension, and why.
 *
 * @param amount in total, working days or, for 突发, hours
 * @param dueAt exclusive
 * @param count the added days; null when the limit runs in natural time
 */
public record ExtendedDue(
        DueDecision original,
        int amount,
        Instant dueAt,
        @Nullable DayCount count,
        boolean provisional) {

    /** In Chinese: the original time day by day, then the added one. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>(original.lines());
        lines.addAll(addedLines());
        return lines;
    }

    /** In Chinese: the added time alone. */
    public List<String> addedLines() {
        List<String> lines = new ArrayList<>();
        String length = ExtensionRule.length(original.limit(), amount).chinese();
        lines.add("延期" + length + "，不超过原办理时限的1倍（" + ExtensionRule.ARTICLE + "）");
        if (count == null) {
            lines.add("自原办理期限 " + CityTime.minute(original.dueAt()) + " 起按自然时间计算，节假日不顺延");
            lines.add("延长后应于 " + CityTime.minute(dueAt) + " 前办结");
        } else {
            lines.add("自原办理期限 " + count.start() + " 的下一工作日起计算");
            lines.addAll(count.lines());
            lines.add("延长后办理期限至 " + count.lastDay() + " 24:00 止");
        }
        if (provisional && !original.provisional()) {
            lines.add("期限为暂定：放假安排公布后重新计算");
        }
        return lines;
    }
}

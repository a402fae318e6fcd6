package hotline.regulation.time;

import hotline.regulation.Article;
import hotline.regulation.calendar.CityTime;
import hotline.regulation.calendar.DayCount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a dispatched ticket must be signed and finished, and why.
 *
 * @param signBy exclusive
 * @param dueAt exclusive: the first instant that is too late
 * @param count the days; null when the limit runs in natural time
 * @param provisional to be computed again: days beyond the newest notice, or a limit outside its dates
 */
public record DueDecision(
        Instant dispatchedAt,
        Instant signBy,
        Instant dueAt,
        TimeLimit limit,
        @Nullable DayCount count,
        boolean provisional,
        long calendarVersion) {

    public Article article() {
        return limit.article();
    }

    /** In Chinese: the rule, day by day, the result, and what is provisional about it. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>(count == null ? 4 : count.lines().size() + 4);
        lines.add(limit.name() + "在" + limit.finish().chinese() + "内办结并答复（" + limit.article() + "）");
        if (count == null) {
            lines.add("自派单时间 " + CityTime.minute(dispatchedAt) + " 起按自然时间计算，节假日不顺延");
            lines.add("应于 " + CityTime.minute(signBy) + " 前签收，" + CityTime.minute(dueAt) + " 前办结");
        } else {
            lines.add("派单时间 " + CityTime.minute(dispatchedAt) + "，自下一工作日起计算（第十三条第二项）");
            lines.addAll(count.lines());
            lines.add("办理期限至 " + count.lastDay() + " 24:00 止；签收期限至 " + CityTime.minute(signBy) + " 止");
        }
        if (!limit.inForce(dispatchedAt.atZone(DayCount.ZONE).toLocalDate())) {
            lines.add("派单日不在该规定有效期内（" + limit.from() + " 至 " + limit.until() + "），期限为暂定");
        } else if (provisional) {
            lines.add("期限为暂定：放假安排公布后重新计算");
        }
        return lines;
    }

    /** As of a moment, so that the due time's own instant is already late. */
    public boolean isOverdue(Instant at) {
        return !at.isBefore(dueAt);
    }
}

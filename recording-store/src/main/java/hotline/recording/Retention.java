package hotline.recording;

import hotline.regulation.clause.Clause;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** How long a recording is kept: 电话录音至少应当保存 3 年 (Art 15), counted from the call's end. */
@Clause("15b")
final class Retention {

    static final String ARTICLE = "第十五条";
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy年M月d日HH:mm").withZone(ZONE);

    private Retention() {}

    /**
     * The first instant at which it may go. When the day doesn't exist in that year (29 February), the next day counts,
     * so that it is never less.
     */
    static Instant until(Instant callEnd, Period retention) {
        ZonedDateTime end = callEnd.atZone(ZONE);
        ZonedDateTime until = end.plus(retention);
        boolean cut = retention.getDays() == 0 && until.getDayOfMonth() < end.getDayOfMonth();
        return (cut ? until.plusDays(1) : until).toInstant();
    }

    static Deletion.Refused notYet(Instant until) {
        return new Deletion.Refused("通话录音自通话结束之日起至少保存3年，" + DATE.format(until) + "前不得删除（第十五条）", ARTICLE);
    }

    static Deletion.Refused onHold() {
        return new Deletion.Refused("该录音已被要求留存，解除留存前不得删除（第十五条）", ARTICLE);
    }
}

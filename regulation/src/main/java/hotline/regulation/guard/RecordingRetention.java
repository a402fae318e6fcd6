package hotline.regulation.guard;

import hotline.regulation.Article;
import hotline.regulation.Decision;
import hotline.regulation.calendar.DayCount;
import hotline.regulation.clause.Clause;
import java.time.Instant;

/** Art 15: recordings are kept at least three years, whoever asks; counted from the end of the call. */
@Clause("15b")
public final class RecordingRetention {

    private static final int YEARS = 3;

    private RecordingRetention() {}

    /** The first instant at which deletion is allowed. A call that ended on 29 February is kept to 1 March. */
    public static Instant keptUntil(Instant callEnded) {
        var ended = callEnded.atZone(DayCount.ZONE);
        var until = ended.plusYears(YEARS);
        return (until.getDayOfMonth() == ended.getDayOfMonth() ? until : until.plusDays(1)).toInstant();
    }

    public static Decision delete(Instant callEnded, Instant now) {
        return now.isBefore(keptUntil(callEnded))
                ? Decision.refused("电话录音至少应当保存3年，尚未期满，不得删除", Article.of(15))
                : Decision.allowed();
    }
}

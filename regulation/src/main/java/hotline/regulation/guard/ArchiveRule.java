package hotline.regulation.guard;

import hotline.regulation.Article;
import hotline.regulation.Decision;
import hotline.regulation.Evaluation;
import hotline.regulation.clause.Clause;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Art 15: when a ticket's file is closed for good. How long it rests before is the hotline's own decision. */
@Clause("15a")
public final class ArchiveRule {

    private static final Article ARTICLE = Article.of(15);

    private ArchiveRule() {}

    /**
     * @param ended when the ticket was closed, refused or handed over
     * @param byPerson a reviewer may archive earlier, but not while a default satisfaction can still be overridden
     * @param openPapers applications and appeals that nobody has decided
     */
    public static Decision archive(
            Instant ended,
            @Nullable Evaluation evaluation,
            boolean byPerson,
            int openPapers,
            Duration quiet,
            Instant now) {
        if (openPapers > 0) {
            return Decision.refused("还有" + openPapers + "件申请没有处理，处理完才能归档", ARTICLE);
        }
        if (!now.isBefore(ended.plus(quiet))) {
            return Decision.allowed();
        }
        if (!byPerson) {
            return Decision.refused("了结未满" + quiet.toDays() + "天，尚不归档", ARTICLE);
        }
        return evaluation == Evaluation.DEFAULT_SATISFIED
                ? Decision.refused("默认满意的工单，诉求人在" + quiet.toDays() + "天内仍可评价，期满后归档", ARTICLE)
                : Decision.allowed();
    }
}

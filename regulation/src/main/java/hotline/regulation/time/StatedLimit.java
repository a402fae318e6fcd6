package hotline.regulation.time;

import hotline.regulation.Article;
import hotline.regulation.Decision;
import hotline.regulation.Edition;
import hotline.regulation.TicketKind;
import hotline.regulation.Urgency;
import hotline.regulation.clause.Clause;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Art 13(2)8: a time limit that another law, regulation or normative document states for a matter; it takes the place of the
 * kind's and the channel's. 突发 stays with its 24 hours: whoever is in danger does not wait for another law.
 *
 * @param workingDays counted as the others are
 * @param basis which law, with its article
 */
@Clause("13(2)8")
public record StatedLimit(int workingDays, String basis) {

    public static final Article ARTICLE = Article.of(13, 2, 8);

    /** No law gives longer than a working year; a longer number is a slip. */
    private static final int MOST_DAYS = 250;

    /** Both must be there, or neither. */
    public static Decision check(@Nullable Integer workingDays, String basis) {
        if (workingDays == null) {
            return basis.isBlank() ? Decision.allowed() : Decision.refused("请填写法定时限（工作日数）", ARTICLE, "limitDays");
        }
        if (workingDays < 1 || workingDays > MOST_DAYS) {
            return Decision.refused("法定时限须为1至" + MOST_DAYS + "个工作日", ARTICLE, "limitDays");
        }
        return basis.isBlank()
                ? Decision.refused("法律法规另有时限的，请写明依据（法规名称和条款）", ARTICLE, "limitBasis")
                : Decision.allowed();
    }

    /** The ticket's limit with this one in its place. */
    public TimeLimit instead(TimeLimit usual, TicketKind kind, Urgency urgency, LocalDate day) {
        return urgency == Urgency.EMERGENCY
                ? usual
                : new TimeLimit(
                        null,
                        null,
                        kind,
                        "按" + basis + "，" + kind.chinese() + "类事项",
                        usual.sign(),
                        Length.workingDays(workingDays),
                        ARTICLE,
                        Edition.OF_2022.from(),
                        Edition.OF_2022.until());
    }
}

package hotline.regulation.dispute;

import hotline.regulation.Article;
import hotline.regulation.Decision;
import hotline.regulation.clause.Clause;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Art 21: a joint meeting decides who handles what is hard to assign; its paper is kept (Art 15). */
@Clause("21")
public final class MeetingRule {

    public static final Article ARTICLE = Article.of(21);

    /** @param heldOn in the city's calendar; null when left out */
    public record Paper(
            String minutesNumber,
            String minutes,
            String participants,
            @Nullable LocalDate heldOn) {}

    private MeetingRule() {}

    public static Decision check(Paper paper, LocalDate today) {
        return present(paper.minutesNumber(), "请填写会议纪要编号", "minutesNumber")
                .and(() -> present(paper.minutes(), "请填写会议审定意见", "minutes"))
                .and(() -> present(paper.participants(), "请填写参加会议的单位", "participants"))
                .and(() -> held(paper.heldOn(), today));
    }

    /** The unit that has the ticket can only keep it. */
    public static Decision reassigned(String unitId, @Nullable String before) {
        return unitId.equals(before)
                ? Decision.refused("审定由原承办单位办理的，请选择「由原单位办理」", ARTICLE, "unitId")
                : Decision.allowed();
    }

    private static Decision held(@Nullable LocalDate heldOn, LocalDate today) {
        if (heldOn == null) {
            return Decision.refused("请填写会议日期", ARTICLE, "heldOn");
        }
        return heldOn.isAfter(today) ? Decision.refused("会议日期不能晚于今天", ARTICLE, "heldOn") : Decision.allowed();
    }

    private static Decision present(String text, String refusal, String field) {
        return text.isBlank() ? Decision.refused(refusal, ARTICLE, field) : Decision.allowed();
    }
}

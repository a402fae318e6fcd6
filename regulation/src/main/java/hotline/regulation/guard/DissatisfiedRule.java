package hotline.regulation.guard;

import hotline.regulation.Article;
import hotline.regulation.Decision;
import hotline.regulation.EvaluationSource;
import hotline.regulation.calendar.WorkingCalendar;
import hotline.regulation.clause.Clause;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Art 14(3): 评价不满意的，应当审核办理结果，及时人工回访，反馈承办单位处理. How often, how fast and who agrees to an end is the
 * hotline's own decision.
 */
@Clause("14(3)")
public final class DissatisfiedRule {

    private static final Article ARTICLE = Article.of(14, 3);

    private DissatisfiedRule() {}

    /**
     * @param redos how often it was redone already
     * @param hasUnit false for what was answered on the call
     */
    public static Decision redo(int redos, int mostRedos, boolean hasUnit, String note) {
        if (!hasUnit) {
            return Decision.refused("该工单没有承办单位，请用“提级办理”选择单位交办", ARTICLE, "unitId");
        }
        if (redos >= mostRedos) {
            return Decision.refused("已重办" + mostRedos + "次，仍不满意的，只能提级办理，或者经两人同意后说明理由办结", ARTICLE);
        }
        return present(note, "请写明不满意的原因和重办要求", "note");
    }

    /** @param unitBefore who handled it so far; null when nobody did */
    public static Decision escalate(@Nullable String unitBefore, String unitId, String note) {
        return unitId.equals(unitBefore)
                ? Decision.refused("提级办理须交由其他单位，原单位办理请用“重办”", ARTICLE, "unitId")
                : present(note, "请写明不满意的原因和办理要求", "note");
    }

    public static Decision proposeClose(boolean pending, String reason) {
        return pending ? Decision.refused("已有待复核的办结申请，请先由另一人复核", ARTICLE) : present(reason, "请写明不再重办的理由", "reason");
    }

    /** @param proposer who proposed to close; null when nobody did */
    public static Decision decideClose(@Nullable String proposer, String decider, boolean agreed, String note) {
        if (proposer == null) {
            return Decision.refused("没有待复核的办结申请", ARTICLE);
        }
        if (proposer.equals(decider)) {
            return Decision.refused("说明理由办结须两人同意，提出人不能自己复核", ARTICLE);
        }
        return agreed ? Decision.allowed() : present(note, "请写明不同意的理由", "note");
    }

    /** Who told a person the reason already need not be called again. */
    public static boolean needsCallBack(EvaluationSource source) {
        return source != EvaluationSource.PERSON;
    }

    /** @return exclusive */
    public static Instant callBackBy(Instant evaluatedAt, int workingDays, WorkingCalendar calendar) {
        return calendar.count(evaluatedAt, workingDays, "").end();
    }

    private static Decision present(String text, String refusal, String field) {
        return text.isBlank() ? Decision.refused(refusal, ARTICLE, field) : Decision.allowed();
    }
}

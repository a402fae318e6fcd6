package hotline.regulation.guard;

import hotline.regulation.Article;
import hotline.regulation.Decision;
import hotline.regulation.Evaluation;
import hotline.regulation.EvaluationSource;
import hotline.regulation.clause.Clause;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Art 14(2): evaluation by SMS, default satisfaction after 24 hours, a person otherwise. */
@Clause("14(2)b")
public final class EvaluationRule {

    /** 诉求人24小时内未回复，则默认为满意. Counted from the delivery receipt: the hotline's own decision. */
    public static final Duration SILENCE = Duration.ofHours(24);

    private static final Article ARTICLE = Article.of(14, 2);

    private EvaluationRule() {}

    public static Instant defaultAt(Instant delivered) {
        return delivered.plus(SILENCE);
    }

    /**
     * @param delivered the receipt's time; null when none came, and then silence means nothing
     * @param unclearReply when the citizen answered something that can't be read as an evaluation; null for silence
     */
    public static Decision defaultSatisfied(@Nullable Instant delivered, @Nullable Instant unclearReply, Instant now) {
        if (delivered == null) {
            return Decision.refused("短信未送达，不适用默认满意，应当人工回访", ARTICLE);
        }
        if (unclearReply != null) {
            return Decision.refused("诉求人已回复但无法识别，不属于未回复，应当人工回访", ARTICLE);
        }
        return now.isBefore(defaultAt(delivered))
                ? Decision.refused("短信送达未满24小时，不能默认为满意", ARTICLE)
                : Decision.allowed();
    }

    /** A default comes from silence alone, and silence is never more than a default. */
    public static Decision matches(Evaluation value, EvaluationSource source) {
        boolean isDefault = value == Evaluation.DEFAULT_SATISFIED;
        return isDefault == (source == EvaluationSource.DEFAULT)
                ? Decision.allowed()
                : Decision.refused("默认满意只能由超时产生，且不得计为满意", ARTICLE, "value");
    }

    /**
     * After closing, 不满意 overrides a default satisfaction; who was told the result and closed with a parent before
     * saying anything may still say either. Nothing else changes.
     *
     * @param asked whether the citizen was told a result and asked
     */
    public static Decision afterClosing(@Nullable Evaluation earlier, Evaluation now, boolean asked) {
        boolean first = earlier == null && asked;
        boolean overrides = earlier == Evaluation.DEFAULT_SATISFIED && now == Evaluation.DISSATISFIED;
        return first || overrides ? Decision.allowed() : Decision.refused("诉求人已作出评价，不再更改", ARTICLE);
    }

    /** A merged ticket's citizen may say a word as soon as the parent's result was told, and once. */
    public static Decision merged(@Nullable Evaluation earlier, boolean asked) {
        if (!asked) {
            return Decision.refused("主单尚未答复，还不能评价", ARTICLE);
        }
        return earlier == null ? Decision.allowed() : Decision.refused("诉求人已作出评价，不再更改", ARTICLE);
    }
}

package hotline.tickets;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The kinds of {@link Paper}: how they are called, who may read them, and which kind answers which. */
public enum PaperKind {
    ANSWERED(Paper.Answered.class, "直接解答", false, null),
    HANDED_OVER(Paper.HandedOver.class, "转紧急平台", false, null),
    CALLED_BACK(Paper.CalledBack.class, "不满意回访", true, null),
    CLOSE_DECIDED(Paper.CloseDecided.class, "说明理由办结的复核", false, null),
    CLOSE_PROPOSED(Paper.CloseProposed.class, "申请说明理由办结", false, CLOSE_DECIDED),
    SUPERVISED(Paper.Supervised.class, "督办", true, null),
    URGED(Paper.Urged.class, "催办", true, null),
    PHONE_NOTICE(Paper.PhoneNotice.class, "突发电话通知", true, null),
    WARNED(Paper.Warned.class, "提醒", true, null),
    CARD(Paper.Card.class, "警告", true, null),
    APPEAL_DECIDED(Paper.AppealDecided.class, "申诉的答复", true, null),
    CARD_APPEALED(Paper.CardAppealed.class, "申诉", true, APPEAL_DECIDED),
    UNREASONABLE_DECIDED(Paper.UnreasonableDecided.class, "不合理诉求的认定", true, null),
    UNREASONABLE_CLAIMED(Paper.UnreasonableClaimed.class, "申请认定不合理诉求", true, UNREASONABLE_DECIDED);

    private final Class<? extends Paper> type;
    private final String chinese;
    private final boolean forUnits;
    private final @Nullable PaperKind answer;

    PaperKind(Class<? extends Paper> type, String chinese, boolean forUnits, @Nullable PaperKind answer) {
        this.type = type;
        this.chinese = chinese;
        this.forUnits = forUnits;
        this.answer = answer;
    }

    public static PaperKind of(Paper paper) {
        return Arrays.stream(values())
                .filter(kind -> kind.type.isInstance(paper))
                .findFirst()
                .orElseThrow();
    }

    public Class<? extends Paper> type() {
        return type;
    }

    public String chinese() {
        return chinese;
    }

    /** Whether the unit that has the ticket reads it too. */
    public boolean isForUnits() {
        return forUnits;
    }

    /** The kind of paper that settles one of this kind; null when nothing is to be decided. */
    public @Nullable PaperKind answer() {
        return answer;
    }
}

package hotline.tickets;

import hotline.regulation.CardGround;
import hotline.regulation.EmergencyDesk;
import hotline.regulation.SupervisionMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One paper of a ticket's file (Art 15): what was said or decided beside the life-cycle's own events. */
public sealed interface Paper {

    /** 直接解答 (Art 12(2)). */
    record Answered(KnowledgeItem item, String told) implements Paper {}

    /**
     * 转紧急平台 (Art 18).
     *
     * @param callId the call in which it was handed over; null when there was none
     */
    record HandedOver(
            EmergencyDesk desk, String reason, @Nullable String callId) implements Paper {}

    /** 不满意回访 (Art 14(3)): why the citizen is not satisfied. */
    record CalledBack(String reason) implements Paper {}

    /** One person wants to close in spite of 不满意. */
    record CloseProposed(String reason) implements Paper {}

    /** What a second person says to it. */
    record CloseDecided(boolean agreed, String note) implements Paper {}

    /** 督办 (Art 14(1)). */
    record Supervised(SupervisionMode mode, String words) implements Paper {}

    /** 催办: the citizen asks how far it is, or the centre presses. */
    record Urged(String words) implements Paper {}

    /** 突发 (Art 12(2)): who was phoned at the unit. */
    record PhoneNotice(String person, String result) implements Paper {}

    /** A reminder by the software. */
    record Warned(Warning warning, Instant limit) implements Paper {}

    /** 黄牌, 红牌 (Art 27(1)). */
    record Card(CardGround ground, String why) implements Paper {}

    /** The unit's word against a card. */
    record CardAppealed(String reason) implements Paper {}

    /** @param upheld whether the unit is right and the card is taken back */
    record AppealDecided(boolean upheld, String note) implements Paper {}

    /** 不合理诉求 (国办函〔2025〕66号): the unit applies to have it counted so. */
    record UnreasonableClaimed(String reason) implements Paper {}

    record UnreasonableDecided(boolean confirmed, String note) implements Paper {}

    /** What the software reminds of. */
    enum Warning {
        DUE_SOON("即将到期"),
        NOT_DISPATCHED("未按时派单"),
        NOT_PHONED("突发工单未电话通知"),
        NOT_CALLED_BACK("不满意未按时回访");

        private final String chinese;

        Warning(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }
}

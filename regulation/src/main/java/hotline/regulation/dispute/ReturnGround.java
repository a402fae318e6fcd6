package hotline.regulation.dispute;

import hotline.regulation.Article;
import hotline.regulation.clause.Clause;

/** Why a ticket isn't taken back but stays with its unit (Art 13(3)1–7). */
@Clause({"13(3)1", "13(3)2", "13(3)3", "13(3)4", "13(3)5", "13(3)6", "13(3)7"})
public enum ReturnGround {
    LAW_OR_DUTY("根据有关法律法规、部门职责或者联席会议审定，应当由原承办单位办理"),
    NO_REASON_OR_BASIS("承办单位未注明退回理由和依据"),
    MINOR_FLAW("登记内容存在瑕疵，但不影响承办单位后续办理"),
    PARTLY_DIFFERENT("部分登记内容与客观情况不完全相符，承办单位根据掌握的客观情况可以继续办理"),
    CLUES_GIVEN("诉求人已提供基本情况或线索，需要承办单位作进一步了解或核实"),
    KNOWLEDGE("知识库已有知识点但无法直接答复诉求人，或者适用知识点上传时间晚于事项登记时间"),
    EXTENSION_APPLIED("承办单位已提出延期申请");

    private final String chinese;

    ReturnGround(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }

    public Article article() {
        return Article.of(13, 3, ordinal() + 1);
    }

    /** The last one is found by the system when the unit applies; a person never needs to choose it. */
    public boolean isReviewers() {
        return this != EXTENSION_APPLIED;
    }
}

package hotline.regulation.lifecycle;

import hotline.regulation.Article;
import org.jspecify.annotations.Nullable;

/** What must hold for a row to be taken; the rule behind it decides and explains. */
public enum Guard {
    NONE("", null),
    FIELDS_SAVED("草稿", null),
    NOBODY_HAS_IT("尚无人领取", null),
    GROUND_AND_EXPLANATION("理由属于第四条所列，已作解释", Article.of(4)),
    KNOWLEDGE_ITEM("引用知识点", Article.of(12, 2)),
    IDENTITY("内容完整，须实名的已实名", Article.of(12, 1)),
    DANGER("属于110、119、120、122职责", Article.of(18)),
    BASIS_AND_UNIT("有派单依据，一个主办单位", Article.of(12, 2)),
    PRAISE("表扬", Article.of(3)),
    SAME_MATTER("同一事项", null),
    PARENT_OPEN("主单尚未答复", null),
    NO_WORD_YET("尚未评价", Article.of(14, 2)),
    OWN_UNIT("承办单位本单位", Article.of(13, 1)),
    SIGN_DEADLINE_PASSED("签收期限已过", Article.of(13, 1)),
    RETURN_WINDOW("签收后1个工作日内，有理由和依据", Article.of(13, 3)),
    DISPUTED("有争议，有理由和依据，会议未审定过", Article.of(21)),
    RETURN_GROUNDS("属于可退回情形", Article.of(13, 3)),
    MEETING("联席会议审定", Article.of(21)),
    BEFORE_DUE_AT_MOST_DOUBLE("到期前，不超过原时限1倍", Article.of(13, 2, 9)),
    REPLY_CONTENT("答复要素齐全，逾期有说明", Article.of(13, 4)),
    REVIEWER("热线中心审核", Article.of(14, 3)),
    CITIZEN_SAID("诉求人评价", Article.of(14, 2)),
    SILENT_24_HOURS("送达满24小时未回复", Article.of(14, 2)),
    NO_RECEIPT("无法短信回访或2小时无回执", Article.of(14, 2)),
    ONLY_OVER_DEFAULT("原为默认满意", Article.of(14, 2)),
    UNIT_DISSOLVED("原单位已撤销", null),
    TWO_PEOPLE("两人同意", Article.of(14, 3)),
    PAPERS_COMPLETE("材料齐全", Article.of(15));

    private final String chinese;
    private final @Nullable Article article;

    Guard(String chinese, @Nullable Article article) {
        this.chinese = chinese;
        this.article = article;
    }

    /** As the diagram shows it; empty for {@link #NONE}. */
    public String chinese() {
        return article == null ? chinese : chinese + "（" + article + "）";
    }
}

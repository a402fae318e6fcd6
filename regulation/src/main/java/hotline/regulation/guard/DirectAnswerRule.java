package hotline.regulation.guard;

import hotline.regulation.Article;
import hotline.regulation.Decision;
import hotline.regulation.clause.Clause;

/** Art 12(2): 通过应用知识库能即时答复的，即时答复 — with the item that was applied, and what was said. */
@Clause("12(2)a")
public final class DirectAnswerRule {

    private static final Article ARTICLE = Article.of(12, 2);

    private DirectAnswerRule() {}

    /** @param version of the item, as it stood when it was read out */
    public static Decision cited(String itemId, String title, String version, String told) {
        return present(itemId, "直接解答须引用知识库知识点，请填写知识点编号", "itemId")
                .and(() -> present(title, "请填写所引用知识点的标题", "itemTitle"))
                .and(() -> present(version, "请填写所引用知识点的版本", "itemVersion"))
                .and(() -> present(told, "请填写向诉求人作出的答复", "told"));
    }

    private static Decision present(String text, String refusal, String field) {
        return text.isBlank() ? Decision.refused(refusal, ARTICLE, field) : Decision.allowed();
    }
}

package hotline.regulation.guard;

import hotline.regulation.Article;
import hotline.regulation.Decision;
import hotline.regulation.RefusalGround;
import hotline.regulation.TicketKind;
import hotline.regulation.clause.Clause;
import org.jspecify.annotations.Nullable;

/** What must be written down before a matter is accepted, refused or dispatched (Art 4, 12). */
public final class IntakeRule {

    private IntakeRule() {}

    /** Art 12(1): 受理诉求应当记录事项内容. Kind, title and content are what a unit can work from. */
    @Clause("12(1)b")
    public static Decision recorded(@Nullable TicketKind kind, String title, String content) {
        return kind == null ? Decision.refused("请选择诉求类型", Article.of(12, 1), "kind") : content(title, content);
    }

    /** Art 12(1), before a person has chosen the kind. */
    public static Decision content(String title, String content) {
        Article article = Article.of(12, 1);
        if (title.isBlank()) {
            return Decision.refused("请填写标题", article, "title");
        }
        return content.isBlank() ? Decision.refused("请填写诉求内容", article, "content") : Decision.allowed();
    }

    /** Art 4: a refusal names its ground and what was explained to the citizen. */
    @Clause("4")
    public static Decision refusal(RefusalGround ground, String explanation) {
        return explanation.isBlank()
                ? Decision.refused(
                        "不予受理（" + ground.chinese() + "）应当做好解释和引导，请填写向诉求人作出的解释", ground.article(), "explanation")
                : Decision.allowed();
    }

    /** Art 12(2): dispatched on the basis of law, 三定 or 权责清单. */
    @Clause("12(2)c")
    public static Decision dispatch(String basis) {
        return basis.isBlank()
                ? Decision.refused("请填写派单依据（法律法规、政策文件、部门“三定”方案或权责清单）", Article.of(12, 2), "basis")
                : Decision.allowed();
    }
}

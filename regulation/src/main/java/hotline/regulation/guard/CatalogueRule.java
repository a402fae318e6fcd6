package hotline.regulation.guard;

import hotline.regulation.Article;
import hotline.regulation.Decision;
import hotline.regulation.clause.Clause;

/** 派单目录 (国办函〔2025〕66号, with Art 12(2)): it binds unless the dispatcher says why not. */
public final class CatalogueRule {

    private CatalogueRule() {}

    /**
     * @param entry the catalogue's line in Chinese: {@code 派单目录第3版：噪声扰民×秀峰区→市生态环境局}
     * @param follows whether the chosen unit is the entry's
     * @param why the dispatcher's reason; empty when none was given
     */
    @Clause("12(2)c")
    public static Decision followed(String entry, boolean follows, String why) {
        return follows || !why.isBlank()
                ? Decision.allowed()
                : Decision.refused(entry + "。改派其他单位请说明理由，或者改选事项", Article.of(12, 2), "deviation");
    }

    /** 派单异议: a unit's objection to an entry says why and on what ground, as a return does (Art 13(3)). */
    @Clause("13(3)")
    public static Decision objection(String reason, String basis) {
        Article article = Article.of(13, 3);
        if (reason.isBlank()) {
            return Decision.refused("请写明异议的理由", article, "reason");
        }
        return basis.isBlank() ? Decision.refused("请写明异议的依据", article, "basis") : Decision.allowed();
    }

    /** 派单异议审核: upheld or not, with a reason; upheld, with the unit that takes the entry's place. */
    @Clause("13(3)")
    public static Decision decision(boolean upheld, String reason, boolean anotherUnit) {
        Article article = Article.of(13, 3);
        if (reason.isBlank()) {
            return Decision.refused("请写明审核的理由", article, "reason");
        }
        return upheld && !anotherUnit
                ? Decision.refused("异议成立的，请选择目录中改由哪个单位承办", article, "unitId")
                : Decision.allowed();
    }
}

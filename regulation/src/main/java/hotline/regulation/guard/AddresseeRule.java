package hotline.regulation.guard;

import hotline.regulation.Article;
import hotline.regulation.Decision;
import hotline.regulation.UnitNature;
import hotline.regulation.clause.Clause;
import org.jspecify.annotations.Nullable;

/** To which unit a matter is dispatched, where the regulation says more than 按责转办 (Art 12(2), 28(2)). */
public final class AddresseeRule {

    /**
     * A unit that somebody wants to dispatch to.
     *
     * @param superior the name of the unit that it belongs to; null when it stands by itself
     */
    public record Addressee(
            String name, UnitNature nature, @Nullable String superior) {}

    private AddresseeRule() {}

    /**
     * @param why the dispatcher's reason to go past the city's unit of a vertical agency, which the regulation allows
     *     (原则上); empty when none was given
     */
    @Clause({"12(2)d", "28(2)"})
    public static Decision check(Addressee unit, String why) {
        String superior = unit.superior();
        if (superior == null) {
            return Decision.allowed();
        }
        return switch (unit.nature()) {
            case ORDINARY -> Decision.allowed();
            case PUBLIC_SERVICE ->
                Decision.refused(
                        unit.name() + "是提供公共服务的市直属企事业单位，由其主管部门转派：请派往" + superior + "，可将" + unit.name() + "列为协办",
                        Article.of(28, 2),
                        "unitId");
            case VERTICAL ->
                why.isBlank()
                        ? Decision.refused(
                                unit.name() + "属垂直管理单位，原则上转派至市级承办单位：请派往" + superior + "；确需直接派往的，请说明理由",
                                Article.of(12, 2),
                                "deviation")
                        : Decision.allowed();
        };
    }
}

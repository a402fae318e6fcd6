package hotline.regulation.guard;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.regulation.Decision;
import hotline.regulation.FastLane;
import hotline.regulation.UnitNature;
import hotline.regulation.clause.Proves;
import hotline.regulation.guard.AddresseeRule.Addressee;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Where to and by when a matter is dispatched. */
class DispatchRulesTest {

    private static final Instant ACCEPTED = Instant.parse("2026-09-18T02:00:00Z");
    private static final Duration FAST = Duration.ofHours(1);

    private static Decision.Refusal refusal(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Refusal.class);
        return (Decision.Refusal) decision;
    }

    @Test
    @Proves("28(2)")
    void given_an_enterprise_that_serves_the_public_then_its_department_is_dispatched_to_whatever_the_reason() {
        Addressee water = new Addressee("市自来水有限公司", UnitNature.PUBLIC_SERVICE, "市住房和城乡建设局");
        for (String why : new String[] {"", "水管爆裂，等不及"}) {
            Decision.Refusal refusal = refusal(AddresseeRule.check(water, why));
            assertThat(refusal.reason()).contains("请派往市住房和城乡建设局", "可将市自来水有限公司列为协办");
            assertThat(Objects.requireNonNull(refusal.article()).text()).isEqualTo("第二十八条第二项");
            assertThat(refusal.field()).isEqualTo("unitId");
        }
        assertThat(AddresseeRule.check(new Addressee("市自来水有限公司", UnitNature.PUBLIC_SERVICE, null), ""))
                .as("nobody is above it")
                .isEqualTo(Decision.allowed());
    }

    @Test
    @Proves("12(2)d")
    void given_a_county_office_of_a_vertical_agency_then_the_citys_unit_or_a_reason() {
        Addressee county = new Addressee("阳朔县税务局", UnitNature.VERTICAL, "市税务局");
        Decision.Refusal refusal = refusal(AddresseeRule.check(county, " "));
        assertThat(refusal.reason()).contains("请派往市税务局");
        assertThat(Objects.requireNonNull(refusal.article()).text()).isEqualTo("第十二条第二项");
        assertThat(refusal.field()).isEqualTo("deviation");
        assertThat(AddresseeRule.check(county, "市税务局书面委托")).isEqualTo(Decision.allowed());
        assertThat(AddresseeRule.check(new Addressee("市税务局", UnitNature.VERTICAL, null), ""))
                .isEqualTo(Decision.allowed());
        assertThat(AddresseeRule.check(new Addressee("秀峰区城市管理局", UnitNature.ORDINARY, "秀峰区12345热线工作站"), ""))
                .isEqualTo(Decision.allowed());
    }

    @Test
    @Proves("12(2)b")
    void given_an_accepted_matter_then_24_natural_hours_to_dispatch_it() {
        assertThat(DispatchClock.by(ACCEPTED, null, FAST)).isEqualTo(ACCEPTED.plus(Duration.ofHours(24)));
        assertThat(DispatchClock.article(null).text()).isEqualTo("第十二条第二项");
    }

    @Test
    @Proves("19")
    void given_one_of_the_ten_kinds_then_the_hotlines_own_shorter_time_and_never_a_longer_one() {
        assertThat(FastLane.values()).hasSize(10);
        assertThat(Arrays.stream(FastLane.values()).map(FastLane::chinese))
                .containsExactly("旅游投诉", "噪声污染", "交通拥堵", "道路阻断", "占道经营", "露天焚烧", "停水停电", "公共卫生", "自然灾害", "办事投诉");
        assertThat(FastLane.of("噪声污染")).contains(FastLane.NOISE);
        assertThat(FastLane.of("噪声")).isEmpty();
        assertThat(DispatchClock.by(ACCEPTED, FastLane.NOISE, FAST)).isEqualTo(ACCEPTED.plus(FAST));
        assertThat(DispatchClock.by(ACCEPTED, FastLane.NOISE, Duration.ofHours(30)))
                .isEqualTo(ACCEPTED.plus(Duration.ofHours(24)));
        assertThat(DispatchClock.article(FastLane.NOISE).text()).isEqualTo("第十九条");
    }

    @Test
    void given_another_unit_than_the_catalogues_then_a_reason() {
        String entry = "派单目录第3版：施工噪声×秀峰区→市生态环境局";
        assertThat(CatalogueRule.followed(entry, true, "")).isEqualTo(Decision.allowed());
        assertThat(CatalogueRule.followed(entry, false, "工地已移交城管")).isEqualTo(Decision.allowed());
        Decision.Refusal refusal = refusal(CatalogueRule.followed(entry, false, " "));
        assertThat(refusal.reason()).startsWith(entry).contains("请说明理由");
        assertThat(refusal.field()).isEqualTo("deviation");
    }

    @Test
    void given_an_objection_then_reason_and_basis_and_a_decision_names_the_other_unit() {
        assertThat(refusal(CatalogueRule.objection("", "三定规定")).field()).isEqualTo("reason");
        assertThat(refusal(CatalogueRule.objection("不属本单位", " ")).field()).isEqualTo("basis");
        assertThat(CatalogueRule.objection("不属本单位", "三定规定")).isEqualTo(Decision.allowed());
        assertThat(refusal(CatalogueRule.decision(false, "", false)).field()).isEqualTo("reason");
        assertThat(refusal(CatalogueRule.decision(true, "成立", false)).field()).isEqualTo("unitId");
        assertThat(CatalogueRule.decision(true, "成立", true)).isEqualTo(Decision.allowed());
        assertThat(CatalogueRule.decision(false, "目录无误", false)).isEqualTo(Decision.allowed());
    }
}

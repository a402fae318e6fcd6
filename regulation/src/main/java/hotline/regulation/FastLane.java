package hotline.regulation;

import hotline.regulation.clause.Clause;
import java.util.Arrays;
import java.util.Optional;

/** Art 19: the ten kinds of matters that are taken up at once (接诉即办). */
@Clause("19")
public enum FastLane {
    TOURISM("旅游投诉"),
    NOISE("噪声污染"),
    CONGESTION("交通拥堵"),
    BLOCKED_ROAD("道路阻断"),
    OCCUPIED_ROAD("占道经营"),
    OPEN_BURNING("露天焚烧"),
    WATER_AND_POWER("停水停电"),
    PUBLIC_HEALTH("公共卫生"),
    NATURAL_DISASTER("自然灾害"),
    SERVICE("办事投诉");

    private final String chinese;

    FastLane(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }

    public static Optional<FastLane> of(String chinese) {
        return Arrays.stream(values())
                .filter(lane -> lane.chinese.equals(chinese))
                .findFirst();
    }
}

package hotline.regulation;

import java.util.Arrays;
import java.util.Optional;

/** What a unit is, as far as Art 12(2) and 28(2) tell units apart. */
public enum UnitNature {
    ORDINARY("一般"),
    /** 垂直管理单位: led from above, not by the county. */
    VERTICAL("垂直管理"),
    /** 提供公共服务的市直属企业、事业单位. */
    PUBLIC_SERVICE("公共服务企事业");

    private final String chinese;

    UnitNature(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }

    public static Optional<UnitNature> of(String chinese) {
        return Arrays.stream(values())
                .filter(nature -> nature.chinese.equals(chinese))
                .findFirst();
    }
}

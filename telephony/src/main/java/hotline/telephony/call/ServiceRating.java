package hotline.telephony.call;

import java.util.Arrays;
import java.util.Optional;

/**
 * What the citizen pressed when asked about the service just received (服务评价). It is about the agent's service in this
 * call, and never the evaluation of a ticket's result (Art 14), which is asked by SMS.
 */
public enum ServiceRating {
    SATISFIED('1', "满意"),
    FAIRLY_SATISFIED('2', "基本满意"),
    DISSATISFIED('3', "不满意");

    private final char key;
    private final String chinese;

    ServiceRating(char key, String chinese) {
        this.key = key;
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }

    public static Optional<ServiceRating> ofKey(char pressed) {
        return Arrays.stream(values()).filter(rating -> rating.key == pressed).findFirst();
    }
}

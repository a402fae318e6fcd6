package hotline.telephony.call;

import java.util.Arrays;
import java.util.Optional;

/** An emergency service whose desk takes over a citizen's call (Art 18: 电话引导、三方通话). */
public enum JointService {
    POLICE("110", "公安"),
    FIRE("119", "消防救援"),
    AMBULANCE("120", "医疗急救"),
    TRAFFIC("122", "交通事故");

    private final String number;
    private final String chinese;

    JointService(String number, String chinese) {
        this.number = number;
        this.chinese = chinese;
    }

    /** The number that citizens know it by. */
    public String number() {
        return number;
    }

    /** {@code 110 公安}. */
    public String title() {
        return number + " " + chinese;
    }

    public static Optional<JointService> of(String number) {
        return Arrays.stream(values())
                .filter(service -> service.number.equals(number))
                .findFirst();
    }
}

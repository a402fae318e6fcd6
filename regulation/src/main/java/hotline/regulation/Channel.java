package hotline.regulation;

import hotline.regulation.clause.Clause;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Where a matter came from (Art 12(1)); the two-digit code is part of the ticket number. */
@Clause("12(1)a")
public enum Channel {
    PHONE("01", "电话"),
    WEBSITE("02", "网站"),
    WECHAT("03", "微信"),
    MOBILE_APP("04", "移动端"),
    CHAIRMAN_MAILBOX("05", "主席信箱"),
    SERVICE_PLATFORM("06", "一体化平台"),
    CENTRAL_GOVERNMENT("07", "中国政府网"),
    POLICE_110("08", "110"),
    FIRE_119("09", "119"),
    AMBULANCE_120("10", "120"),
    TRAFFIC_122("11", "122"),
    REGION_12345("12", "自治区12345"),
    OTHER_CITY("13", "其他城市"),
    ROTATING_LEADER("14", "领导接听"),
    MISSED_CALL("15", "漏接回拨");

    private static final Set<Channel> HANDED_OVER = EnumSet.range(WEBSITE, OTHER_CITY);

    private final String code;
    private final String chinese;

    Channel(String code, String chinese) {
        this.code = code;
        this.chinese = chinese;
    }

    public String code() {
        return code;
    }

    public String chinese() {
        return chinese;
    }

    public static Optional<Channel> ofCode(String code) {
        return Arrays.stream(values())
                .filter(channel -> channel.code.equals(code))
                .findFirst();
    }

    /** Whether other systems hand matters over on it; the rest are calls. */
    public boolean isHandedOver() {
        return HANDED_OVER.contains(this);
    }
}

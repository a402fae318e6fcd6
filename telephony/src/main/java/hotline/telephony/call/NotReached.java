package hotline.telephony.call;

/** Why somebody who was rung was not reached, as far as the network says. */
public enum NotReached {
    BUSY("对方正忙，请稍后再拨"),
    NO_ANSWER("对方未接听"),
    DECLINED("对方拒接"),
    UNALLOCATED("号码不存在（空号），请核对号码"),
    OFF("对方关机或暂时无法接通"),
    LINE("线路不通，请稍后再拨；一直不通请告知班长");

    private final String chinese;

    NotReached(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }

    public CallOutcome outcome() {
        return switch (this) {
            case BUSY -> CallOutcome.CALLEE_BUSY;
            case NO_ANSWER -> CallOutcome.CALLEE_NO_ANSWER;
            case DECLINED -> CallOutcome.CALLEE_DECLINED;
            case UNALLOCATED, OFF, LINE -> CallOutcome.CALLEE_UNREACHABLE;
        };
    }

    /** @param cause Q.850, as Asterisk derives it from SIP: 486 is 17, 480 is 19 or 20, 404 is 1, 603 is 21, 503 is 34 */
    public static NotReached of(int cause) {
        return switch (cause) {
            case 17 -> BUSY;
            case 1, 22, 28 -> UNALLOCATED;
            case 20 -> OFF;
            case 21 -> DECLINED;
            case 2, 3, 25, 27, 34, 38, 41, 42, 44, 58 -> LINE;
            default -> NO_ANSWER;
        };
    }
}

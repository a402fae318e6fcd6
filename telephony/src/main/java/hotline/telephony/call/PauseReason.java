package hotline.telephony.call;

/** Why the system, not the agent, took an agent out of the distribution of calls. */
public enum PauseReason {
    /** The phone rang and nobody answered (RONA, 振铃未接). */
    NO_ANSWER("振铃未接"),
    /** The agent's phone refused the call. */
    DECLINED("话机拒接"),
    /** The phone is not registered or does not react (话机不可达). */
    PHONE_UNREACHABLE("话机不可达"),
    /** Ready, but nobody's desktop is open (桌面已断开). */
    DESKTOP_GONE("桌面已断开");

    private final String chinese;

    PauseReason(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }
}

package hotline.telephony.call;

/** How a supervisor takes part in an agent's talk. */
public enum SupervisionMode {
    /** 监听: hears both, is heard by nobody. */
    LISTEN("监听"),
    /** 耳语: heard by the agent alone. */
    WHISPER("耳语"),
    /** 强插: heard by both. */
    BARGE("强插"),
    /** 接管: talks with the citizen in the agent's place. */
    TAKE_OVER("接管"),
    /** No longer. */
    STOP("结束监控");

    private final String chinese;

    SupervisionMode(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }
}

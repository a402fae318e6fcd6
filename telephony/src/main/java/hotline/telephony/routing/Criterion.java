package hotline.telephony.routing;

/** What decided between free agents. */
public enum Criterion {
    ONLY_ONE("唯一可接的空闲话务员"),
    LAST_AGENT("上次接待该来电的话务员"),
    PREFERRED_SKILLS("偏好技能更多"),
    LONGEST_IDLE("空闲时间最长"),
    LEAST_TALK("累计通话时间最短"),
    NUMBER("其他相同，工号在前");

    private final String title;

    Criterion(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}

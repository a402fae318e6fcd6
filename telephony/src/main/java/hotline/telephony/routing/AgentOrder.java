package hotline.telephony.routing;

/** Which of several equally skilled free agents is next. */
public enum AgentOrder {
    LONGEST_IDLE("空闲时间最长"),
    /** Least time talked since the agent signed in; then the longest idle. */
    LEAST_TALK("累计通话时间最短");

    private final String title;

    AgentOrder(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}

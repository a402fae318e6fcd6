package hotline.telephony.core;

/** Where a citizen's call stands. */
public enum CallState {
    /** The script greets, or shows its menu. */
    GREETING("Greeting"),
    /** Waits for an agent, with music. */
    QUEUED("Queued"),
    /** An agent is chosen; the pop is on its way; the phone does not ring yet. */
    OFFERED("Offered"),
    RINGING("Ringing"),
    /** A call of ours: our side has picked up, the other side is rung. */
    CALLING_OUT("CallingOut"),
    TALKING("Talking"),
    /** The agent hung up; the dialplan asks the citizen about the service. */
    RATING("Rating"),
    /** Asterisk goes on alone, in its own queue. */
    FAILSAFE("Failsafe"),
    ENDED("Ended");

    private final String title;

    CallState(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}

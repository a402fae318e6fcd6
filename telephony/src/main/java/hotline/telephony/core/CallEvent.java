package hotline.telephony.core;

/** What can happen to a call. */
public enum CallEvent {
    /** A call script took the call, for the first time or again. */
    SCRIPT_STARTED("script starts"),
    ENTERED_QUEUE("enters queue"),
    AGENT_CHOSEN("agent chosen"),
    POP_TAKEN("pop taken"),
    OFFER_FAILED("offer failed"),
    /** An agent calls somebody outside. */
    CALLS_OUT("calls out"),
    /** Our side of a call of ours picked up. */
    PICKED_UP("picked up"),
    ANSWERED("answered"),
    /** The script is gone and Asterisk's own queue has the call. */
    LEFT_TO_ASTERISK("left to Asterisk"),
    /** The citizen left the talk for the queue. */
    TALK_LEFT("talk left"),
    /** The talk is over and the citizen is asked about it. */
    RATING_ASKED("asked to rate"),
    HUNG_UP("hung up");

    private final String title;

    CallEvent(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}

package hotline.telephony.call;

/** Why a pause of the recording ended. */
public enum PauseEnding {
    /** The agent asked for it. */
    AGENT,
    /** It had lasted as long as a pause may. */
    LIMIT,
    /** Whoever paused is no longer with the citizen. */
    AGENT_LEFT,
    CALL_ENDED,
    /** Asterisk did not confirm that all legs were paused. */
    FAILED
}

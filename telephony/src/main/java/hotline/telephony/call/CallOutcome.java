package hotline.telephony.call;

/** How a citizen's call ended. */
public enum CallOutcome {
    /** An agent talked with the citizen. */
    ANSWERED,
    ABANDONED_IN_GREETING,
    ABANDONED_WAITING,
    ABANDONED_RINGING,
    /** Nobody was reached within the longest wait; the citizen heard so. */
    NOBODY_AVAILABLE,
    /** Went through Asterisk's own queue while the controller was away, and nobody answered there. */
    FAILSAFE_UNANSWERED,
    /** The call was gone when the controller came back to look; nothing more is known. */
    LOST_SIGHT
}

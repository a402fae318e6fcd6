package hotline.telephony.call;

/** How a citizen's call ended. */
public enum CallOutcome {
    /** An agent talked with the citizen. */
    ANSWERED,
    ABANDONED_IN_GREETING,
    ABANDONED_WAITING,
    /** A blocked caller heard where else to turn, and that an emergency is put through with a key; it was not pressed. */
    TURNED_AWAY,
    ABANDONED_RINGING,
    /** Nobody was reached within the longest wait; the citizen heard so. */
    NOBODY_AVAILABLE,
    /** Went through Asterisk's own queue while the controller was away, and nobody answered there. */
    FAILSAFE_UNANSWERED,
    /** The call was gone when the controller came back to look; nothing more is known. */
    LOST_SIGHT,
    /** Of our own calls: our side's phone did not pick up. */
    OUR_SIDE_UNREACHED,
    /** Of our own calls: our side hung up before the other answered. */
    CANCELLED,
    CALLEE_BUSY,
    CALLEE_NO_ANSWER,
    CALLEE_DECLINED,
    CALLEE_UNREACHABLE
}

package hotline.telephony.call;

/** Whose voice a recorded track holds. */
public enum Party {
    CITIZEN,
    AGENT,
    /** Whoever was called into the talk: a unit, a colleague, a joint desk. */
    THIRD
}

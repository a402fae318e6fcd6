package hotline.telephony.call;

/** Whose voice a recorded track holds. */
public enum Party {
    CITIZEN,
    AGENT,
    /** Whoever was called into the talk from outside the centre: a unit, a joint desk. */
    THIRD
}

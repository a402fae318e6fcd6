package hotline.telephony.call;

/** Whose voice a recorded track holds. */
public enum Party {
    CITIZEN,
    AGENT
}

package hotline.telephony.core;

/** Where a leg of a talk is. */
public enum Place {
    /** The two-party bridge of {@code Dial}. */
    BRIDGE,
    /** The room that holds the citizen. */
    MAIN,
    /** The room where the agent talks with a guest apart from the citizen. */
    SIDE,
    GONE
}

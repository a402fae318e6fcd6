package hotline.telephony.call;

/** How the offer of a call to an agent ended. */
public enum OfferOutcome {
    ANSWERED,
    /** Rang until the time-out (RONA). */
    NO_ANSWER,
    BUSY,
    /** The phone refused. */
    DECLINED,
    /** The phone is not registered or does not react. */
    UNREACHABLE,
    /** The citizen hung up first. */
    CALLER_GONE,
    /** Asterisk or the connection to it failed. */
    ERROR
}

package hotline.telephony.asterisk;

import hotline.telephony.call.OfferOutcome;
import java.util.function.Supplier;

/** What {@code DIALSTATUS} and {@code HANGUPCAUSE} mean; measured on Asterisk 22.10.1. */
final class DialResult {

    private static final String REJECTED = "21";
    private static final String TEMPORARILY_UNAVAILABLE = "19";

    private DialResult() {}

    /** @param hangupCause asked for only where it matters: an agent who is free again waits for this answer */
    static OfferOutcome read(String dialStatus, Supplier<String> hangupCause) {
        return switch (dialStatus) {
            case "ANSWER" -> OfferOutcome.ANSWERED;
            case "CANCEL" -> OfferOutcome.CALLER_GONE;
            case "BUSY" -> OfferOutcome.BUSY;
            case "NOANSWER" ->
                TEMPORARILY_UNAVAILABLE.equals(hangupCause.get()) ? OfferOutcome.DECLINED : OfferOutcome.NO_ANSWER;
            case "CHANUNAVAIL" -> REJECTED.equals(hangupCause.get()) ? OfferOutcome.DECLINED : OfferOutcome.UNREACHABLE;
            case "CONGESTION" -> OfferOutcome.UNREACHABLE;
            default -> OfferOutcome.ERROR;
        };
    }
}

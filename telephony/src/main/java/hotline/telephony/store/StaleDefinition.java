package hotline.telephony.store;

/** Somebody else changed it meanwhile; the message says who and when (Chinese). */
public final class StaleDefinition extends RuntimeException {

    StaleDefinition(String message) {
        super(message, null, false, false);
    }
}

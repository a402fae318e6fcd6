package hotline.telephony.script;

/** What waiting for an agent led to. */
public sealed interface Turn {

    /** Ring this phone. */
    record Ring(Offer offer) implements Turn {}

    /** The citizen is to be told that they will be called back. */
    record CallbackPromised() implements Turn {}

    /** The longest wait is over and nobody was available. */
    record NobodyAvailable() implements Turn {}
}

package hotline.sms.link;

/** What came of one submit. Only {@link Busy}, {@link NotSent} and {@link TryLater} may be submitted again. */
public sealed interface Submitted {

    /** @param messageId the gateway's, as it wrote it */
    record Accepted(String messageId) implements Submitted {}

    /** Throttled or queue full: this link should slow down; the gateway did not take the message. */
    record Busy(String code) implements Submitted {}

    /** The message certainly never left: no bound session, or the connection broke while writing. */
    record NotSent(String why) implements Submitted {}

    /** Refused by a fault of the gateway's own that may pass; not taken. */
    record TryLater(String code) implements Submitted {}

    /** Refused for good. */
    record Rejected(String code) implements Submitted {}

    /** Sent and not answered: the handset may have it. Never submitted again; receipts decide. */
    record Unknown(String why) implements Submitted {}
}

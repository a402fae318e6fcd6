package hotline.sms.link;

/**
 * What a link hands over. {@link #receipt} and {@link #text} return only after the database committed, because the gateway forgets what we
 * acknowledge; when they throw, the gateway is told to try again. Repeats are harmless.
 */
public interface Incoming {

    /** The link can send now. */
    void bound();

    void receipt(IncomingReceipt receipt);

    void text(IncomingText text);
}

package hotline.sms.link;

import java.util.Optional;

/** One gateway. Connects and reconnects by itself; blocking calls belong on virtual threads. */
public interface Link extends AutoCloseable {

    /** Begins to connect and returns at once. */
    void start();

    boolean connected();

    /** Waits for the answer up to the response timeout; never throws for what the gateway or the network did. */
    Submitted submit(OutgoingPart part);

    /** Asks what became of an accepted part; empty when the gateway does not say. */
    Optional<IncomingReceipt.Fate> inquire(String messageId, String from);

    /** How many submits may wait for their answers at once. */
    int window();

    @Override
    void close();
}

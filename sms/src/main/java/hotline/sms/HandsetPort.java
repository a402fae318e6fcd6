package hotline.sms;

import java.time.Instant;
import java.util.List;

/** The sandbox's simulated handsets. Blocking; an unreachable carrier is an {@link java.io.UncheckedIOException}. */
public interface HandsetPort {

    /** @param direction {@code IN} reached the handset, {@code OUT} was typed on it */
    record Message(String id, Instant at, String from, String text, int parts, String direction) {}

    /** Oldest first; empty for a handset that never got one. */
    List<Message> messages(String number);

    /**
     * Replies to the newest text on the handset.
     *
     * @throws IllegalStateException when the handset has none to reply to
     */
    void reply(String number, String text);
}

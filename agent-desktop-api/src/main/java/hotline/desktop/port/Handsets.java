package hotline.desktop.port;

import java.time.Instant;
import java.util.List;

/** The sandbox carrier's simulated handsets. Blocking; called on virtual threads. */
public interface Handsets {

    /** @param direction RECEIVED or SENT, as the handset sees it */
    record Message(Instant at, String from, String text, String direction) {}

    List<Message> messages(String number);

    Answer reply(String number, String text);
}

package hotline.telephony.call;

/** A queue (队列) of waiting calls. */
public record QueueId(String value) {

    /** @throws IllegalArgumentException when the text is empty, long, or holds more than letters, digits and {@code ._-} */
    public QueueId {
        Words.checked("queue name", value);
    }

    /** Whether the constructor would take this text. */
    public static boolean isValid(String text) {
        return Words.areSafe(text);
    }

    @Override
    public String toString() {
        return value;
    }
}

package hotline.telephony.call;

/** A queue (队列) of waiting calls. */
public record QueueId(String value) {

    /** @throws IllegalArgumentException when the text is empty, long, or holds more than letters, digits and {@code ._-} */
    public QueueId {
        Words.checked("queue name", value);
    }

    @Override
    public String toString() {
        return value;
    }
}

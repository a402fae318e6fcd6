package hotline.telephony.call;

/** A call-taker (话务员): the number to sign in with, such as 1001. */
public record AgentId(String value) implements Comparable<AgentId> {

    /** @throws IllegalArgumentException when the text is empty, long, or holds more than letters, digits and {@code ._-} */
    public AgentId {
        Words.checked("agent number", value);
    }

    @Override
    public int compareTo(AgentId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

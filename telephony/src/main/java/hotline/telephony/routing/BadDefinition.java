package hotline.telephony.routing;

/** What somebody defined makes no routing; the message is for that person (Chinese). */
public final class BadDefinition extends IllegalArgumentException {

    private final String field;

    /** @param field of the definition, in the words of the contract, such as {@code stages} */
    public BadDefinition(String field, String message) {
        super(message);
        this.field = field;
    }

    public String field() {
        return field;
    }
}

package hotline.telephony.call;

/** A citizen's call (通话). Equals the Uniqueid of the citizen's first leg on Asterisk, also in the dialplan variable HCALL and in the names of recordings. */
public record CallId(String value) {

    /** @throws IllegalArgumentException when the text is empty, long, or holds more than letters, digits and {@code ._-} */
    public CallId {
        Words.checked("call id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}

package hotline.telephony.call;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A citizen's call (通话). Equals the Uniqueid of the citizen's first leg on Asterisk, also in the dialplan variable HCALL and in the names of recordings. */
public record CallId(String value) {

    /** @throws IllegalArgumentException when the text is empty, long, or holds more than letters, digits and {@code ._-} */
    public CallId {
        Words.checked("call id", value);
    }

    /** The ticket draft of this call: the same after a restart and on another server. */
    public UUID draftId() {
        return UUID.nameUUIDFromBytes(("ticket draft of call " + value).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return value;
    }
}

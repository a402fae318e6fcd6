package hotline.telephony.call;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A citizen's call (通话). Equals the Uniqueid of the citizen's first leg on Asterisk, also in the dialplan variable HCALL and in the names of recordings. */
public record CallId(String value) {

    /** Asterisk's own begin with the time. */
    private static final String OUTGOING = "0.";

    /** @throws IllegalArgumentException when the text is empty, long, or holds more than letters, digits and {@code ._-} */
    public CallId {
        Words.checked("call id", value);
    }

    /** Of a call that we make: the citizen's leg gets it as its Uniqueid. Begins with a digit, as an extension that is dialled. */
    public static CallId outgoing(NodeId node, UUID id) {
        return new CallId(node.prefix() + OUTGOING + id.toString().replace("-", ""));
    }

    /** Whose Asterisk has the call. */
    public NodeId node() {
        return NodeId.of(value);
    }

    public boolean isOutgoing() {
        return isOutgoing(value);
    }

    /** Whether a leg with this Uniqueid would be the other side of a call that we make. */
    public static boolean isOutgoing(String uniqueid) {
        return uniqueid.startsWith(OUTGOING, NodeId.of(uniqueid).prefix().length());
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

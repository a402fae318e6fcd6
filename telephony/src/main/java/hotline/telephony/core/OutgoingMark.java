package hotline.telephony.core;

import hotline.kernel.PhoneNumber;
import hotline.telephony.call.CallPurpose;
import hotline.telephony.call.OutgoingCall;
import java.util.Optional;
import java.util.UUID;

/**
 * What the legs of a call that we make carry as a channel variable, so that it outlives this process: {@code
 * FOLLOW_UP:13800001234:<ticket>:<callback>}.
 */
public record OutgoingMark(PhoneNumber number, OutgoingCall what) {

    String text() {
        return what.purpose() + ":" + number.digits() + ":"
                + what.ticket().map(UUID::toString).orElse("") + ":"
                + what.callback().map(UUID::toString).orElse("");
    }

    /** Empty for a text that is not ours. */
    public static Optional<OutgoingMark> read(String text) {
        String[] parts = text.split(":", -1);
        try {
            return parts.length != 4
                    ? Optional.empty()
                    : Optional.of(new OutgoingMark(
                            PhoneNumber.parse(parts[1]),
                            new OutgoingCall(CallPurpose.valueOf(parts[0]), id(parts[2]), id(parts[3]))));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static Optional<UUID> id(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(UUID.fromString(text));
    }
}

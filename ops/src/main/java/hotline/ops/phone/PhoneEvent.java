package hotline.ops.phone;

import java.time.Instant;

/**
 * What a phone reported, stamped when this process read it.
 *
 * @param type the phone's own word, e.g. {@code CALL_INCOMING}, {@code CALL_ESTABLISHED}, {@code REGISTER_OK}
 * @param detail its parameter; for a closed call the reason
 */
public record PhoneEvent(String type, String detail, Instant at) {}

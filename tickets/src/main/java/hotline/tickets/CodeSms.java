package hotline.tickets;

import java.time.Instant;
import java.util.UUID;

/**
 * The JSON payload of {@link Outbox#CODE_SMS}, emptied as soon as it is a message.
 *
 * @param phone digits of a number that can receive SMS
 * @param goodUntil a message that would leave later is not sent
 */
public record CodeSms(UUID ticketId, String phone, String code, Instant goodUntil) {

    @Override
    public String toString() {
        return "CodeSms[ticketId=" + ticketId + "]";
    }
}

package hotline.tickets;

import java.util.UUID;

/**
 * The JSON payload of {@link Outbox#RESULT_SMS}, emptied as soon as it is a message; unique key {@code RESULT_SMS:<ticketId>:<round>}.
 *
 * @param phone digits of a number that can receive SMS
 * @param answer the public answer; 「请来电查询」 when the result is confidential, and then title and unit are empty
 */
public record ResultSms(
        UUID ticketId,
        String number,
        int round,
        String phone,
        String title,
        String unitName,
        String answer,
        boolean confidential) {

    @Override
    public String toString() {
        return "ResultSms[ticketId=" + ticketId + ", round=" + round + "]";
    }
}

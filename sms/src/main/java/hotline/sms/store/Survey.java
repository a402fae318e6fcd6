package hotline.sms.store;

import java.util.UUID;

/**
 * One satisfaction survey.
 *
 * @param suffix what a reply's address ends with
 * @param askedCount 1 after the result, 2 after the one repeated question
 */
public record Survey(
        UUID id,
        UUID ticketId,
        int round,
        String ticketNumber,
        String phone,
        String suffix,
        int askedCount,
        State state) {

    public enum State {
        OPEN,
        /** A usable reply came and went to the ticket. */
        ANSWERED,
        /** A person follows up. */
        MANUAL,
        OPTED_OUT,
        /** The suffix is free again. */
        EXPIRED
    }
}

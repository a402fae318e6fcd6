package hotline.sms.link;

/**
 * A delivery receipt of one part.
 *
 * @param messageId as the gateway wrote it; hexadecimal here and decimal in the response is known to happen
 * @param phone whose handset
 * @param address our address that the part came from
 * @param raw for the record
 */
public record IncomingReceipt(String messageId, String phone, String address, Fate fate, String error, String raw) {

    public enum Fate {
        DELIVERED,
        /** Expired, deleted, undeliverable, rejected: the handset will not get it. */
        FAILED,
        /** Enroute, accepted, unknown: not final. */
        UNDECIDED
    }
}

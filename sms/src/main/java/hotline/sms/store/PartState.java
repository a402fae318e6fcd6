package hotline.sms.store;

/**
 * Life of a part. SUBMITTING is committed before the submit leaves; from there only the gateway's word that it did not
 * take the part leads back to QUEUED.
 */
public enum PartState {
    QUEUED,
    SUBMITTING,
    /** Accepted by the gateway, which gave an id. */
    SUBMITTED,
    /** Sent, never answered: the handset may have it. */
    UNKNOWN,
    DELIVERED,
    FAILED
}

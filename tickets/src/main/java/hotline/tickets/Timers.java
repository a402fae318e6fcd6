package hotline.tickets;

/**
 * What happens by itself. The server sweeps every few seconds, and at once after the sandbox clock moved. A sweep only
 * proposes: each ticket is re-checked in its own transaction, so two sweeps at once do nothing twice.
 */
public interface Timers {

    /** Does everything due by the business clock, however long ago. */
    Swept sweep();

    /**
     * @param defaultSatisfied closed after 24 h of silence
     * @param followUps handed to a person, no receipt within 2 h
     * @param signOverdue deemed signed, sign deadline passed
     * @param overdue newly marked as past their due time
     * @param lateReviews applications to return that the reviewer hasn't decided in time; nothing is decided by itself
     */
    record Swept(int defaultSatisfied, int followUps, int signOverdue, int overdue, int lateReviews) {}
}

package hotline.telephony.journal;

/**
 * For metrics and readiness.
 *
 * @param queued facts not yet on the disk
 * @param unwritten facts on the disk, not yet in the database
 * @param dropped facts lost since the start, because the queue was full or the limit reached
 * @param bytes of all files
 * @param full the limit is reached
 * @param failing the last attempt to write to disk or database failed
 */
public record JournalLag(int queued, long unwritten, long dropped, long bytes, boolean full, boolean failing) {}

package hotline.recording;

/**
 * For metrics and readiness.
 *
 * @param waiting calls announced but not yet stored
 * @param freeBytes free in the store
 * @param spoolFreeBytes free where Asterisk writes
 * @param enoughSpace false: less than the minimum is free in the store or the spool; calls go on, and their recordings are at
 *     risk when the spool is full: somebody must make room
 * @param failures intakes that failed or were given up since the start, retries included
 */
public record RecordingsStatus(int waiting, long freeBytes, long spoolFreeBytes, boolean enoughSpace, long failures) {}

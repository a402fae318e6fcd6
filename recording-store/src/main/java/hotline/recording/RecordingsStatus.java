package hotline.recording;

/**
 * For metrics and readiness.
 *
 * @param waiting calls announced but not yet stored
 * @param freeBytes free in the store
 * @param enoughSpace false: intakes wait, nothing is lost, somebody must make room
 * @param failures intakes that failed or were given up since the start, retries included
 */
public record RecordingsStatus(int waiting, long freeBytes, boolean enoughSpace, long failures) {}

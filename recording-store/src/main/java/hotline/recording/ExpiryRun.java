package hotline.recording;

/**
 * @param examined recordings with a file
 * @param deleted those past their retention and not on legal hold
 */
public record ExpiryRun(int examined, int deleted) {}

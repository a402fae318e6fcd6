package hotline.telephony.journal;

import java.nio.file.Path;
import java.time.Duration;

/**
 * @param folder mode 700; its files, which hold phone numbers, mode 600
 * @param segmentBytes a file is closed and the next one begun at about this size
 * @param limitBytes all files together; at the limit new facts are dropped and counted, what is written is never thrown
 *     away. Reached only when the database stays away for weeks
 * @param queue facts between the owner's thread and the disk; a full queue drops and counts
 * @param batch most facts in one write to the disk, and in one transaction
 * @param retryFirst pause after the first failure of disk or database; doubles up to {@code retryLongest}
 */
public record JournalSettings(
        Path folder,
        long segmentBytes,
        long limitBytes,
        int queue,
        int batch,
        Duration retryFirst,
        Duration retryLongest) {

    /** @throws IllegalArgumentException when a number makes no sense */
    public JournalSettings {
        if (segmentBytes < 1 || limitBytes < segmentBytes || queue < 1 || batch < 1 || retryFirst.isNegative()) {
            throw new IllegalArgumentException("journal sizes must be positive, the limit at least one segment");
        }
    }

    public static JournalSettings defaults(Path folder) {
        return new JournalSettings(
                folder, 16L << 20, 1L << 30, 65_536, 500, Duration.ofMillis(250), Duration.ofSeconds(10));
    }
}

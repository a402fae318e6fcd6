package hotline.tickets.attachment;

import java.nio.file.Path;
import java.time.Duration;

/**
 * @param directory of its own, on a disk that is backed up: the archive refers to what lies here
 * @param mostBytes of one file
 * @param mostBytesOfTicket of all files of one ticket
 * @param mostFiles of one ticket
 * @param orphanAge how old a file that no ticket refers to must be before it is removed; longer than any upload takes
 */
public record AttachmentSettings(
        Path directory, long mostBytes, long mostBytesOfTicket, int mostFiles, Duration orphanAge) {

    private static final long MEBI = 1024 * 1024;

    public AttachmentSettings {
        if (mostBytes < 1
                || mostBytesOfTicket < mostBytes
                || mostFiles < 1
                || orphanAge.compareTo(Duration.ofHours(1)) < 0) {
            throw new IllegalArgumentException("tickets.attachments: a number is out of its range");
        }
    }

    public static AttachmentSettings in(Path directory) {
        return new AttachmentSettings(directory, 200 * MEBI, 1024 * MEBI, 50, Duration.ofDays(1));
    }
}

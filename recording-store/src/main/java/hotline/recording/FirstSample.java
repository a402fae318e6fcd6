package hotline.recording;

import hotline.recording.audio.WavFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a WAV's first sample was, as the file tells it, whoever watched. Asterisk creates the file when recording is asked
 * for, writes from the answer on, and writes last when the leg hangs up. A guest's recording is asked for at the answer: its
 * birth counts. A citizen's is asked for before: its last change, less its length. An agent's answer is known to the
 * millisecond, which is better than either.
 */
final class FirstSample {

    /** Asterisk's last write may come so much before the time that its samples add up to. */
    private static final Duration SLACK = Duration.ofMillis(500);

    private static final String GUEST = "-third-";
    private static final String CITIZEN = "-cit";

    private FirstSample() {}

    /** @return empty when the file doesn't tell: it holds no sound, is an agent's, or is a copy, which was born later */
    static Optional<Instant> of(Path file, WavFile wav) throws IOException {
        if (!(wav instanceof WavFile.Sound sound)) {
            return Optional.empty();
        }
        BasicFileAttributes times = Files.readAttributes(file, BasicFileAttributes.class);
        Instant born = times.creationTime().toInstant();
        Instant byLength = times.lastModifiedTime().toInstant().minus(sound.duration());
        String name = file.getFileName().toString();
        if (born.isAfter(byLength.plus(SLACK))) {
            return Optional.empty();
        }
        if (name.contains(GUEST)) {
            return Optional.of(born);
        }
        return name.contains(CITIZEN) ? Optional.of(byLength.isAfter(born) ? byLength : born) : Optional.empty();
    }
}

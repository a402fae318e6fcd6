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
 * When a WAV's first sample was, as the file tells it. Where recording begins with the answer, Asterisk creates the file
 * with the first sample: its birth is that moment, whoever watched. An agent's file is created before the phone rings;
 * what is known of it is its last sample.
 */
final class FirstSample {

    /** Asterisk's last write may come so much before the time that its samples add up to. */
    private static final Duration SLACK = Duration.ofMillis(500);

    private static final String BORN_BEFORE_RINGING = "-agent-";

    private FirstSample() {}

    /** @return empty when the file doesn't tell: there is no sound, it rang first, or it is a copy */
    static Optional<Instant> born(Path file, WavFile wav) throws IOException {
        if (!(wav instanceof WavFile.Sound sound) || file.getFileName().toString().contains(BORN_BEFORE_RINGING)) {
            return Optional.empty();
        }
        BasicFileAttributes times = Files.readAttributes(file, BasicFileAttributes.class);
        Instant born = times.creationTime().toInstant();
        Instant latest = times.lastModifiedTime().toInstant().minus(sound.duration()).plus(SLACK);
        return born.isAfter(Instant.EPOCH) && !born.isAfter(latest) ? Optional.of(born) : Optional.empty();
    }
}

package hotline.recording;

import java.nio.file.Path;

/** What became of a request to play a recording. */
public sealed interface OpenedAudio {

    /** @param length bytes; serve ranges of the file, which never changes */
    record Playable(Path file, long length, String contentType, String sha256) implements OpenedAudio {}

    /** @param reason for people, in Chinese */
    record NotPlayable(String reason) implements OpenedAudio {}
}

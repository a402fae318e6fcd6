package hotline.recording;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What was recorded of a call is not what was talked.
 *
 * @param file the leg's WAV; empty when it is about the whole call
 * @param party whose leg; empty when it is about the whole call
 * @param talked by Asterisk's events; zero when nobody watched
 * @param resolvedAt when the recording arrived after all
 */
public record Discrepancy(
        String callId,
        Kind kind,
        String file,
        Optional<Party> party,
        Optional<String> agentId,
        Duration talked,
        Duration recorded,
        Instant foundAt,
        Optional<Instant> resolvedAt) {

    public enum Kind {
        /** A leg's recording is shorter than the leg talked. */
        SHORT,
        /** A leg's recording is not there, or unreadable. */
        MISSING,
        /** A leg's recording holds no sound at all. */
        SILENT,
        /** The recording could not be transcoded: its WAVs are in quarantine. */
        UNUSABLE,
        /** A WAV is not part of the stored recording: it is in quarantine. */
        PUT_ASIDE,
        /** People talked, and after a while there is no recording. */
        NO_RECORDING
    }

    /** Of people's talk that can't be heard. */
    public Duration lost() {
        Duration lost = talked.minus(recorded);
        return lost.isNegative() ? Duration.ZERO : lost;
    }
}

package hotline.recording;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A call whose recording is to be taken in.
 *
 * @param callId Uniqueid of the citizen's first leg
 * @param endedAt real time of the call's end; the retention of Art 15 starts here
 * @param tracks one for each leg that was recorded; may be empty when the citizen left before the recording began
 */
public record EndedCall(String callId, Instant endedAt, List<Track> tracks) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,80}");

    /**
     * @param file name relative to the incoming folder
     * @param startedAt instant of the file's first sample
     * @param talked how long the leg was in the call, by Asterisk's events; empty when nobody watched
     */
    public record Track(
            String file, Party party, Optional<String> agentId, Instant startedAt, Optional<Duration> talked) {
        /** @throws IllegalArgumentException when the name would lead out of the incoming folder */
        public Track {
            Path path = Path.of(file).normalize();
            if (file.isBlank() || path.isAbsolute() || path.startsWith("..")) {
                throw new IllegalArgumentException("not a file of the incoming folder");
            }
        }

        public Track(String file, Party party, Optional<String> agentId, Instant startedAt) {
            this(file, party, agentId, startedAt, Optional.empty());
        }

        Track from(Instant firstSample) {
            return new Track(file, party, agentId, firstSample, talked);
        }
    }

    /** @throws IllegalArgumentException when the call id could not be part of a file name */
    public EndedCall {
        if (!ID.matcher(callId).matches() || callId.startsWith(".")) {
            throw new IllegalArgumentException("not a call id");
        }
        tracks = List.copyOf(tracks);
    }

    /** When the time line begins: the earliest track, or the call's end when nothing was recorded. */
    public Instant startedAt() {
        return tracks.stream().map(Track::startedAt).min(Instant::compareTo).orElse(endedAt);
    }
}

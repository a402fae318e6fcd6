package hotline.recording;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One call's recording.
 *
 * @param note for people, in Chinese: what is missing or why it isn't stored yet; empty when all is well
 * @param startedAt start of the common time line
 * @param endedAt the call's end
 * @param retainUntil before this instant it can't be deleted (Art 15)
 * @param audio the stored file; empty while {@link State#PENDING}, {@link State#FAILED}, {@link State#EMPTY} or
 *     {@link State#UNUSABLE}
 * @param hold why it stays beyond its retention; empty when it does not
 * @param gaps where the recording was paused
 * @param deletedAt when it was deleted, by the business clock
 */
public record Recording(
        UUID id,
        String callId,
        State state,
        String note,
        Instant startedAt,
        Instant endedAt,
        Instant retainUntil,
        Optional<Audio> audio,
        Optional<Hold> hold,
        Optional<Instant> deletedAt,
        List<Track> tracks,
        List<Gap> gaps) {

    public enum State {
        /** Announced; not yet stored. */
        PENDING,
        STORED,
        /** Stored, but a track was missing or unreadable: see the note. */
        INCOMPLETE,
        /** Nothing was recorded: the citizen left before any sound. */
        EMPTY,
        /** Given up: transcoding it broke twice; the note says how, and the WAVs are in quarantine. */
        UNUSABLE,
        /** Not stored; the WAVs stay where they are and the intake is tried again. */
        FAILED,
        /** The file is gone, the row stays as evidence. */
        DELETED;

        /** No further intake is needed. */
        public boolean isFinal() {
            return switch (this) {
                case STORED, INCOMPLETE, EMPTY, UNUSABLE, DELETED -> true;
                case PENDING, FAILED -> false;
            };
        }
    }

    /**
     * @param file name relative to the store folder
     * @param size bytes
     * @param sha256 lower-case hexadecimal
     * @param codec {@code opus}, in Ogg
     */
    public record Audio(
            String file, long size, String sha256, String codec, int channels, int sampleRate, Duration duration) {}

    /**
     * @param sourceFile the WAV it came from
     * @param offset from the start of the time line
     * @param rms level in dBFS over the whole track without its constant part, -120 = digital silence
     * @param peak in dBFS
     * @param talked how long the leg was in the call, by Asterisk's events; empty when nobody watched
     */
    public record Track(
            Party party,
            Optional<String> agentId,
            String sourceFile,
            TrackState state,
            Instant startedAt,
            Duration offset,
            Duration duration,
            double rms,
            double peak,
            Optional<Duration> talked) {}

    public enum TrackState {
        RECORDED,
        /** The WAV's header was unfinished or the file cut short (Asterisk was killed); what was written is used. */
        REPAIRED,
        /** Recorded, but without any sound: watch this, Asterisk can lose a leg's audio. */
        SILENT,
        EMPTY,
        MISSING,
        /** Not a WAV of 8 kHz, mono, 16 bit, or not to be transcoded; kept in quarantine. */
        UNREADABLE
    }
}

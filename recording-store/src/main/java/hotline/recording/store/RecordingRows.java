package hotline.recording.store;

import hotline.database.jooq.tables.records.RecordingGapRecord;
import hotline.database.jooq.tables.records.RecordingRecord;
import hotline.database.jooq.tables.records.RecordingTrackRecord;
import hotline.recording.Gap;
import hotline.recording.Hold;
import hotline.recording.Party;
import hotline.recording.Recording;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** From rows to records. */
final class RecordingRows {

    private RecordingRows() {}

    static Recording recording(RecordingRecord row, List<Recording.Track> tracks, List<Gap> gaps) {
        return new Recording(
                row.getId(),
                row.getCallId(),
                Recording.State.valueOf(row.getState()),
                row.getNote(),
                row.getStartedAt().toInstant(),
                row.getEndedAt().toInstant(),
                row.getRetainUntil().toInstant(),
                audio(row),
                hold(row),
                Optional.ofNullable(row.getDeletedAt()).map(OffsetDateTime::toInstant),
                tracks,
                gaps);
    }

    private static Optional<Hold> hold(RecordingRecord row) {
        OffsetDateTime since = row.getHoldSince() == null ? row.getCreatedAt() : row.getHoldSince();
        return row.getLegalHold()
                ? Optional.of(new Hold(row.getHoldReason(), row.getHoldBy(), since.toInstant()))
                : Optional.empty();
    }

    static Gap gap(RecordingGapRecord row) {
        return new Gap(
                row.getBeganAt().toInstant(),
                row.getEndedAt().toInstant(),
                row.getAgentId(),
                row.getReason(),
                Gap.Ending.valueOf(row.getEnding()));
    }

    private static Optional<Recording.Audio> audio(RecordingRecord row) {
        if (row.getFileName() == null) {
            return Optional.empty();
        }
        return Optional.of(new Recording.Audio(
                row.getFileName(),
                row.getSizeBytes(),
                row.getSha256(),
                row.getCodec(),
                row.getChannels(),
                row.getSampleRate(),
                Duration.ofMillis(row.getDurationMs())));
    }

    static Recording.Track track(RecordingTrackRecord row) {
        return new Recording.Track(
                Party.valueOf(row.getParty()),
                Optional.ofNullable(row.getAgentId()),
                row.getSourceFile(),
                Recording.TrackState.valueOf(row.getState()),
                row.getStartedAt().toInstant(),
                Duration.ofMillis(row.getOffsetMs()),
                Duration.ofMillis(row.getDurationMs()),
                row.getRmsDbfs(),
                row.getPeakDbfs(),
                Optional.ofNullable(row.getTalkedMs()).map(Duration::ofMillis));
    }
}

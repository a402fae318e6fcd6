package hotline.server.wiring;

import hotline.desktop.port.RecordingAccess;
import hotline.desktop.port.RecordingAudio;
import hotline.desktop.port.RecordingInfo;
import hotline.kernel.MovableClock;
import hotline.recording.ExpiryRun;
import hotline.recording.OpenedAudio;
import hotline.recording.Reader;
import hotline.recording.Recording;
import hotline.recording.Recordings;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What the desktop may do with recordings; the desktop itself audits who read what. */
public final class RecordingDesk implements RecordingAccess {

    private static final Reader DESKTOP = new Reader("desktop", "service");

    private final Recordings recordings;
    private final MovableClock clock;

    public RecordingDesk(Recordings recordings, MovableClock clock) {
        this.recordings = recordings;
        this.clock = clock;
    }

    @Override
    public List<RecordingInfo> ofCall(String callId) {
        return recordings.find(callId, DESKTOP).flatMap(RecordingDesk::info).stream()
                .toList();
    }

    @Override
    public Optional<RecordingInfo> find(UUID id) {
        return recordings.find(id, DESKTOP).flatMap(RecordingDesk::info);
    }

    @Override
    public Optional<RecordingAudio> open(UUID id) {
        return switch (recordings.open(id, DESKTOP)) {
            case OpenedAudio.Playable playable -> Optional.of(new AudioFile(playable));
            case OpenedAudio.NotPlayable _ -> Optional.empty();
        };
    }

    @Override
    public Deletion delete(UUID id, String by) {
        return switch (recordings.delete(id, by, clock.instant())) {
            case hotline.recording.Deletion.Deleted _ -> new Deletion.Deleted();
            case hotline.recording.Deletion.NotFound _ -> new Deletion.Unknown();
            case hotline.recording.Deletion.Refused refused ->
                new Deletion.Retained(refused.reason(), refused.article());
        };
    }

    @Override
    public Expiry expire() {
        ExpiryRun run = recordings.expire(clock.instant());
        return new Expiry(run.examined(), run.deleted());
    }

    /** Empty while nothing is stored yet. */
    private static Optional<RecordingInfo> info(Recording recording) {
        return recording
                .audio()
                .map(audio -> new RecordingInfo(
                        recording.id(),
                        recording.callId(),
                        recording.tracks().stream()
                                .flatMap(track -> track.agentId().stream())
                                .findFirst()
                                .orElse(null),
                        recording.startedAt(),
                        recording.endedAt(),
                        audio.duration().toMillis(),
                        audio.size(),
                        audio.sha256(),
                        "audio/ogg; codecs=" + audio.codec(),
                        recording.tracks().stream()
                                .map(track -> track.party().name())
                                .distinct()
                                .toList(),
                        recording.retainUntil()));
    }
}

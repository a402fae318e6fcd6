package hotline.server.wiring;

import hotline.desktop.port.Answer;
import hotline.desktop.port.RecordingAccess;
import hotline.desktop.port.RecordingAudio;
import hotline.desktop.port.RecordingDiscrepancy;
import hotline.desktop.port.RecordingInfo;
import hotline.kernel.MovableClock;
import hotline.recording.Discrepancy;
import hotline.recording.ExpiryRun;
import hotline.recording.Gap;
import hotline.recording.Hold;
import hotline.recording.OpenedAudio;
import hotline.recording.Reader;
import hotline.recording.Recording;
import hotline.recording.Recordings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What the desktop may do with recordings; the desktop itself audits who read what. */
public final class RecordingDesk implements RecordingAccess {

    private static final int MOST_DISCREPANCIES = 500;
    private static final Reader DESKTOP = new Reader("desktop", "service");

    private final Recordings recordings;
    private final MovableClock clock;
    private final Clock real;

    /** @param clock business time. @param real when things are found */
    public RecordingDesk(Recordings recordings, MovableClock clock, Clock real) {
        this.recordings = recordings;
        this.clock = clock;
        this.real = real;
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
    public Answer hold(UUID id, String reason, String by) {
        return recordings.hold(id, new Hold(reason, by, real.instant()))
                ? Answer.done()
                : Answer.refused("该录音已删除，无法留存");
    }

    @Override
    public Answer lift(UUID id) {
        return recordings.lift(id) ? Answer.done() : Answer.refused("该录音没有被要求留存，可能刚被别人解除，请刷新");
    }

    @Override
    public Expiry expire() {
        ExpiryRun run = recordings.expire(clock.instant());
        return new Expiry(run.examined(), run.deleted());
    }

    @Override
    public List<RecordingDiscrepancy> discrepancies(int days) {
        return recordings.discrepancies(real.instant().minus(Duration.ofDays(days)), MOST_DISCREPANCIES).stream()
                .map(found -> new RecordingDiscrepancy(
                        found.callId(),
                        found.kind().name(),
                        words(found.kind()),
                        found.party().map(Enum::name).orElse(null),
                        found.agentId().orElse(null),
                        found.talked().toMillis(),
                        found.recorded().toMillis(),
                        found.foundAt(),
                        found.resolvedAt().orElse(null)))
                .toList();
    }

    private static String words(Discrepancy.Kind kind) {
        return switch (kind) {
            case SHORT -> "录音比通话短，请听录音核对缺失的部分";
            case MISSING -> "这一方没有录音，请管理员检查接收目录和交换机日志";
            case SILENT -> "这一方全程无声，请检查其话机和线路";
            case UNUSABLE -> "录音无法转码，原始文件已隔离保存，请管理员处理";
            case PUT_ASIDE -> "有一段原始文件未并入录音，已隔离保存，请管理员处理";
            case NO_RECORDING -> "有通话而没有录音，请管理员检查接收目录和磁盘空间";
        };
    }

    private static RecordingInfo.Track track(Recording.Track track) {
        return new RecordingInfo.Track(
                track.party().name(),
                track.agentId().orElse(null),
                track.offset().toMillis(),
                track.offset().plus(track.duration()).toMillis(),
                track.state().name());
    }

    private static RecordingInfo.Gap gap(Gap gap, Instant start) {
        return new RecordingInfo.Gap(
                Math.max(0, Duration.between(start, gap.from()).toMillis()),
                Math.max(0, Duration.between(start, gap.to()).toMillis()),
                gap.by(),
                gap.reason(),
                gap.ending().name());
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
                        recording.tracks().stream().map(RecordingDesk::track).toList(),
                        recording.gaps().stream()
                                .map(gap -> gap(gap, recording.startedAt()))
                                .toList(),
                        recording.retainUntil(),
                        recording
                                .hold()
                                .map(hold -> new RecordingInfo.Hold(hold.reason(), hold.by(), hold.since()))
                                .orElse(null)));
    }
}

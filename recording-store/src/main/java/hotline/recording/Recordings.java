package hotline.recording;

import hotline.kernel.Ids;
import hotline.recording.audio.OpusCodec;
import hotline.recording.worker.Transcoders;
import hotline.recording.worker.WorkerCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Recordings of calls: taken in once, kept for at least three years (Art 15), played with an audit entry, never changed.
 * Everything except {@link #intake} touches the database or the disk and belongs on a virtual thread.
 */
public final class Recordings implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Recordings.class);
    private static final int BATCH = 200;
    /** Of a recording into the store, on a busy machine. */
    private static final Duration LONGEST_WAY = Duration.ofMinutes(30);

    private final RecordingSettings settings;
    private final RecordingIndex index;
    private final RecordingAudit audit;
    private final Clock clock;
    private final Space space;
    private boolean saidScarce;
    private final PendingCalls pending;
    private final IntakeQueue queue;

    /**
     * @param ongoing ids of calls that still go on: their WAVs are left alone even when they don't grow
     * @param gaps when a call's recording was paused
     */
    public record Ports(RecordingIndex index, RecordingAudit audit, Predicate<String> ongoing, CallGaps gaps) {}

    private Recordings(RecordingSettings settings, Ports ports, Clock clock, Space space, Transcoders transcoders) {
        this.settings = settings;
        this.index = ports.index();
        this.audit = ports.audit();
        this.clock = clock;
        this.space = space;
        this.pending = new PendingCalls(settings.incoming());
        Intake intake =
                new Intake(settings, index, new Ids(clock), clock, space::forStore, ports.gaps(), pending, transcoders);
        this.queue = new IntakeQueue(settings, intake, pending, ports.ongoing(), space::scarce, transcoders, clock);
    }

    /**
     * Creates the folders and finishes what an earlier run left behind; the database may be away at that time.
     *
     * @param realTime the system's clock: intake knows no business time
     */
    public static Recordings open(RecordingSettings settings, Ports ports, Clock realTime) {
        return open(
                settings,
                ports,
                realTime,
                spaceOf(settings),
                new Transcoders(WorkerCommand.transcoding(settings.ffmpegCache()), Transcoders.Limits.USUAL));
    }

    private static Space spaceOf(RecordingSettings settings) {
        try {
            Files.createDirectories(settings.incoming());
            Files.createDirectories(settings.store());
            boolean oneDisk = Files.getFileStore(settings.incoming()).equals(Files.getFileStore(settings.store()));
            return new Space(
                    () -> settings.incoming().toFile().getUsableSpace(),
                    () -> settings.store().toFile().getUsableSpace(),
                    oneDisk,
                    settings.minimumFree());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** @param transcoders closed with the recordings */
    static Recordings open(
            RecordingSettings settings, Ports ports, Clock realTime, Space space, Transcoders transcoders) {
        try {
            Files.createDirectories(settings.incoming());
            Files.createDirectories(settings.store());
            Files.createDirectories(settings.ffmpegCache());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Recordings recordings = new Recordings(settings, ports, realTime, space, transcoders);
        recordings.queue.start(recordings::eachSweep);
        return recordings;
    }

    /**
     * Announces an ended call; never blocks, may be repeated. Completes when the recording is final. Completes
     * exceptionally when this attempt failed: the intake is then repeated by itself until it succeeds.
     */
    public CompletionStage<Recording> intake(EndedCall call) {
        return queue.take(call).minimalCompletionStage();
    }

    /** Of calls that neither go on nor were announced as ended: their end was not seen. Reads the disk. */
    public List<Remains> unannounced() {
        try {
            return queue.unannounced();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public Optional<Recording> find(String callId, Reader reader) {
        return heard(index.findByCall(callId), reader, RecordingAudit.Action.FOUND);
    }

    public Optional<Recording> find(UUID id, Reader reader) {
        return heard(index.find(id), reader, RecordingAudit.Action.FOUND);
    }

    public OpenedAudio open(UUID id, Reader reader) {
        Optional<Recording> recording = heard(index.find(id), reader, RecordingAudit.Action.OPENED);
        if (recording.isEmpty()) {
            return new OpenedAudio.NotPlayable("没有这条录音");
        }
        return switch (recording.get().state()) {
            case PENDING, FAILED -> new OpenedAudio.NotPlayable("录音正在入库，请稍后再试");
            case EMPTY -> new OpenedAudio.NotPlayable("该通话未产生录音");
            case UNUSABLE -> new OpenedAudio.NotPlayable("该录音无法转码，原始文件已隔离保存，请联系管理员");
            case DELETED -> new OpenedAudio.NotPlayable("该录音已超过保存期限并删除");
            case STORED, INCOMPLETE -> playable(recording.get());
        };
    }

    private OpenedAudio playable(Recording recording) {
        Recording.Audio audio = recording.audio().orElseThrow();
        Path file = settings.store().resolve(audio.file());
        if (!Files.isReadable(file)) {
            LOG.error("stored recording is missing call={} file={}", recording.callId(), audio.file());
            return new OpenedAudio.NotPlayable("录音文件缺失，请联系管理员");
        }
        return new OpenedAudio.Playable(file, audio.size(), OpusCodec.CONTENT_TYPE, audio.sha256());
    }

    private Optional<Recording> heard(Optional<Recording> found, Reader reader, RecordingAudit.Action action) {
        found.ifPresent(recording -> audit.read(reader, action, recording.id(), recording.callId()));
        return found;
    }

    /** @param now business time */
    public Deletion delete(UUID id, String actor, Instant now) {
        Optional<Recording> found = index.find(id);
        if (found.isEmpty()) {
            return new Deletion.NotFound();
        }
        Recording recording = found.get();
        if (recording.deletedAt().isPresent()) {
            return new Deletion.Deleted(recording.deletedAt().get());
        }
        if (now.isBefore(recording.retainUntil())) {
            LOG.warn("deletion refused, Art 15 call={} recording={} actor={}", recording.callId(), id, actor);
            return Retention.notYet(recording.retainUntil());
        }
        if (recording.hold().isPresent() || !index.delete(id, actor, now)) {
            return Retention.onHold();
        }
        removeFile(recording);
        LOG.info("recording deleted call={} recording={} actor={}", recording.callId(), id, actor);
        return new Deletion.Deleted(now);
    }

    /** Deletes what is past its retention and not on hold. @param now business time */
    public ExpiryRun expire(Instant now) {
        int examined = index.count();
        int deleted = 0;
        for (List<Recording> due = index.due(now, BATCH); !due.isEmpty(); due = index.due(now, BATCH)) {
            int before = deleted;
            for (Recording recording : due) {
                if (delete(recording.id(), "保存期满清理", now) instanceof Deletion.Deleted) {
                    deleted++;
                }
            }
            if (deleted == before) {
                break;
            }
        }
        LOG.info("expiry run examined={} deleted={} now={}", examined, deleted, now);
        return new ExpiryRun(examined, deleted);
    }

    /** Prevents deletion beyond the retention, until it is lifted. @return false when there is none or it is deleted */
    public boolean hold(UUID id, Hold hold) {
        return index.hold(id, hold);
    }

    /** @return false when it was not on hold */
    public boolean lift(UUID id) {
        return index.lift(id);
    }

    /** Compares the stored file with its SHA-256 and notes the result. */
    public IntegrityCheck verify(UUID id) {
        Optional<Recording.Audio> audio = index.find(id)
                .filter(recording -> recording.deletedAt().isEmpty())
                .flatMap(Recording::audio);
        if (audio.isEmpty()) {
            return IntegrityCheck.NOTHING_STORED;
        }
        IntegrityCheck result = check(audio.get());
        index.checked(id, result, clock.instant());
        if (result != IntegrityCheck.INTACT) {
            LOG.error("recording is not what was stored recording={} result={}", id, result);
        }
        return result;
    }

    private IntegrityCheck check(Recording.Audio audio) {
        Path file = settings.store().resolve(audio.file());
        try {
            if (!Files.exists(file)) {
                return IntegrityCheck.MISSING;
            }
            return Transcoding.sha256(file).equals(audio.sha256()) ? IntegrityCheck.INTACT : IntegrityCheck.DAMAGED;
        } catch (IOException unreadable) {
            LOG.error("recording can't be read file={}", audio.file(), unreadable);
            return IntegrityCheck.DAMAGED;
        }
    }

    /** A call in which people talked, by telephony's records. */
    public record TalkedCall(String callId, Instant endedAt, Duration talked) {}

    /**
     * Notes those that have no recording: none that is on its way, or one that has been for half an hour.
     *
     * @return how many
     */
    public int reconcile(List<TalkedCall> calls) {
        Map<String, Recording.State> states =
                index.states(calls.stream().map(TalkedCall::callId).toList());
        Instant now = clock.instant();
        List<Discrepancy> found = calls.stream()
                .filter(call -> !isRecorded(call, states.get(call.callId()), now))
                .map(call -> new Discrepancy(
                        call.callId(),
                        Discrepancy.Kind.NO_RECORDING,
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        call.talked(),
                        Duration.ZERO,
                        now,
                        Optional.empty()))
                .toList();
        if (!found.isEmpty()) {
            LOG.error(
                    "talked but not recorded calls={}",
                    found.stream().map(Discrepancy::callId).toList());
            index.found(found);
        }
        return found.size();
    }

    private boolean isRecorded(TalkedCall call, Recording.@Nullable State state, Instant now) {
        if (state != null && state.isFinal()) {
            return true;
        }
        boolean onTheWay = state != null || pending.has(call.callId());
        return onTheWay && call.endedAt().plus(LONGEST_WAY).isAfter(now);
    }

    /** Latest first. */
    public List<Discrepancy> discrepancies(Instant since, int limit) {
        return index.discrepancies(since, limit);
    }

    public RecordingIndex.Open openDiscrepancies(Instant since) {
        return index.openDiscrepancies(since);
    }

    public RecordingsStatus status() {
        return new RecordingsStatus(
                pending.count(),
                space.store().getAsLong(),
                space.spool().getAsLong(),
                !space.scarce(),
                queue.failures());
    }

    private void eachSweep() {
        tellSpace();
        removeFilesOfDeleted();
    }

    /** On the sweep's thread. */
    private void tellSpace() {
        boolean scarce = space.scarce();
        if (scarce) {
            LOG.error(
                    "little space for recordings: spool={} store={} minimum={} bytes; calls go on, their recordings are lost"
                            + " when the spool is full; waiting WAVs are transcoded first",
                    space.spool().getAsLong(),
                    space.store().getAsLong(),
                    settings.minimumFree());
        } else if (saidScarce) {
            LOG.info("enough space for recordings again");
        }
        saidScarce = scarce;
    }

    private void removeFilesOfDeleted() {
        index.deletedWithFile(BATCH).forEach(this::removeFile);
    }

    private void removeFile(Recording recording) {
        try {
            if (recording.audio().isPresent()) {
                Files.deleteIfExists(
                        settings.store().resolve(recording.audio().get().file()));
            }
            index.fileRemoved(recording.id(), clock.instant());
        } catch (IOException failed) {
            LOG.error("file of a deleted recording stays for now recording={}", recording.id(), failed);
        }
    }

    /** Lets running transcodings finish for up to ten seconds. */
    @Override
    public void close() {
        close(Duration.ofSeconds(10));
    }

    /** @param patience for running transcodings; what isn't done comes after the next start */
    public void close(Duration patience) {
        queue.close(patience);
    }
}

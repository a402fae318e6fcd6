package hotline.recording;

import hotline.kernel.Ids;
import hotline.recording.Recording.State;
import hotline.recording.audio.Loudness;
import hotline.recording.audio.WavFile;
import hotline.recording.worker.Pace;
import hotline.recording.worker.Transcoders;
import hotline.recording.worker.Unusable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in one ended call. Repeatable at any point: what is durable (the announcement, the row, the stored file) decides
 * how far an earlier attempt came, and WAVs go only when the stored file has been verified and the row says so.
 */
final class Intake {

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    static final String NO_SPACE = "存储空间不足，录音暂存于接收目录，待空间释放后自动入库";

    private static final String UNUSABLE = "无法转码（%s，已试两次），请检查原始文件";

    /** Seconds; less is the imprecision of start and end. */
    private static final long NOTABLE_GAP = 3;

    private final RecordingSettings settings;
    private final RecordingIndex index;
    private final Ids ids;
    private final Clock clock;
    private final BooleanSupplier enoughSpace;
    private final CallGaps gaps;
    private final PendingCalls pending;
    private final Orphans files;
    private final Transcoding transcoding;

    Intake(
            RecordingSettings settings,
            RecordingIndex index,
            Ids ids,
            Clock clock,
            BooleanSupplier enoughSpace,
            CallGaps gaps,
            PendingCalls pending,
            Transcoders transcoders) {
        this.settings = settings;
        this.index = index;
        this.ids = ids;
        this.clock = clock;
        this.enoughSpace = enoughSpace;
        this.gaps = gaps;
        this.pending = pending;
        this.files = new Orphans(settings.incoming());
        this.transcoding = new Transcoding(settings.store(), transcoders);
    }

    /** The whole way. Throws when it has to be tried again; the announcement then still stands. */
    Recording take(EndedCall announced, Pace pace) throws IOException {
        EndedCall call = asFound(announced);
        Recording row = index.reserve(ids.next(), call, Retention.until(call.endedAt(), retention()), clock.instant());
        if (row.state().isFinal()) {
            clear(call, row);
            return row;
        }
        try {
            store(call, row, pace);
        } catch (InterruptedIOException closing) {
            throw closing;
        } catch (IOException | RuntimeException failed) {
            LOG.error(
                    "recording not stored, will be tried again call={} recording={}", call.callId(), row.id(), failed);
            index.fail(row.id(), enoughSpace.getAsBoolean() ? "转存失败，将自动重试" : NO_SPACE);
            throw failed;
        }
        Recording stored = index.find(row.id()).orElseThrow();
        clear(call, stored);
        LOG.info(
                "recording stored call={} recording={} state={} note={}",
                call.callId(),
                stored.id(),
                stored.state(),
                stored.note());
        return stored;
    }

    /** All files of the call, each from when its sound began: the announcement may know less. */
    private EndedCall asFound(EndedCall announced) throws IOException {
        EndedCall whole = files.complete(announced);
        List<EndedCall.Track> tracks = new ArrayList<>();
        for (EndedCall.Track track : whole.tracks()) {
            Path file = settings.incoming().resolve(track.file());
            tracks.add(track.from(FirstSample.of(file, WavFile.read(file)).orElse(track.startedAt())));
        }
        tracks.sort(Comparator.comparing(
                        EndedCall.Track::party,
                        Comparator.comparing(Party.CITIZEN::equals).reversed())
                .thenComparing(EndedCall.Track::startedAt));
        return new EndedCall(whole.callId(), whole.endedAt(), tracks);
    }

    private Period retention() {
        return settings.retention();
    }

    private void store(EndedCall call, Recording row, Pace pace) throws IOException {
        List<Leg> legs = examine(call);
        List<Gap> paused = gaps.of(call);
        if (legs.stream().allMatch(leg -> leg.placed().isEmpty())) {
            List<Recording.Track> tracks =
                    legs.stream().map(leg -> leg.described(Loudness.NOTHING)).toList();
            finish(row, State.EMPTY, remarks(call, tracks, legs), Optional.empty(), tracks, paused);
            return;
        }
        if (!enoughSpace.getAsBoolean()) {
            throw new IOException("less than " + settings.minimumFree() + " bytes free in the store");
        }
        Transcoding.Result result;
        try {
            result = transcoding.run(row.id(), call, legs, pace);
        } catch (Unusable given) {
            giveUp(row, legs, paused, given);
            return;
        }
        State state = legs.stream().anyMatch(Leg::isLost) ? State.INCOMPLETE : State.STORED;
        finish(row, state, remarks(call, result.tracks(), legs), Optional.of(result.audio()), result.tracks(), paused);
    }

    private void finish(
            Recording row,
            State state,
            String note,
            Optional<Recording.Audio> audio,
            List<Recording.Track> tracks,
            List<Gap> paused) {
        index.store(
                row.id(),
                new RecordingIndex.Outcome(
                        state,
                        note,
                        audio,
                        tracks,
                        paused,
                        Reconciliation.of(row.callId(), state, tracks, clock.instant())),
                clock.instant());
    }

    private void giveUp(Recording row, List<Leg> legs, List<Gap> paused, Unusable given) {
        LOG.error("recording can't be transcoded, its WAVs are put aside recording={}", row.id(), given);
        finish(
                row,
                State.UNUSABLE,
                UNUSABLE.formatted(given.getMessage()),
                Optional.empty(),
                legs.stream().map(Leg::describedAsUnusable).toList(),
                paused);
    }

    private List<Leg> examine(EndedCall call) throws IOException {
        List<Leg> legs = new ArrayList<>();
        for (EndedCall.Track track : call.tracks()) {
            Path file = settings.incoming().resolve(track.file());
            Duration offset = Duration.between(call.startedAt(), track.startedAt());
            if (offset.compareTo(Leg.LONGEST_CALL) > 0) {
                throw new IOException("a leg starts " + offset + " after the first: its time is wrong");
            }
            legs.add(new Leg(track, file, WavFile.read(file), offset));
        }
        return legs;
    }

    private static String remarks(EndedCall call, List<Recording.Track> tracks, List<Leg> legs) {
        List<String> remarks = new ArrayList<>();
        for (int i = 0; i < tracks.size(); i++) {
            String who = legs.get(i).chinese();
            switch (tracks.get(i).state()) {
                case RECORDED -> {}
                case REPAIRED -> remarks.add(who + "音轨未正常结束，已按实际内容修复");
                case SILENT -> remarks.add(who + "音轨无声");
                case EMPTY -> remarks.add(who + "音轨为空");
                case MISSING -> remarks.add(who + "音轨缺失");
                case UNREADABLE -> remarks.add(who + "音轨无法读取，原文件已隔离保存");
            }
            long missing = legs.get(i).secondsMissingUntil(call.endedAt());
            if (missing >= NOTABLE_GAP) {
                remarks.add(who + "音轨比通话短" + missing + "秒");
            }
        }
        return remarks.stream().collect(Collectors.joining("；"));
    }

    /** Removes the WAVs that are safe in the store, puts aside what isn't, and only then forgets the announcement. */
    private void clear(EndedCall call, Recording stored) throws IOException {
        boolean safe = stored.state() == State.DELETED
                || stored.audio().map(this::isIntact).orElse(true);
        for (EndedCall.Track track : call.tracks()) {
            Path wav = settings.incoming().resolve(track.file());
            if (!Files.exists(wav)) {
                continue;
            }
            WavFile found = WavFile.read(wav);
            if (safe && isUsed(stored, track, found) || found instanceof WavFile.Empty empty && empty.closed()) {
                Files.delete(wav);
            } else {
                putAside(wav, stored);
            }
        }
        pending.remove(call.callId());
    }

    private boolean isIntact(Recording.Audio audio) {
        try {
            return Transcoding.sha256(settings.store().resolve(audio.file())).equals(audio.sha256());
        } catch (IOException unreadable) {
            LOG.error("stored recording can't be read file={}", audio.file(), unreadable);
            return false;
        }
    }

    private static boolean isUsed(Recording stored, EndedCall.Track track, WavFile now) {
        return stored.tracks().stream()
                .filter(one -> one.sourceFile().equals(track.file()))
                .anyMatch(one -> switch (one.state()) {
                    case RECORDED, REPAIRED, SILENT -> true;
                    case EMPTY -> now instanceof WavFile.Empty;
                    case MISSING, UNREADABLE -> false;
                });
    }

    private void putAside(Path wav, Recording stored) throws IOException {
        Path target = settings.quarantine().resolve(stored.id() + "-" + wav.getFileName());
        Files.createDirectories(settings.quarantine());
        Files.move(wav, target, StandardCopyOption.REPLACE_EXISTING);
        PendingCalls.force(settings.quarantine());
        index.remark(stored.id(), "原始文件已隔离保存：" + wav.getFileName());
        if (stored.state() != State.UNUSABLE) {
            Duration length = WavFile.read(target) instanceof WavFile.Sound sound ? sound.duration() : Duration.ZERO;
            index.found(List.of(new Discrepancy(
                    stored.callId(),
                    Discrepancy.Kind.PUT_ASIDE,
                    wav.getFileName().toString(),
                    Optional.empty(),
                    Optional.empty(),
                    length,
                    Duration.ZERO,
                    clock.instant(),
                    Optional.empty())));
        }
        LOG.error(
                "WAV put aside, not part of the stored recording call={} file={}", stored.callId(), wav.getFileName());
    }
}

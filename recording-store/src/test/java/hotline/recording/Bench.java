package hotline.recording;

import hotline.database.Database;
import hotline.database.TestDatabase;
import hotline.recording.audio.Wavs;
import hotline.recording.store.RecordingTables;
import hotline.recording.worker.Transcoders;
import hotline.recording.worker.TroublesomeWorker;
import hotline.recording.worker.WorkerCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Recordings with a real PostgreSQL and real sound, started and restarted at will. */
final class Bench implements AutoCloseable {

    static final Reader READER = new Reader("banzhang", "supervisor");
    static final Instant START = Instant.parse("2026-11-24T02:00:00Z");
    static final Duration TALK = Duration.ofSeconds(4);
    /** At once: these tests wait for what comes out. */
    static final Duration HURRY_AFTER = Duration.ZERO;

    static final Duration AGENT_JOINS = Duration.ofMillis(1500);

    record Read(Reader reader, RecordingAudit.Action action, String callId) {}

    final Database database = TestDatabase.fresh();
    final RecordingTables tables = new RecordingTables(database);
    final RecordingSettings settings;
    final List<Read> audit = new ArrayList<>();
    /** Of every call whose id ends with {@code paused}. */
    final List<Gap> gaps = new ArrayList<>();

    boolean oneDisk;
    final AtomicLong spoolFreeBytes = new AtomicLong(Long.MAX_VALUE);
    final AtomicLong freeBytes = new AtomicLong(Long.MAX_VALUE);
    private Recordings recordings;

    Bench(Path home) {
        this(home, UnaryOperator.identity());
    }

    Bench(Path home, UnaryOperator<RecordingIndex> around) {
        settings = new RecordingSettings(
                home.resolve("incoming"),
                home.resolve("store"),
                Path.of(System.getProperty("java.io.tmpdir"), "hotline-ffmpeg"),
                Period.ofYears(3),
                1 << 20,
                1,
                HURRY_AFTER,
                Duration.ofMillis(600),
                Duration.ofMillis(200),
                Duration.ofMinutes(5));
        recordings = start(around);
    }

    private Recordings start(UnaryOperator<RecordingIndex> around) {
        return Recordings.open(
                settings,
                new Recordings.Ports(
                        around.apply(tables),
                        (reader, action, _, callId) -> audit.add(new Read(reader, action, callId)),
                        callId -> callId.startsWith("ongoing"),
                        call -> gaps.stream()
                                .filter(_ -> call.callId().endsWith("paused"))
                                .toList()),
                Clock.systemUTC(),
                new Space(spoolFreeBytes::get, freeBytes::get, oneDisk, settings.minimumFree()),
                new Transcoders(
                        new WorkerCommand(TroublesomeWorker.class.getName(), settings.ffmpegCache()),
                        Transcoders.Limits.USUAL));
    }

    Recordings restart() {
        return restart(UnaryOperator.identity());
    }

    Recordings restart(UnaryOperator<RecordingIndex> around) {
        recordings.close();
        recordings = start(around);
        return recordings;
    }

    Recordings recordings() {
        return recordings;
    }

    Path incoming(String name) {
        return settings.incoming().resolve(name);
    }

    /** Citizen 440 Hz from the start, agent 700 Hz from {@link #AGENT_JOINS} on; both end together. */
    EndedCall call(String id) throws IOException {
        Wavs.closed(incoming(id + "-cit.wav"), Wavs.tone(440, 0.3, TALK));
        Wavs.closed(incoming(id + "-agent-1001-9.wav"), Wavs.tone(700, 0.2, TALK.minus(AGENT_JOINS)));
        return announced(id);
    }

    static EndedCall announced(String id) {
        return new EndedCall(
                id,
                START.plus(TALK),
                List.of(
                        new EndedCall.Track(id + "-cit.wav", Party.CITIZEN, Optional.empty(), START),
                        new EndedCall.Track(
                                id + "-agent-1001-9.wav", Party.AGENT, Optional.of("1001"), START.plus(AGENT_JOINS))));
    }

    Recording take(EndedCall call) throws InterruptedException, ExecutionException, TimeoutException {
        return recordings.intake(call).toCompletableFuture().get(2, TimeUnit.MINUTES);
    }

    Path stored(Recording recording) {
        return settings.store().resolve(recording.audio().orElseThrow().file());
    }

    /** Without an announcement that is just being written. */
    List<String> incomingFiles() throws IOException {
        try (Stream<Path> files = Files.list(settings.incoming())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    @Override
    public void close() {
        recordings.close();
        database.close();
    }
}

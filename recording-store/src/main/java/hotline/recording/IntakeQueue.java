package hotline.recording;

import hotline.kernel.Pauses;
import hotline.recording.audio.WavFile;
import hotline.recording.worker.Pace;
import hotline.recording.worker.Transcoders;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When an intake runs. Threads: one that writes announcements, waits for Asterisk to close WAVs (with growing pauses)
 * and sweeps; {@link RecordingSettings#workers} threads that each keep one transcoding process busy and store what comes
 * out. What doesn't fit into the queue of
 * {@value #LONGEST_QUEUE} stays on the disk and comes with the next sweep.
 */
final class IntakeQueue {

    private static final Logger LOG = LoggerFactory.getLogger(IntakeQueue.class);
    private static final int LONGEST_QUEUE = 10_000;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(800);

    private final RecordingSettings settings;
    private final Intake intake;
    private final PendingCalls pending;
    private final Orphans orphans;
    private final Predicate<String> ongoing;
    private final BooleanSupplier scarce;
    private final Transcoders transcoders;
    private final Clock clock;
    private final Map<String, CompletableFuture<Recording>> inFlight = new ConcurrentHashMap<>();
    private final AtomicLong failures = new AtomicLong();
    private final ScheduledExecutorService desk = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("recording-desk").daemon().factory());
    private final ThreadPoolExecutor workers;

    IntakeQueue(
            RecordingSettings settings,
            Intake intake,
            PendingCalls pending,
            Predicate<String> ongoing,
            BooleanSupplier scarce,
            Transcoders transcoders,
            Clock clock) {
        this.settings = settings;
        this.intake = intake;
        this.pending = pending;
        this.orphans = new Orphans(settings.incoming());
        this.ongoing = ongoing;
        this.scarce = scarce;
        this.transcoders = transcoders;
        this.clock = clock;
        this.workers = new ThreadPoolExecutor(
                settings.workers(),
                settings.workers(),
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(LONGEST_QUEUE),
                Thread.ofPlatform().name("recording-", 0).daemon().factory());
    }

    void start(Runnable alsoEachSweep) {
        desk.scheduleWithFixedDelay(
                () -> sweep(alsoEachSweep), 0, settings.retryAfter().toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Never blocks. The same call again joins the intake that is under way. */
    CompletableFuture<Recording> take(EndedCall call) {
        CompletableFuture<Recording> mine = new CompletableFuture<>();
        CompletableFuture<Recording> earlier = inFlight.putIfAbsent(call.callId(), mine);
        if (earlier != null) {
            return earlier;
        }
        Attempt attempt = new Attempt(call, mine, clock.instant());
        guarded(
                attempt,
                () -> desk.execute(() -> guarded(attempt, () -> {
                    pending.put(call);
                    awaitFiles(attempt, FIRST_PAUSE);
                })));
        return mine;
    }

    long failures() {
        return failures.get();
    }

    /** @param since when this process first could have taken it in; earlier ones' waiting doesn't count */
    private record Attempt(EndedCall call, CompletableFuture<Recording> result, Instant since) {}

    /** Looks at the files; comes back after a pause while Asterisk hasn't closed them, up to the deadline. */
    private void awaitFiles(Attempt attempt, Duration pause) throws IOException {
        if (allClosed(attempt.call()) && allClosed(orphans.complete(attempt.call()))
                || !clock.instant().isBefore(attempt.since().plus(settings.finaliseWait()))) {
            workers.execute(() -> guarded(attempt, () -> done(attempt, intake.take(attempt.call(), pace(attempt)))));
            return;
        }
        Duration next = Pauses.longer(pause, LONGEST_PAUSE);
        desk.schedule(() -> guarded(attempt, () -> awaitFiles(attempt, next)), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** First come, first served: who is served now has waited longest. When space is scarce, making some is urgent. */
    private Pace pace(Attempt attempt) {
        Duration waited = Duration.between(attempt.since(), clock.instant());
        return scarce.getAsBoolean() || waited.compareTo(settings.hurryAfter()) > 0 ? Pace.HURRIED : Pace.PATIENT;
    }

    private void done(Attempt attempt, Recording recording) {
        if (recording.state() == Recording.State.UNUSABLE) {
            failures.incrementAndGet();
        }
        inFlight.remove(attempt.call().callId());
        attempt.result().complete(recording);
    }

    private void failed(Attempt attempt, Throwable reason) {
        failures.incrementAndGet();
        inFlight.remove(attempt.call().callId());
        attempt.result().completeExceptionally(reason);
    }

    private boolean allClosed(EndedCall call) throws IOException {
        for (EndedCall.Track track : call.tracks()) {
            Path file = settings.incoming().resolve(track.file());
            boolean closed = switch (WavFile.read(file)) {
                case WavFile.Missing _ -> false;
                case WavFile.Empty empty -> empty.closed();
                case WavFile.Unreadable _ -> true;
                case WavFile.Sound sound -> sound.closed();
            };
            if (!closed) {
                return false;
            }
        }
        return true;
    }

    private void sweep(Runnable alsoEachSweep) {
        try {
            for (EndedCall call : pending.list()) {
                take(call);
            }
            Instant limit = clock.instant().minus(settings.orphanAfter());
            for (EndedCall call : orphans.unchangedSince(limit, this::isTakenCareOf)) {
                LOG.warn("recording without an announced end is taken in call={}", call.callId());
                take(call);
            }
            transcoders.endIdle();
            alsoEachSweep.run();
        } catch (IOException | RuntimeException failed) {
            LOG.error("sweep over incoming recordings failed, next one in {}", settings.retryAfter(), failed);
        }
    }

    List<Remains> unannounced() throws IOException {
        return orphans.remains(this::isTakenCareOf);
    }

    private boolean isTakenCareOf(String callId) {
        return inFlight.containsKey(callId) || pending.has(callId) || ongoing.test(callId);
    }

    @FunctionalInterface
    private interface Step {
        void run() throws IOException;
    }

    /** Whatever goes wrong ends this attempt; the announcement on the disk brings the next one. */
    private void guarded(Attempt attempt, Step step) {
        try {
            step.run();
        } catch (RejectedExecutionException full) {
            LOG.warn(
                    "too many recordings at once or closing; left for the next sweep call={}",
                    attempt.call().callId());
            failed(attempt, full);
        } catch (IOException | RuntimeException failed) {
            LOG.warn(
                    "intake of a recording failed call={} reason={}",
                    attempt.call().callId(),
                    failed.toString());
            failed(attempt, failed);
        } catch (Error fatal) {
            LOG.error("intake of a recording broke down call={}", attempt.call().callId(), fatal);
            failed(attempt, fatal);
        }
    }

    /** @param patience for running transcodings; what isn't done comes after the next start */
    void close(Duration patience) {
        desk.shutdownNow();
        workers.getQueue().clear();
        workers.shutdown();
        try {
            if (!workers.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                workers.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            workers.shutdownNow();
            Thread.currentThread().interrupt();
        }
        transcoders.close();
    }
}

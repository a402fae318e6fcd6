package hotline.recording.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import hotline.recording.audio.OpusCodec;
import hotline.recording.audio.TimeLine;
import hotline.recording.audio.WavFile;
import hotline.recording.audio.Wavs;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With real processes. */
class TranscodersTest {

    private static final Path CACHE = Path.of(System.getProperty("java.io.tmpdir"), "hotline-ffmpeg");

    @TempDir
    Path folder;

    private Transcoders transcoders = with(Transcoders.Limits.USUAL);

    private static Transcoders with(Transcoders.Limits limits) {
        return new Transcoders(new WorkerCommand(TroublesomeWorker.class.getName(), CACHE), limits);
    }

    /** A hang shows after two seconds at the first pace and four at the other. */
    private static Transcoders impatient() {
        return with(new Transcoders.Limits(Duration.ofMinutes(2), Duration.ofSeconds(1)));
    }

    @AfterEach
    void close() {
        transcoders.close();
    }

    private Path wav(String name) throws IOException {
        return Wavs.closed(folder.resolve(name + ".wav"), Wavs.tone(440, 0.3, Duration.ofSeconds(4)));
    }

    static Job job(Path wav) throws IOException {
        WavFile.Sound sound = (WavFile.Sound) WavFile.read(wav);
        return new Job(
                wav.resolveSibling(wav.getFileName() + ".opus"),
                "一次\t通话\n",
                "2026-11-24T02:00:00Z",
                List.of(new TimeLine.Placed(sound, TimeLine.Channel.LEFT, 800)));
    }

    @Test
    void given_good_file_when_run_then_encoded_and_measured_by_a_process_that_stays_for_the_next() throws Exception {
        Reply.Measured measured = transcoders.run(job(wav("good 好")), Pace.PATIENT);
        var first = transcoders.pids();
        transcoders.run(job(wav("next")), Pace.PATIENT);

        assertThat(measured.storedMillis()).isCloseTo(4100, within(100L));
        assertThat(measured.left().stored()).isCloseTo(measured.left().source(), within(1.0));
        assertThat(measured.legs())
                .singleElement()
                .satisfies(leg -> assertThat(leg.rms()).isCloseTo(-13.5, within(0.5)));
        assertThat(OpusCodec.measure(folder.resolve("good 好.wav.opus")).sampleRate())
                .isEqualTo(measured.sampleRate());
        assertThat(transcoders.pids()).isEqualTo(first).hasSize(1);
    }

    @Test
    void given_pace_when_run_then_worker_has_its_priority_and_a_session_of_its_own() throws Exception {
        transcoders.run(job(wav("idle")), Pace.PATIENT);
        long patient = pid();
        assertThat(standing(patient)).isEqualTo(new Standing(patient, 19, 5));
        assertThat(Autogroup.of(patient)).isIn(19, Autogroup.UNKNOWN);

        transcoders.run(job(wav("hurried")), Pace.HURRIED);
        long hurried = pid();
        assertThat(hurried).isNotEqualTo(patient);
        assertThat(standing(hurried)).isEqualTo(new Standing(hurried, 5, 0));
        assertThat(Autogroup.of(hurried)).isIn(5, Autogroup.UNKNOWN);
    }

    @Test
    void given_worker_without_work_when_asked_twice_then_ended() throws Exception {
        transcoders.run(job(wav("a")), Pace.HURRIED);
        ProcessHandle worker = ProcessHandle.of(pid()).orElseThrow();
        transcoders.endIdle();
        transcoders.run(job(wav("b")), Pace.HURRIED);
        transcoders.endIdle();
        assertThat(transcoders.pids()).containsExactly(worker.pid());

        transcoders.endIdle();

        assertThat(transcoders.pids()).isEmpty();
        worker.onExit().get(1, TimeUnit.MINUTES);
    }

    @Test
    void given_worker_killed_in_the_middle_then_the_next_does_the_job() throws Exception {
        Path wav = wav(TroublesomeWorker.HANG_ONCE);
        CompletableFuture<Reply.Measured> running = running(wav, Pace.HURRIED);
        long first = begun(wav);

        ProcessHandle.of(first).orElseThrow().destroyForcibly();

        assertThat(running.get(2, TimeUnit.MINUTES).storedMillis()).isCloseTo(4100, within(100L));
        assertThat(transcoders.pids()).hasSize(1).doesNotContain(first);
    }

    @Test
    void given_worker_that_hangs_then_killed_and_the_job_done_by_a_hurried_one() throws Exception {
        // The second attempt is a real one, on a machine that may be busy: it has three quarters of a minute.
        transcoders = with(new Transcoders.Limits(Duration.ofMinutes(2), Duration.ofSeconds(20)));
        Path wav = wav(TroublesomeWorker.HANG_ONCE);

        Reply.Measured measured = transcoders.run(job(wav), Pace.PATIENT);

        assertThat(measured.storedMillis()).isCloseTo(4100, within(100L));
        assertThat(ProcessHandle.of(begun(wav))).isEmpty();
        assertThat(standing(pid()).policy()).isZero();
    }

    @Test
    void given_file_that_crashes_twice_then_unusable_and_others_go_on() throws Exception {
        assertThatThrownBy(() -> transcoders.run(job(wav(TroublesomeWorker.CRASH)), Pace.HURRIED))
                .isInstanceOf(Unusable.class)
                .hasMessage("转码进程异常终止");
        assertThat(transcoders.pids()).isEmpty();
        assertThat(transcoders.run(job(wav("other")), Pace.HURRIED).legs()).hasSize(1);
    }

    @Test
    void given_file_that_hangs_twice_then_unusable() throws Exception {
        transcoders = impatient();

        assertThatThrownBy(() -> transcoders.run(job(wav(TroublesomeWorker.HANG)), Pace.PATIENT))
                .isInstanceOf(Unusable.class)
                .hasMessage("转码超时");
        assertThat(transcoders.pids()).isEmpty();
    }

    @Test
    void given_sound_file_that_is_gone_then_refused_by_a_worker_that_lives_on() throws Exception {
        Job job = job(wav("gone"));
        Files.delete(folder.resolve("gone.wav"));

        assertThatThrownBy(() -> transcoders.run(job, Pace.HURRIED))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(Unusable.class)
                .hasMessageContaining("NoSuchFile");

        assertThat(transcoders.pids()).hasSize(1);
    }

    @Test
    void given_no_worker_can_start_then_no_job_is_blamed() throws Exception {
        try (Transcoders broken =
                new Transcoders(new WorkerCommand("hotline.NoSuchWorker", CACHE), Transcoders.Limits.USUAL)) {
            assertThatThrownBy(() -> broken.run(job(wav("good")), Pace.HURRIED))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(Unusable.class);
            assertThat(broken.pids()).isEmpty();
        }
    }

    @Test
    void given_closed_in_the_middle_then_given_back_and_worker_gone() throws Exception {
        Path wav = wav(TroublesomeWorker.HANG);
        CompletableFuture<Reply.Measured> running = running(wav, Pace.HURRIED);
        ProcessHandle worker = ProcessHandle.of(begun(wav)).orElseThrow();

        transcoders.close();

        worker.onExit().get(1, TimeUnit.MINUTES);
        assertThatThrownBy(() -> running.get(1, TimeUnit.MINUTES)).hasRootCauseInstanceOf(InterruptedIOException.class);
    }

    @Test
    void given_server_killed_in_the_middle_then_its_worker_ends() throws Exception {
        Path wav = wav(TroublesomeWorker.HANG);
        Process server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ShortLivedServer.class.getName(),
                        CACHE.toString(),
                        wav.toString())
                .inheritIO()
                .start();
        ProcessHandle worker = ProcessHandle.of(begun(wav)).orElseThrow();

        server.destroyForcibly();

        worker.onExit().get(1, TimeUnit.MINUTES);
    }

    @Test
    void given_line_of_somebody_else_then_no_reply() {
        assertThat(Reply.parse("[libopus @ 0x7f] measured")).isEmpty();
        assertThat(Reply.parse("measured\t1\t2")).isEmpty();
        assertThat(Reply.parse("%zz")).isEmpty();
        Reply refused = new Reply.Refused("磁盘\t已满\n");
        assertThat(Reply.parse(refused.line())).contains(refused);
    }

    private CompletableFuture<Reply.Measured> running(Path wav, Pace pace) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return transcoders.run(job(wav), pace);
            } catch (IOException failed) {
                throw new CompletionException(failed);
            }
        });
    }

    private long pid() {
        return transcoders.pids().iterator().next();
    }

    /** Waits until a job that doesn't come back has begun. */
    private static long begun(Path wav) throws IOException {
        Path mark = TroublesomeWorker.mark(wav);
        for (int tries = 0; !Files.exists(mark) && tries < 2400; tries++) {
            LockSupport.parkNanos(50_000_000);
        }
        return Long.parseLong(Files.readString(mark));
    }

    /** @param policy 0 = SCHED_OTHER, 5 = SCHED_IDLE */
    private record Standing(long session, int nice, int policy) {}

    private static Standing standing(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        String[] fromThird = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return new Standing(
                Long.parseLong(fromThird[6 - 3]),
                Integer.parseInt(fromThird[19 - 3]),
                Integer.parseInt(fromThird[41 - 3]));
    }

    /** Not every kernel groups by session. */
    private static final class Autogroup {
        static final int UNKNOWN = Integer.MAX_VALUE;

        static int of(long pid) throws IOException {
            Path file = Path.of("/proc/" + pid + "/autogroup");
            return Files.exists(file)
                    ? Integer.parseInt(Files.readString(file).strip().replaceFirst(".* ", ""))
                    : UNKNOWN;
        }
    }
}

package hotline.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import hotline.recording.Recording.State;
import hotline.recording.Recording.TrackState;
import hotline.recording.audio.OpusCodec;
import hotline.recording.audio.WavFile;
import hotline.recording.audio.Wavs;
import hotline.recording.worker.TroublesomeWorker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntakeTest {

    @TempDir
    Path home;

    private Bench bench;

    @BeforeEach
    void start() {
        bench = new Bench(home);
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void given_two_legs_when_call_ends_then_stereo_opus_with_both_voices() throws Exception {
        Recording recording = bench.take(bench.call("1764000000.1"));

        assertThat(recording.state()).isEqualTo(State.STORED);
        assertThat(recording.note()).isEmpty();
        Recording.Audio audio = recording.audio().orElseThrow();
        assertThat(audio.file()).isEqualTo("2026/11/24/" + recording.id() + ".opus");
        assertThat(audio.duration().toMillis()).isCloseTo(4000, within(100L));
        OpusCodec.Decoded decoded = OpusCodec.measure(bench.stored(recording));
        assertThat(decoded.left().rms()).isCloseTo(-13.5, within(1.0));
        assertThat(decoded.right().rms()).isCloseTo(-19, within(1.5));
        assertThat(recording.tracks()).extracting(Recording.Track::state).containsOnly(TrackState.RECORDED);
        assertThat(recording.tracks().getLast().offset()).isEqualTo(Bench.AGENT_JOINS);
        assertThat(recording.tracks().getFirst().rms()).isCloseTo(-13.5, within(0.5));
        assertThat(bench.incomingFiles()).isEmpty();
    }

    @Test
    void given_stored_call_when_announced_again_then_the_same_recording() throws Exception {
        EndedCall call = bench.call("1764000000.2");
        Recording first = bench.take(call);

        assertThat(bench.take(call)).isEqualTo(first);
        assertThat(bench.incomingFiles()).isEmpty();
    }

    @Test
    void given_wavs_closed_after_the_announcement_then_waited_for() throws Exception {
        String id = "1764000000.3";
        Wavs.torn(bench.incoming(id + "-cit.wav"), Wavs.tone(440, 0.3, Duration.ofSeconds(1)));
        CompletableFuture<Recording> taken =
                bench.recordings().intake(Bench.announced(id)).toCompletableFuture();
        CompletableFuture.delayedExecutor(250, TimeUnit.MILLISECONDS).execute(() -> uncheck(() -> bench.call(id)));

        Recording recording = taken.get(2, TimeUnit.MINUTES);

        assertThat(recording.state()).isEqualTo(State.STORED);
        assertThat(recording.note()).isEmpty();
    }

    @Test
    void given_asterisk_was_killed_when_headers_are_zero_then_repaired() throws Exception {
        String id = "1764000000.4";
        EndedCall call = bench.call(id);
        Wavs.torn(bench.incoming(id + "-cit.wav"), Wavs.tone(440, 0.3, Bench.TALK));

        Recording recording = bench.take(call);

        assertThat(recording.state()).isEqualTo(State.STORED);
        assertThat(recording.tracks().getFirst().state()).isEqualTo(TrackState.REPAIRED);
        assertThat(recording.note()).contains("来电人音轨未正常结束");
        assertThat(OpusCodec.measure(bench.stored(recording)).left().rms()).isCloseTo(-13.5, within(1.0));
    }

    @Test
    void given_wav_cut_short_when_taken_in_then_what_is_there_is_kept() throws Exception {
        String id = "1764000000.5";
        EndedCall call = bench.call(id);
        short[] sound = Wavs.tone(440, 0.3, Duration.ofSeconds(2));
        Wavs.write(bench.incoming(id + "-cit.wav"), sound, 64_000, 8000);

        Recording recording = bench.take(call);

        assertThat(recording.tracks().getFirst().state()).isEqualTo(TrackState.REPAIRED);
        assertThat(recording.tracks().getFirst().duration()).isEqualTo(Duration.ofSeconds(2));
        assertThat(recording.note()).doesNotContain("秒");
        EndedCall longer = bench.call("1764000000.12");
        Recording gap =
                bench.take(new EndedCall(longer.callId(), longer.endedAt().plusSeconds(7), longer.tracks()));
        assertThat(gap.note()).isEqualTo("来电人音轨比通话短7秒");
    }

    @Test
    void given_agent_track_missing_then_incomplete_and_a_late_one_is_put_aside() throws Exception {
        String id = "1764000000.6";
        EndedCall call = bench.call(id);
        Files.delete(bench.incoming(id + "-agent-1001-9.wav"));

        Recording recording = bench.take(call);

        assertThat(recording.state()).isEqualTo(State.INCOMPLETE);
        assertThat(recording.note()).isEqualTo("话务员1001音轨缺失");
        Wavs.closed(bench.incoming(id + "-agent-1001-9.wav"), Wavs.tone(700, 0.2, Duration.ofSeconds(1)));
        assertThat(bench.take(call).state()).isEqualTo(State.INCOMPLETE);
        assertThat(bench.settings.quarantine().resolve(recording.id() + "-" + id + "-agent-1001-9.wav"))
                .exists();
        assertThat(bench.incomingFiles()).isEmpty();
    }

    @Test
    void given_empty_and_garbage_wavs_then_named_and_the_garbage_kept() throws Exception {
        String id = "1764000000.7";
        EndedCall call = bench.call(id);
        Files.write(bench.incoming(id + "-cit.wav"), new byte[0]);
        Files.writeString(bench.incoming(id + "-agent-1001-9.wav"), "not a sound file but some text");

        Recording recording = bench.take(call);

        assertThat(recording.state()).isEqualTo(State.EMPTY);
        assertThat(recording.tracks())
                .extracting(Recording.Track::state)
                .containsExactly(TrackState.EMPTY, TrackState.UNREADABLE);
        assertThat(bench.settings.quarantine()).isNotEmptyDirectory();
        assertThat(bench.recordings().open(recording.id(), Bench.READER))
                .isEqualTo(new OpenedAudio.NotPlayable("该通话未产生录音"));
    }

    @Test
    void given_silent_leg_then_said_so() throws Exception {
        String id = "1764000000.8";
        EndedCall call = bench.call(id);
        Wavs.closed(bench.incoming(id + "-agent-1001-9.wav"), Wavs.samples(Duration.ofSeconds(2), _ -> 0));

        Recording recording = bench.take(call);

        assertThat(recording.tracks().getLast().state()).isEqualTo(TrackState.SILENT);
        assertThat(recording.note()).isEqualTo("话务员1001音轨无声");
    }

    @Test
    void given_transfer_then_both_agents_on_the_right() throws Exception {
        String id = "1764000000.9";
        EndedCall call = bench.call(id);
        Wavs.closed(bench.incoming(id + "-agent-1002-11.wav"), Wavs.tone(1000, 0.2, Duration.ofSeconds(1)));
        EndedCall transferred = new EndedCall(
                id,
                call.endedAt(),
                List.of(
                        call.tracks().getFirst(),
                        call.tracks().getLast(),
                        new EndedCall.Track(
                                id + "-agent-1002-11.wav",
                                Party.AGENT,
                                Optional.of("1002"),
                                Bench.START.plusSeconds(5))));

        Recording recording = bench.take(transferred);

        assertThat(recording.audio().orElseThrow().duration().toMillis()).isCloseTo(6000, within(100L));
        assertThat(recording.tracks()).hasSize(3);
    }

    @Test
    void given_agent_who_left_before_the_server_was_restarted_then_in_the_recording_too() throws Exception {
        String id = "1764000000.15";
        EndedCall call = bench.call(id);
        Path earlier =
                Wavs.closed(bench.incoming(id + "-agent-1002-7.wav"), Wavs.tone(1000, 0.2, Duration.ofSeconds(1)));
        Files.setLastModifiedTime(earlier, FileTime.from(Bench.START.plusSeconds(3)));

        Recording recording = bench.take(call);

        assertThat(recording.state()).isEqualTo(State.STORED);
        assertThat(recording.tracks())
                .extracting(track -> track.agentId().orElse("citizen"))
                .containsExactly("citizen", "1001", "1002");
        assertThat(recording.tracks().getLast().offset()).isEqualTo(Duration.ofSeconds(2));
        assertThat(bench.incomingFiles()).isEmpty();
    }

    @Test
    void given_announced_times_that_are_off_then_each_file_stands_where_its_sound_was() throws Exception {
        String id = "1764000000.16";
        Instant first = born(bench.incoming(id + "-cit.wav"), Wavs.tone(440, 0.3, Bench.TALK));
        Instant second = born(bench.incoming(id + "-third-9110-9.wav"), Wavs.tone(700, 0.2, Duration.ofSeconds(2)));
        EndedCall call = new EndedCall(
                id,
                Instant.now(),
                List.of(
                        new EndedCall.Track(id + "-cit.wav", Party.CITIZEN, Optional.empty(), Instant.now()),
                        new EndedCall.Track(
                                id + "-third-9110-9.wav", Party.THIRD, Optional.empty(), first.plusSeconds(60))));

        Recording recording = bench.take(call);

        assertThat(recording.tracks().getLast().offset().toMillis())
                .isCloseTo(Duration.between(first, second).toMillis(), within(100L));
    }

    /** As if written while it sounded. */
    private static Instant born(Path file, short[] sound) throws IOException {
        Wavs.closed(file, sound);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusMillis(sound.length * 1000L / WavFile.RATE)));
        return Files.readAttributes(file, BasicFileAttributes.class)
                .creationTime()
                .toInstant();
    }

    @Test
    void given_no_space_then_waits_and_stores_when_there_is_room() throws Exception {
        bench.freeBytes.set(1000);
        EndedCall call = bench.call("1764000000.10");

        assertThatThrownBy(() -> bench.take(call)).hasMessageContaining("bytes free");

        Recording waiting = bench.recordings().find(call.callId(), Bench.READER).orElseThrow();
        assertThat(waiting.state()).isEqualTo(State.FAILED);
        assertThat(waiting.note()).contains("存储空间不足");
        assertThat(bench.incomingFiles()).hasSize(3);
        assertThat(bench.recordings().status().enoughSpace()).isFalse();
        bench.freeBytes.set(Long.MAX_VALUE);
        assertThat(bench.take(call).state()).isEqualTo(State.STORED);
    }

    @Test
    void given_pause_then_the_gap_is_kept_beside_the_recording() throws Exception {
        Gap gap = new Gap(Bench.START.plusSeconds(1), Bench.START.plusSeconds(2), "1001", "证件号码", Gap.Ending.AGENT);
        bench.gaps.add(gap);

        Recording recording = bench.take(bench.call("1764000000.17.paused"));

        assertThat(recording.gaps()).containsExactly(gap);
        assertThat(bench.take(bench.call("1764000000.18")).gaps()).isEmpty();
    }

    @Test
    void given_spool_nearly_full_then_said_so_and_recordings_are_stored() throws Exception {
        bench.spoolFreeBytes.set(1000);

        assertThat(bench.recordings().status().enoughSpace()).isFalse();
        assertThat(bench.take(bench.call("1764000000.19")).state()).isEqualTo(State.STORED);
    }

    @Test
    void given_one_disk_below_the_minimum_then_transcoding_makes_room_until_the_reserve() throws Exception {
        bench.oneDisk = true;
        bench.restart();
        bench.freeBytes.set(bench.settings.minimumFree() / 4);

        assertThat(bench.take(bench.call("1764000000.20")).state()).isEqualTo(State.STORED);
        bench.freeBytes.set(bench.settings.minimumFree() / 17);
        assertThatThrownBy(() -> bench.take(bench.call("1764000000.21"))).hasMessageContaining("bytes free");
        assertThat(bench.incomingFiles()).hasSize(3);
    }

    @Test
    void given_store_can_not_be_written_then_wavs_stay_and_it_is_tried_again() throws Exception {
        Path blocked = Files.writeString(bench.settings.store().resolve("2026"), "a file where a folder belongs");
        EndedCall call = bench.call("1764000000.11");

        assertThatThrownBy(() -> bench.take(call)).hasRootCauseInstanceOf(java.io.IOException.class);

        assertThat(bench.incomingFiles()).hasSize(3);
        Files.delete(blocked);
        assertThat(bench.take(call).state()).isEqualTo(State.STORED);
    }

    @Test
    void given_file_that_crashes_the_transcoder_then_given_up_with_a_reason_and_the_next_is_stored() throws Exception {
        String id = "1764000000.13." + TroublesomeWorker.CRASH;
        EndedCall call = bench.call(id);
        CompletableFuture<Recording> broken = bench.recordings().intake(call).toCompletableFuture();
        Recording next = bench.take(bench.call("1764000000.14"));

        broken.get(2, TimeUnit.MINUTES);

        Recording recording = bench.recordings().find(id, Bench.READER).orElseThrow();
        assertThat(next.state()).isEqualTo(State.STORED);
        assertThat(recording.state()).isEqualTo(State.UNUSABLE);
        assertThat(recording.note()).startsWith("无法转码（转码进程异常终止，已试两次），请检查原始文件").contains("原始文件已隔离保存");
        assertThat(recording.tracks()).extracting(Recording.Track::state).containsOnly(TrackState.UNREADABLE);
        assertThat(recording.audio()).isEmpty();
        assertThat(bench.settings.quarantine().resolve(recording.id() + "-" + id + "-cit.wav"))
                .exists();
        assertThat(bench.incomingFiles()).isEmpty();
        assertThat(bench.recordings().status().failures()).isEqualTo(1);
        assertThat(bench.take(call)).describedAs("not tried again").isEqualTo(recording);
        assertThat(bench.recordings().open(recording.id(), Bench.READER)).isInstanceOf(OpenedAudio.NotPlayable.class);
    }

    @Test
    void given_hostile_file_name_then_refused() {
        for (String name : List.of("../secret.wav", "/etc/passwd", "a/../../x.wav", "")) {
            assertThatThrownBy(() -> new EndedCall.Track(name, Party.CITIZEN, Optional.empty(), Bench.START))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new EndedCall("../x", Bench.START, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private interface Risky {
        void run() throws Exception;
    }

    private static void uncheck(Risky work) {
        try {
            work.run();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}

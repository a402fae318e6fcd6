package hotline.recording;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.recording.Discrepancy.Kind;
import hotline.recording.Recording.State;
import hotline.recording.Recording.TrackState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every talked second of every leg is recorded, or it is a row. */
class ReconciliationTest {

    @TempDir
    Path home;

    @ParameterizedTest
    @CsvSource({
        "RECORDED, 60000, 60000, ",
        "RECORDED, 60000, 58000, ",
        "RECORDED, 60000, 57999, SHORT",
        // One per cent of a long talk.
        "RECORDED, 3600000, 3564000, ",
        "RECORDED, 3600000, 3563999, SHORT",
        "REPAIRED, 60000, 30000, SHORT",
        // Nobody watched: nothing to compare with.
        "RECORDED, , 100, ",
        "SILENT, 60000, 60000, SILENT",
        "SILENT, 9000, 9000, ",
        "MISSING, 60000, 0, MISSING",
        "MISSING, , 0, MISSING",
        "MISSING, 500, 0, ",
        "UNREADABLE, 60000, 0, MISSING",
        "EMPTY, 60000, 0, MISSING",
        "EMPTY, , 0, ",
    })
    void given_a_leg_then_what_is_wrong_with_it(TrackState state, Long talked, long recorded, Kind expected) {
        List<Discrepancy> found =
                Reconciliation.of("1.1", State.STORED, List.of(track(state, talked, recorded)), Bench.START);

        assertThat(found).extracting(Discrepancy::kind).isEqualTo(expected == null ? List.of() : List.of(expected));
    }

    @Test
    void given_short_and_missing_legs_then_rows_with_the_seconds_and_a_complete_one_has_none() throws Exception {
        try (Bench bench = new Bench(home)) {
            EndedCall call = bench.call("1764000004.1");
            Files.delete(bench.incoming("1764000004.1-agent-1001-9.wav"));
            EndedCall.Track citizen = call.tracks().getFirst();
            EndedCall.Track agent = call.tracks().getLast();

            bench.take(new EndedCall(
                    call.callId(),
                    call.endedAt(),
                    List.of(talked(citizen, Bench.TALK.plusSeconds(5)), talked(agent, Duration.ofSeconds(3)))));

            List<Discrepancy> found = bench.recordings().discrepancies(Instant.EPOCH, 10);
            assertThat(found).extracting(Discrepancy::kind).containsExactlyInAnyOrder(Kind.SHORT, Kind.MISSING);
            assertThat(found)
                    .extracting(Discrepancy::lost)
                    .containsExactlyInAnyOrder(Duration.ofSeconds(5), Duration.ofSeconds(3));
            assertThat(bench.recordings().openDiscrepancies(Instant.EPOCH))
                    .isEqualTo(new RecordingIndex.Open(2, Duration.ofSeconds(8)));
        }
    }

    @Test
    void given_talk_without_a_recording_then_a_row_which_a_late_recording_resolves() throws Exception {
        try (Bench bench = new Bench(home)) {
            Recordings.TalkedCall talked =
                    new Recordings.TalkedCall("1764000004.2", Instant.now().minusSeconds(200), Duration.ofSeconds(40));

            assertThat(bench.recordings().reconcile(List.of(talked))).isEqualTo(1);
            assertThat(bench.recordings().reconcile(List.of(talked))).isEqualTo(1);

            assertThat(bench.recordings().discrepancies(Instant.EPOCH, 10))
                    .singleElement()
                    .satisfies(row -> {
                        assertThat(row.kind()).isEqualTo(Kind.NO_RECORDING);
                        assertThat(row.lost()).isEqualTo(Duration.ofSeconds(40));
                    });
            bench.take(bench.call("1764000004.2"));
            assertThat(bench.recordings().reconcile(List.of(talked))).isZero();
            assertThat(bench.recordings().openDiscrepancies(Instant.EPOCH).count())
                    .isZero();
        }
    }

    @Test
    void given_recording_on_its_way_then_no_row_until_half_an_hour_has_passed() throws Exception {
        try (Bench bench = new Bench(home)) {
            String id = "1764000004.3";
            bench.freeBytes.set(0);
            EndedCall call = bench.call(id);
            bench.recordings()
                    .intake(call)
                    .toCompletableFuture()
                    .handle((done, failed) -> "")
                    .join();

            assertThat(bench.recordings().reconcile(List.of(ended(id, Duration.ofMinutes(10)))))
                    .isZero();
            assertThat(bench.recordings().reconcile(List.of(ended(id, Duration.ofMinutes(31)))))
                    .isEqualTo(1);
        }
    }

    private static Recordings.TalkedCall ended(String id, Duration ago) {
        return new Recordings.TalkedCall(id, Instant.now().minus(ago), Duration.ofSeconds(5));
    }

    private static EndedCall.Track talked(EndedCall.Track track, Duration talked) {
        return new EndedCall.Track(
                track.file(), track.party(), track.agentId(), track.startedAt(), Optional.of(talked));
    }

    private static Recording.Track track(TrackState state, Long talked, long recorded) {
        return new Recording.Track(
                Party.AGENT,
                Optional.of("1001"),
                "1.1-agent-1001-2.wav",
                state,
                Bench.START,
                Duration.ZERO,
                Duration.ofMillis(recorded),
                -20,
                -10,
                Optional.ofNullable(talked).map(Duration::ofMillis));
    }
}

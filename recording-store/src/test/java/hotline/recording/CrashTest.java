package hotline.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import hotline.recording.Recording.State;
import hotline.recording.audio.Wavs;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The process dies at some step of an intake; the next start finishes it. */
class CrashTest {

    @TempDir
    Path home;

    /** Stands for a kill: an Error that no step handles. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    private static final class Dying {
        final AtomicBoolean dead = new AtomicBoolean();

        /** From the first call of the step on, the database hears nothing of this process any more. */
        UnaryOperator<RecordingIndex> at(String step, boolean before) {
            return real -> (RecordingIndex) Proxy.newProxyInstance(
                    RecordingIndex.class.getClassLoader(),
                    new Class<?>[] {RecordingIndex.class},
                    (_, method, arguments) -> {
                        if (dead.get() || before && method.getName().equals(step)) {
                            dead.set(true);
                            throw new Killed();
                        }
                        try {
                            Object result = method.invoke(real, arguments);
                            if (method.getName().equals(step)) {
                                dead.set(true);
                                throw new Killed();
                            }
                            return result;
                        } catch (InvocationTargetException thrown) {
                            throw thrown.getCause();
                        }
                    });
        }
    }

    @ParameterizedTest
    @CsvSource({"reserve, true", "reserve, false", "store, true", "store, false"})
    void given_killed_at_a_step_when_started_again_then_stored_once(String step, boolean before) throws Exception {
        try (Bench bench = new Bench(home, new Dying().at(step, before))) {
            EndedCall call = bench.call("1764000001.1");
            assertThatThrownBy(() -> bench.take(call)).hasRootCauseInstanceOf(Killed.class);
            assertThat(bench.incomingFiles()).hasSize(3);

            bench.restart();
            Recording recording = bench.take(call);

            assertThat(recording.state()).isEqualTo(State.STORED);
            assertThat(bench.recordings().verify(recording.id())).isEqualTo(IntegrityCheck.INTACT);
            assertThat(bench.incomingFiles()).isEmpty();
            assertThat(bench.tables.count()).isEqualTo(1);
        }
    }

    @Test
    void given_killed_before_anything_when_started_again_then_finished_without_being_asked() throws Exception {
        try (Bench bench = new Bench(home, new Dying().at("reserve", true))) {
            EndedCall call = bench.call("1764000001.2");
            assertThatThrownBy(() -> bench.take(call)).hasRootCauseInstanceOf(Killed.class);

            bench.restart();
            awaitStored(bench, call.callId());
        }
    }

    @Test
    void given_nobody_announced_the_end_then_old_wavs_are_found_and_aligned() throws Exception {
        try (Bench bench = new Bench(home)) {
            Instant end = Instant.now().minus(Duration.ofMinutes(10));
            bench.call("1764000001.3");
            for (String name : bench.incomingFiles()) {
                Files.setLastModifiedTime(bench.incoming(name), FileTime.from(end));
            }
            awaitStored(bench, "1764000001.3");

            Recording found = bench.tables.findByCall("1764000001.3").orElseThrow();
            assertThat(found.tracks().get(1).offset().toMillis()).isCloseTo(Bench.AGENT_JOINS.toMillis(), within(50L));
            assertThat(found.endedAt()).isCloseTo(end, within(1, ChronoUnit.SECONDS));
        }
    }

    @Test
    void given_phone_that_only_rang_when_its_call_is_stored_then_its_empty_file_goes() throws Exception {
        try (Bench bench = new Bench(home)) {
            bench.take(bench.call("1764000001.7"));
            Path empty = Wavs.closed(bench.incoming("1764000001.7-agent-1002-8.wav"), new short[0]);
            Files.setLastModifiedTime(empty, FileTime.from(Instant.now().minusSeconds(600)));

            bench.restart();
            bench.take(Bench.announced("1764000001.7"));
            for (int tries = 0; Files.exists(empty) && tries < 600; tries++) {
                java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
            }

            assertThat(bench.incomingFiles()).isEmpty();
            assertThat(bench.settings.quarantine()).doesNotExist();
        }
    }

    @Test
    void given_nobody_announced_the_end_then_what_lies_there_is_told_without_phones_that_only_rang() throws Exception {
        try (Bench bench = new Bench(home)) {
            Instant end = Instant.now().minusSeconds(30);
            bench.call("1764000001.6");
            Wavs.closed(bench.incoming("1764000001.6-agent-1002-8.wav"), new short[0]);
            Wavs.torn(bench.incoming("ongoing.2-cit.wav"), Wavs.tone(440, 0.3, Duration.ofSeconds(1)));
            for (String name : bench.incomingFiles()) {
                Files.setLastModifiedTime(bench.incoming(name), FileTime.from(end));
            }

            List<Remains> found = bench.recordings().unannounced();

            assertThat(found).singleElement().satisfies(call -> {
                assertThat(call.callId()).isEqualTo("1764000001.6");
                assertThat(call.lastChange()).isCloseTo(end, within(1, ChronoUnit.SECONDS));
                assertThat(call.tracks())
                        .extracting(track -> track.file())
                        .containsExactly("1764000001.6-cit.wav", "1764000001.6-agent-1001-9.wav");
                assertThat(call.tracks().getFirst().startedAt())
                        .isCloseTo(end.minus(Bench.TALK), within(1, ChronoUnit.SECONDS));
            });
        }
    }

    @Test
    void given_a_call_of_the_second_node_then_its_recordings_are_known_by_its_id() throws Exception {
        try (Bench bench = new Bench(home)) {
            bench.call("2-1764000001.6");

            assertThat(bench.recordings().unannounced()).singleElement().satisfies(call -> {
                assertThat(call.callId()).isEqualTo("2-1764000001.6");
                assertThat(call.tracks())
                        .extracting(track -> track.file())
                        .containsExactly("2-1764000001.6-cit.wav", "2-1764000001.6-agent-1001-9.wav");
            });
        }
    }

    @Test
    void given_call_still_going_on_or_file_fresh_then_left_alone() throws Exception {
        try (Bench bench = new Bench(home)) {
            Wavs.torn(bench.incoming("ongoing.1-cit.wav"), Wavs.tone(440, 0.3, Duration.ofSeconds(1)));
            Files.setLastModifiedTime(
                    bench.incoming("ongoing.1-cit.wav"),
                    FileTime.from(Instant.now().minusSeconds(3600)));
            Wavs.torn(bench.incoming("1764000001.4-cit.wav"), Wavs.tone(440, 0.3, Duration.ofSeconds(1)));

            bench.restart();
            bench.take(bench.call("1764000001.5"));

            assertThat(bench.incomingFiles()).containsExactly("1764000001.4-cit.wav", "ongoing.1-cit.wav");
        }
    }

    /** Joins the intake that the sweep of the start has begun, or finds it done. */
    private static void awaitStored(Bench bench, String callId) throws Exception {
        for (int tries = 0; tries < 2400; tries++) {
            if (bench.tables
                    .findByCall(callId)
                    .filter(one -> one.state() == State.STORED)
                    .isPresent()) {
                return;
            }
            java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
        }
        throw new AssertionError("not stored within two minutes: " + bench.incomingFiles());
    }
}

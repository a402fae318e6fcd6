package hotline.server.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.desktop.port.Alarm;
import hotline.desktop.port.HealthProbe;
import hotline.telephony.Violation;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class WatchmanTest {

    private static final Instant NOW = Instant.parse("2026-11-28T02:00:00Z");
    private static final Violation STUCK =
            new Violation(Violation.Kind.AGENT_STUCK, "1001", "offered beyond the lease");

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Alarms alarms = new Alarms(metrics);
    private final List<Violation> violations = new ArrayList<>();
    private final List<Finding> recordings = new ArrayList<>();
    private boolean databaseUp = true;
    private boolean recordingsFail;

    private final Watchman watchman = Watchman.idle(
            alarms,
            new Watchman.Sources(
                    () -> CompletableFuture.completedFuture(List.copyOf(violations)),
                    List.of(new Database()),
                    Map.of("recordings", this::lookAtRecordings)),
            InstantSource.fixed(NOW));

    private final class Database implements HealthProbe {
        @Override
        public String name() {
            return "数据库";
        }

        @Override
        public boolean required() {
            return true;
        }

        @Override
        public Finding check() {
            if (!databaseUp) {
                throw new IllegalStateException("away");
            }
            return new Finding(true, "正常");
        }
    }

    @Test
    void given_violation_when_seen_once_then_no_alarm_and_when_seen_twice_one_until_it_is_over() throws Exception {
        violations.add(STUCK);
        watchman.lookAtCore();
        assertThat(alarms.standing()).isEmpty();

        watchman.lookAtCore();
        watchman.lookAtCore();
        assertThat(alarms.standing()).hasSize(1);
        Alarm alarm = alarms.standing().getFirst();
        assertThat(alarm.kind()).isEqualTo("AGENT_STUCK");
        assertThat(alarm.subject()).isEqualTo("1001");
        assertThat(alarm.since()).isEqualTo(NOW);
        assertThat(alarm.advice()).isNotBlank();
        assertThat(gauge("AGENT_STUCK")).isEqualTo(1);

        violations.clear();
        watchman.lookAtCore();
        assertThat(alarms.standing()).isEmpty();
        assertThat(gauge("AGENT_STUCK")).isZero();
        assertThat(metrics.get("hotline.alarms.raised")
                        .tag("kind", "AGENT_STUCK")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void given_core_that_fails_then_alarm() throws Exception {
        Watchman deaf = Watchman.idle(
                alarms,
                new Watchman.Sources(
                        () -> CompletableFuture.failedFuture(new IllegalStateException("gone")), List.of(), Map.of()),
                InstantSource.fixed(NOW));
        deaf.lookAtCore();
        assertThat(alarms.standing()).extracting(Alarm::kind).containsExactly("CORE_SILENT");
    }

    @Test
    void given_part_that_is_away_and_another_source_then_each_clears_only_its_own() {
        databaseUp = false;
        recordings.add(new Finding(AlarmKind.RECORDINGS_LATE, "录音", "12 waiting"));
        watchman.lookAtParts();
        assertThat(alarms.standing()).extracting(Alarm::kind).containsExactly("PART_DOWN", "RECORDINGS_LATE");

        databaseUp = true;
        watchman.lookAtParts();
        assertThat(alarms.standing()).extracting(Alarm::kind).containsExactly("RECORDINGS_LATE");
    }

    @Test
    void given_source_that_fails_then_its_alarms_stand_and_the_parts_are_looked_at() {
        recordings.add(new Finding(AlarmKind.RECORDINGS_LATE, "录音", "12 waiting"));
        watchman.lookAtParts();
        recordings.clear();
        recordingsFail = true;
        databaseUp = false;
        watchman.lookAtParts();
        assertThat(alarms.standing()).extracting(Alarm::kind).containsExactlyInAnyOrder("PART_DOWN", "RECORDINGS_LATE");

        recordingsFail = false;
        databaseUp = true;
        watchman.lookAtParts();
        assertThat(alarms.standing()).isEmpty();
    }

    private List<Finding> lookAtRecordings() {
        if (recordingsFail) {
            throw new IllegalStateException("away");
        }
        return List.copyOf(recordings);
    }

    private double gauge(String kind) {
        return metrics.get("hotline.alarms").tag("kind", kind).gauge().value();
    }
}

package hotline.server.alarm;

import hotline.desktop.port.HealthProbe;
import hotline.telephony.Violation;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every second whether what must always hold does, and every ten whether all parts are there. What telephony says
 * counts when it says it twice in a row: an input that mends it may be on its way.
 */
public final class Watchman implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Watchman.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int PARTS_EVERY = 10;
    private static final Duration CORE_PATIENCE = Duration.ofSeconds(5);
    private static final String CORE = "电话核心";

    /**
     * @param core what must never be so in telephony, and is
     * @param parts asked on this thread; one that hangs holds the others up, not telephony's watch
     * @param others further sources by name, asked with the parts
     */
    public record Sources(
            Supplier<CompletionStage<List<Violation>>> core,
            List<HealthProbe> parts,
            Map<String, Supplier<List<Finding>>> others) {}

    private final Alarms alarms;
    private final Sources sources;
    private final InstantSource clock;
    private final List<Thread> threads;
    private Set<Violation> before = Set.of();
    private volatile boolean closed;

    private Watchman(Alarms alarms, Sources sources, InstantSource clock) {
        this.alarms = alarms;
        this.sources = sources;
        this.clock = clock;
        this.threads = List.of(
                Thread.ofVirtual().name("watchman-core").unstarted(() -> every(PAUSE, this::lookAtCore)),
                Thread.ofVirtual()
                        .name("watchman-parts")
                        .unstarted(() -> every(PAUSE.multipliedBy(PARTS_EVERY), this::lookAtParts)));
    }

    public static Watchman start(Alarms alarms, Sources sources, InstantSource clock) {
        Watchman watchman = new Watchman(alarms, sources, clock);
        watchman.threads.forEach(Thread::start);
        return watchman;
    }

    /** For tests: looks when it is told to. */
    static Watchman idle(Alarms alarms, Sources sources, InstantSource clock) {
        return new Watchman(alarms, sources, clock);
    }

    private void every(Duration pause, Look look) {
        try {
            while (!closed) {
                Thread.sleep(pause);
                look.once();
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Look {
        void once() throws InterruptedException;
    }

    void lookAtCore() throws InterruptedException {
        List<Finding> found = new ArrayList<>();
        try {
            Set<Violation> now = new HashSet<>(
                    sources.core().get().toCompletableFuture().get(CORE_PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
            now.stream()
                    .filter(violation -> before.stream().anyMatch(earlier -> isSame(earlier, violation)))
                    .map(it -> new Finding(AlarmKind.of(it.kind()), it.subject(), it.detail()))
                    .forEach(found::add);
            before = now;
        } catch (TimeoutException | ExecutionException silent) {
            found.add(new Finding(AlarmKind.CORE_SILENT, CORE, CORE_PATIENCE.toSeconds() + " 秒内没有应答"));
        }
        alarms.found("core", found, clock.instant());
    }

    private static boolean isSame(Violation earlier, Violation violation) {
        return earlier.kind() == violation.kind() && earlier.subject().equals(violation.subject());
    }

    void lookAtParts() {
        List<Finding> found = new ArrayList<>();
        for (HealthProbe part : sources.parts()) {
            HealthProbe.Finding answer = answer(part);
            if (!answer.up()) {
                found.add(new Finding(AlarmKind.PART_DOWN, part.name(), answer.detail()));
            }
        }
        alarms.found("parts", found, clock.instant());
        sources.others().forEach(this::lookAt);
    }

    /** A source that fails, as when the database is away, leaves its alarms as they were; that part's own alarm says why. */
    private void lookAt(String source, Supplier<List<Finding>> look) {
        List<Finding> found;
        try {
            found = look.get();
        } catch (RuntimeException failed) {
            LOG.warn("cannot look at {}: {}", source, failed.toString());
            return;
        }
        alarms.found(source, found, clock.instant());
    }

    private static HealthProbe.Finding answer(HealthProbe part) {
        try {
            return part.check();
        } catch (RuntimeException failed) {
            return new HealthProbe.Finding(false, "检查失败");
        }
    }

    @Override
    public void close() {
        closed = true;
        threads.forEach(Thread::interrupt);
    }
}

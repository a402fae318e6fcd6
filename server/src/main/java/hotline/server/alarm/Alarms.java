package hotline.server.alarm;

import hotline.desktop.port.Alarm;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The alarms that stand. Each is a line in the log when it begins and when it is over, counts in {@code
 * hotline_alarms{kind}} while it stands and in {@code hotline_alarms_raised_total{kind}} for good.
 */
public final class Alarms {

    private static final Logger LOG = LoggerFactory.getLogger(Alarms.class);
    /** A row each; the metric counts all. */
    private static final int MOST_SHOWN = 200;

    private record About(AlarmKind kind, String subject) {}

    private final MeterRegistry metrics;
    /** By who found them. */
    private final Map<String, Map<About, Alarm>> standing = new HashMap<>();

    public Alarms(MeterRegistry metrics) {
        this.metrics = metrics;
        for (AlarmKind kind : AlarmKind.values()) {
            metrics.gauge(
                    "hotline.alarms",
                    List.of(io.micrometer.core.instrument.Tag.of("kind", kind.name())),
                    this,
                    it -> it.count(kind));
        }
    }

    /** All that this source finds now: what it found before and no longer does is over. */
    public synchronized void found(String source, List<Finding> findings, Instant now) {
        Map<About, Alarm> before = standing.getOrDefault(source, Map.of());
        Map<About, Alarm> after = new HashMap<>();
        for (Finding finding : findings) {
            About about = new About(finding.kind(), finding.subject());
            Alarm known = before.get(about);
            after.put(about, alarm(finding, known == null ? now : known.since()));
            if (known == null) {
                raised(finding);
            }
        }
        Set<About> over = before.keySet().stream()
                .filter(about -> !after.containsKey(about))
                .collect(Collectors.toSet());
        over.forEach(about -> LOG.info("alarm over: {} {}", about.kind(), about.subject()));
        standing.put(source, after);
    }

    private void raised(Finding finding) {
        AlarmKind kind = finding.kind();
        metrics.counter("hotline.alarms.raised", "kind", kind.name()).increment();
        String line = "ALARM {} {}: {} ({}). {}";
        Object[] words = {kind, finding.subject(), kind.title(), finding.detail(), kind.advice()};
        if (kind.urgent()) {
            LOG.error(line, words);
        } else {
            LOG.warn(line, words);
        }
    }

    private static Alarm alarm(Finding finding, Instant since) {
        AlarmKind kind = finding.kind();
        return new Alarm(
                kind.name(), finding.subject(), since, kind.urgent(), kind.title(), finding.detail(), kind.advice());
    }

    private synchronized double count(AlarmKind kind) {
        return standing.values().stream()
                .flatMap(found -> found.keySet().stream())
                .filter(about -> about.kind() == kind)
                .count();
    }

    /** The urgent ones first, the oldest of each first; two hundred at most. */
    public synchronized List<Alarm> standing() {
        return standing.values().stream()
                .flatMap(found -> found.values().stream())
                .sorted(Comparator.comparing((Alarm alarm) -> !alarm.urgent()).thenComparing(Alarm::since))
                .limit(MOST_SHOWN)
                .toList();
    }
}

package hotline.telephony.wall;

import hotline.telephony.call.AgentId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

/**
 * How much of agents' working time went into calls: offered, talking and wrap-up, against that and being ready. The sums
 * since the beginning are kept at every change, so that any stretch of time is the difference of two sums.
 */
final class Occupancy {

    private static final Set<String> BUSY = Set.of("OFFERED", "TALKING", "WRAP_UP");
    private static final String READY = "READY";

    /** Agent-microseconds up to here, and how many agents from here on. */
    private record Point(long busyMicros, long staffedMicros, int busy, int staffed) {
        Point at(long microsLater) {
            return new Point(busyMicros + busy * microsLater, staffedMicros + staffed * microsLater, busy, staffed);
        }
    }

    private static final Point ZERO = new Point(0, 0, 0, 0);

    private final Map<AgentId, String> states = new HashMap<>();
    private final TreeMap<Instant, Point> points = new TreeMap<>();

    void agentIs(AgentId agent, String status, Instant at) {
        states.put(agent, status);
        mark(at);
    }

    void blind(Instant at) {
        states.clear();
        mark(at);
    }

    private void mark(Instant at) {
        Point here = at(at);
        int busy = (int) states.values().stream().filter(BUSY::contains).count();
        int ready = (int) states.values().stream().filter(READY::equals).count();
        points.put(at, new Point(here.busyMicros(), here.staffedMicros(), busy, busy + ready));
    }

    private Point at(Instant moment) {
        Map.Entry<Instant, Point> before = points.floorEntry(moment);
        return before == null
                ? ZERO
                : before.getValue().at(Duration.between(before.getKey(), moment).toNanos() / 1000);
    }

    /** Empty when nobody worked. */
    OptionalDouble between(Instant from, Instant to) {
        Point begin = at(from);
        Point end = at(to);
        long staffed = end.staffedMicros() - begin.staffedMicros();
        return staffed <= 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) (end.busyMicros() - begin.busyMicros()) / staffed);
    }

    /** What is older is not asked for any more. */
    void forgetBefore(Instant moment) {
        Instant last = points.floorKey(moment);
        if (last != null) {
            points.headMap(last).clear();
        }
    }
}

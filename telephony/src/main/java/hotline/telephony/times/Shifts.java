package hotline.telephony.times;

import hotline.telephony.call.Activity;
import hotline.telephony.call.AgentId;
import hotline.telephony.call.CallId;
import hotline.telephony.core.Earlier;
import hotline.telephony.core.Earlier.Shift;
import hotline.telephony.times.TimesInStates.Change;
import hotline.telephony.times.TimesInStates.Watched;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where agents stand in their shifts at the start of a server, made of what was told of the last day, one change after
 * the other. Costs the same for each, whatever there was before; holds an entry an agent.
 */
public final class Shifts {

    /** Longer ago than anybody's last call. */
    public static final Duration SPAN = Duration.ofHours(24);

    private static final Duration HOUR = Duration.ofHours(1);

    /** @param begins whether somebody watched from then on, or until then */
    private record Edge(Instant at, boolean begins) {}

    private static final class Now {
        @Nullable
        String status;

        @Nullable
        String call;

        @Nullable
        Instant idleSince;

        Duration talked = Duration.ZERO;

        @Nullable
        Instant talkingSince;

        final Map<CallId, Instant> taken = new HashMap<>();
    }

    private final Instant start;
    private final List<Edge> edges;
    private int passed;
    private final Map<AgentId, Now> agents = new HashMap<>();

    /**
     * @param start of the server: changes of the {@link #SPAN} before it will be told
     * @param watched those of the same time, in any order
     */
    public Shifts(Instant start, List<Watched> watched) {
        this.start = start;
        List<Edge> all = new ArrayList<>();
        watched.forEach(period -> {
            all.add(new Edge(period.from(), true));
            all.add(new Edge(period.until(), false));
        });
        all.sort(Comparator.comparing(Edge::at).thenComparing(Edge::begins));
        this.edges = List.copyOf(all);
    }

    /** In the order of time. */
    public void told(AgentId agent, Change change) {
        watchUntil(change.at());
        Now now = agents.computeIfAbsent(agent, _ -> new Now());
        stopTalking(now, change.at());
        switch (change.status()) {
            case "READY" -> ready(now, change.at());
            case "OFFERED" -> offered(now);
            case "TALKING" -> talks(now, change);
            default -> now.idleSince = null;
        }
        if (change.status().equals(TimesInStates.SIGNED_OUT) || Activity.OnBreak.SIGNED_IN.equals(change.reason())) {
            now.talked = Duration.ZERO;
        }
        now.status = change.status();
        now.call = change.call();
    }

    private void ready(Now now, Instant at) {
        if (now.idleSince == null) {
            now.idleSince = now.status == null ? from() : at;
        }
    }

    /** Whoever was not ready before is not now. */
    private void offered(Now now) {
        if (now.status == null) {
            now.idleSince = from();
        }
    }

    /** A talk is told again when a supervisor orders something, and after a restart. */
    private static void talks(Now now, Change change) {
        boolean again = "TALKING".equals(now.status)
                && change.call() != null
                && change.call().equals(now.call);
        if (!again && change.call() != null) {
            now.taken.putIfAbsent(new CallId(change.call()), change.at());
        }
        now.idleSince = null;
        now.talkingSince = change.at();
    }

    private static void stopTalking(Now now, Instant at) {
        if (now.talkingSince != null) {
            now.talked = now.talked.plus(Duration.between(now.talkingSince, at));
            now.talkingSince = null;
        }
    }

    /** What was told in a watch's last seconds, after its last sign, is believed; how long it lasted is not known. */
    private void watchUntil(Instant at) {
        while (passed < edges.size() && !edges.get(passed).at().isAfter(at)) {
            Edge edge = edges.get(passed++);
            agents.values().forEach(now -> {
                if (edge.begins()) {
                    now.talkingSince = null;
                } else {
                    stopTalking(now, edge.at());
                }
            });
        }
    }

    private Instant from() {
        return start.minus(SPAN);
    }

    public Earlier atStart() {
        watchUntil(start);
        Map<AgentId, Shift> shifts = new HashMap<>();
        agents.forEach((agent, now) -> {
            now.taken.values().removeIf(began -> !began.plus(HOUR).isAfter(start));
            shifts.put(agent, new Shift(Optional.ofNullable(now.idleSince), now.talked, Map.copyOf(now.taken)));
        });
        return new Earlier(Optional.of(from()), Map.copyOf(shifts));
    }
}

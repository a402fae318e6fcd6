package hotline.telephony.routing;

import hotline.telephony.call.AgentId;
import hotline.telephony.call.CallId;
import hotline.telephony.call.QueueId;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the matcher must do, said in the plainest way: every call against every agent, every time. */
final class NaiveMatcher {

    record Pair(CallId call, AgentId agent) {}

    private final Routing routing;
    final Map<CallId, Waiting> waiting = new LinkedHashMap<>();
    final Map<AgentId, Available> free = new LinkedHashMap<>();
    final Map<CallId, QueueId> served = new LinkedHashMap<>();

    NaiveMatcher(Routing routing) {
        this.routing = routing;
    }

    Optional<Pair> next(Instant now) {
        return waiting.values().stream()
                .filter(this::open)
                .filter(call -> free.values().stream().anyMatch(agent -> may(call, agent)))
                .min(Comparator.<Waiting>comparingLong(call -> -urgency(call, now))
                        .thenComparing(Waiting::entry)
                        .thenComparing(call -> call.call().value()))
                .map(call -> new Pair(
                        call.call(),
                        free.values().stream()
                                .filter(agent -> may(call, agent))
                                .min(order(call))
                                .orElseThrow()
                                .agent()));
    }

    private boolean open(Waiting call) {
        Queue queue = routing.queue(call.queue());
        return served.values().stream().filter(queue.id()::equals).count()
                < queue.limits().mostServed();
    }

    private boolean may(Waiting call, Available agent) {
        return agent.nodes().contains(call.call().node())
                && call.only()
                        .map(agent.agent()::equals)
                        .orElseGet(() -> skills(agent).satisfy(demand(call).required()));
    }

    private Demand demand(Waiting call) {
        return routing.queue(call.queue()).stages().get(call.stage()).demand();
    }

    private Skills skills(Available agent) {
        return routing.agent(agent.agent()).skills();
    }

    private long urgency(Waiting call, Instant now) {
        return routing.queue(call.queue())
                .seniority()
                .urgency(java.time.Duration.between(call.entry(), now).toNanos() / 1000);
    }

    private Comparator<Available> order(Waiting call) {
        Comparator<Available> skilled = Comparator.comparing(
                agent -> -skills(agent).satisfied(demand(call).preferred()));
        Comparator<Available> own = switch (routing.queue(call.queue()).choice().order()) {
            case LONGEST_IDLE -> Comparator.comparing(Available::idleSince);
            case LEAST_TALK -> Comparator.comparing(Available::talked);
        };
        return skilled.thenComparing(own).thenComparing(Available::idleSince).thenComparing(Available::agent);
    }

    /** Calls and agents left over that could have been brought together. */
    List<CallId> neglected() {
        return waiting.values().stream()
                .filter(this::open)
                .filter(call -> free.values().stream().anyMatch(agent -> may(call, agent)))
                .map(Waiting::call)
                .toList();
    }
}

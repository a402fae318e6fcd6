package hotline.telephony.routing;

import hotline.telephony.call.AgentId;
import hotline.telephony.call.CallId;
import hotline.telephony.call.NodeId;
import hotline.telephony.call.QueueId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the next pair: of all waiting calls that some free agent may serve the most urgent, and for it the best of those
 * agents.
 *
 * <p>Every change and every decision costs O(log n) in waiting calls and free agents, and is linear in the number of
 * queues × stages × nodes. That works because calls of one queue, stage and node (a {@link Group}) ask for the same and
 * never change places, and because nobody waits beside an agent who may serve them: when one agent became free, only the
 * heads of the groups that this agent serves need a look; when one call came or was relaxed, only the first agent of its
 * pool. When more happened at once, all heads are looked at.
 */
public final class Matcher {

    private final Routing routing;
    private final Map<QueueId, Line> lines = new LinkedHashMap<>();
    private final List<Pool> pools;
    /** Whoever is alike in this serves alike. */
    private record Alike(Skills skills, Optional<QueueId> only, Set<NodeId> nodes) {}

    private final Map<Alike, Profile> profiles = new HashMap<>();
    /** Of the agents that were here; one entry an agent. */
    private final Map<AgentId, Profile> profileOf = new HashMap<>();

    private final Map<CallId, Place> places = new HashMap<>();
    private final Map<AgentId, Candidate> free = new HashMap<>();
    private final Map<CallId, Line> served = new HashMap<>();
    /** Calls that wait for one agent alone: few, and not for long. */
    private final Map<AgentId, List<Place>> personal = new HashMap<>();

    /** Became free since nothing more was to be matched, and stands in no pool yet. */
    private @Nullable Candidate freshAgent;
    /** Came since nothing more was to be matched. */
    private @Nullable Place freshCall;
    /** More than that happened. */
    private boolean unsettled;

    /** With one node. */
    public Matcher(Routing routing) {
        this(routing, List.of(NodeId.FIRST));
    }

    public Matcher(Routing routing, List<NodeId> nodes) {
        this.routing = routing;
        Map<Pool.Purpose, Pool> byPurpose = Line.noPools();
        routing.queues().values().forEach(queue -> lines.put(queue.id(), new Line(queue, nodes, byPurpose)));
        this.pools = List.copyOf(byPurpose.values());
    }

    // ---- what happens

    /** A call waits, or waits in another way than before. */
    public void enter(Waiting waiting) {
        leave(waiting.call());
        Line line = line(waiting.queue());
        Place place = new Place(waiting, line);
        places.put(place.call, place);
        line.waiting++;
        if (place.only == null) {
            place.group().add(place);
        } else {
            personal.computeIfAbsent(place.only, _ -> new ArrayList<>(2)).add(place);
        }
        if (nothingFresh()) {
            freshCall = place;
        } else {
            muchHappened();
        }
    }

    /** A call no longer waits, or never did. */
    public void leave(CallId call) {
        Place place = places.remove(call);
        if (place == null) {
            return;
        }
        place.line.waiting--;
        if (place.only == null) {
            place.group().remove(place);
        } else {
            personal.computeIfPresent(
                    place.only, (_, others) -> others.remove(place) && others.isEmpty() ? null : others);
        }
        if (freshCall == place) {
            freshCall = null;
        }
    }

    /** An agent is free, or free in another way than before. */
    public void free(Available available) {
        busy(available.agent());
        Candidate candidate =
                new Candidate(available.agent(), available.idleSince(), available.talked(), profile(available));
        free.put(candidate.agent(), candidate);
        if (nothingFresh()) {
            freshAgent = candidate;
        } else {
            pool(candidate);
            muchHappened();
        }
    }

    /** An agent is no longer free, or never was. */
    public void busy(AgentId agent) {
        Candidate candidate = free.remove(agent);
        if (candidate == null) {
            return;
        }
        if (candidate == freshAgent) {
            freshAgent = null;
            return;
        }
        for (Pool pool : candidate.profile().pools()) {
            pool.agents.remove(candidate);
        }
    }

    /** A call of the queue is offered, rings or talks. */
    public void served(CallId call, QueueId queue) {
        Line line = line(queue);
        Line before = served.put(call, line);
        if (before != line) {
            line.served++;
            less(before);
        }
    }

    /** A call is no longer served, or never was. */
    public void unserved(CallId call) {
        less(served.remove(call));
    }

    private void less(@Nullable Line line) {
        if (line != null) {
            boolean full = !line.open();
            line.served--;
            if (full && line.open()) {
                muchHappened();
            }
        }
    }

    private boolean nothingFresh() {
        return freshAgent == null && freshCall == null && !unsettled;
    }

    private void muchHappened() {
        unsettled = true;
        freshCall = null;
        if (freshAgent != null) {
            pool(freshAgent);
            freshAgent = null;
        }
    }

    private static void pool(Candidate candidate) {
        for (Pool pool : candidate.profile().pools()) {
            pool.agents.add(candidate);
        }
    }

    // ---- what follows

    /**
     * The next pair. To be asked again, after the call left and the agent became busy, until there is none.
     *
     * @return null when no call waits that a free agent may serve
     */
    public @Nullable Decision next(Instant now) {
        Decision found = null;
        if (freshAgent != null) {
            found = forAgent(freshAgent, now);
        } else if (freshCall != null) {
            found = forCall(freshCall, now);
        } else if (unsettled) {
            found = forAnyone(now);
        }
        if (found == null) {
            muchHappened();
            unsettled = false;
        }
        return found;
    }

    private @Nullable Decision forAgent(Candidate agent, Instant now) {
        Search search = new Search(now);
        for (Group group : agent.profile().groups()) {
            search.look(group);
        }
        lookFor(agent, personal.getOrDefault(agent.agent(), List.of()), search);
        Place call = search.best();
        return call == null
                ? null
                : new Decision(now, search.calls(places.size()), new Decision.Agents(free.size(), 1, agent, null));
    }

    private static void lookFor(Candidate agent, List<Place> calls, Search search) {
        for (Place call : calls) {
            if (agent.canBeRungFor(call)) {
                search.look(call);
            }
        }
    }

    private @Nullable Decision forCall(Place call, Instant now) {
        if (!call.line.open()) {
            return null;
        }
        Decision.Agents agents = agents(call);
        return agents == null ? null : new Decision(now, new Decision.Calls(places.size(), 1, call, null), agents);
    }

    private @Nullable Decision forAnyone(Instant now) {
        Search search = new Search(now);
        for (Line line : lines.values()) {
            for (Group group : line.groups) {
                if (!group.pool.agents.isEmpty()) {
                    search.look(group);
                }
            }
        }
        personal.forEach((agent, calls) -> {
            Candidate only = free.get(agent);
            if (only != null) {
                lookFor(only, calls, search);
            }
        });
        Place call = search.best();
        if (call == null) {
            return null;
        }
        Decision.Agents agents = agents(call);
        if (agents == null) {
            throw new IllegalStateException("call " + call.call + " has no agent after all");
        }
        return new Decision(now, search.calls(places.size()), agents);
    }

    private Decision.@Nullable Agents agents(Place call) {
        if (call.only != null) {
            Candidate only = free.get(call.only);
            return only == null || !only.canBeRungFor(call) ? null : new Decision.Agents(free.size(), 1, only, null);
        }
        Pool pool = call.group().pool;
        if (pool.agents.isEmpty()) {
            return null;
        }
        Candidate first = pool.agents.first();
        return new Decision.Agents(free.size(), pool.agents.size(), first, pool.agents.higher(first));
    }

    // ---- what is known

    public Routing routing() {
        return routing;
    }

    /** Calls that wait in the queue. */
    public int waiting(QueueId queue) {
        return line(queue).waiting;
    }

    /** Who entered the same queue before this call and waits too. Costs O(n). */
    public int ahead(CallId call) {
        Place place = places.get(call);
        return place == null
                ? 0
                : (int) places.values().stream()
                        .filter(other -> other.line == place.line && Place.BY_ENTRY.compare(other, place) < 0)
                        .count();
    }

    public boolean waits(CallId call) {
        return places.containsKey(call);
    }

    /** Whether a free agent may serve this call now: then its turn may come before anything else is done about it. */
    public boolean servable(CallId call) {
        Place place = places.get(call);
        return place != null && place.line.open() && agents(place) != null;
    }

    /** The calls that wait, the first to enter first. Costs O(n log n). */
    public List<CallId> waitingCalls() {
        return places.values().stream()
                .sorted(Place.BY_ENTRY)
                .map(place -> place.call)
                .toList();
    }

    /** Whether the agent has what the queue asks for at this stage. */
    public boolean serves(AgentId agent, QueueId queue, int stage) {
        Line line = line(queue);
        Demand demand =
                line.queue.stages().get(Math.min(stage, line.lastStage())).demand();
        AgentProfile profile = routing.agent(agent);
        return profile.only().map(line.queue.id()::equals).orElse(true)
                && profile.skills().satisfy(demand.required());
    }

    private Line line(QueueId queue) {
        Line line = lines.get(queue);
        return line == null ? lines.values().iterator().next() : line;
    }

    private Profile profile(Available available) {
        Profile known = profileOf.get(available.agent());
        if (known != null && known.nodes().equals(available.nodes())) {
            return known;
        }
        AgentProfile agent = routing.agent(available.agent());
        Profile profile = profiles.computeIfAbsent(
                new Alike(agent.skills(), agent.only(), available.nodes()),
                alike -> Profile.of(agent, alike.nodes(), lines.values(), pools));
        profileOf.put(available.agent(), profile);
        return profile;
    }
}

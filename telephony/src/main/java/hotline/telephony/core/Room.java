package hotline.telephony.core;

import hotline.kernel.PhoneNumber;
import hotline.telephony.AgentRules;
import hotline.telephony.TelephonySettings.JointDesks;
import hotline.telephony.TelephonySettings.Rating;
import hotline.telephony.TelephonySettings.Timing;
import hotline.telephony.TelephonySettings.Trunk;
import hotline.telephony.call.AgentId;
import hotline.telephony.call.CallId;
import hotline.telephony.call.Extension;
import hotline.telephony.call.NodeId;
import hotline.telephony.call.QueueId;
import hotline.telephony.call.RecordedTrack;
import hotline.telephony.routing.Available;
import hotline.telephony.routing.Matcher;
import hotline.telephony.routing.Pace;
import hotline.telephony.routing.Routing;
import hotline.telephony.routing.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All live state, of all nodes, with the indexes that make decisions quick. Holds data, decides nothing. */
final class Room {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final int ENDED_TO_REMEMBER = 10_000;

    final Timing timing;
    final JointDesks jointDesks;
    final Trunk trunk;
    final OutsideNumbers outside;
    final AgentRules rules;
    final Rating rating;
    final Supplier<UUID> ids;
    final Deadlines deadlines = new Deadlines();

    final Map<CallId, Call> calls = new LinkedHashMap<>();
    final Map<AgentId, Agent> agents = new TreeMap<>();
    final Nodes nodes;

    /** Whose desktop is open. */
    final Set<AgentId> desktops = new HashSet<>();

    /** Calls that are over: what is said late about them must not bring them back. */
    private final Set<CallId> ended = Collections.newSetFromMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<CallId, Boolean> eldest) {
            return size() > ENDED_TO_REMEMBER;
        }
    });

    /** Calls that want an agent and agents that are free; replaced when the routing changes. */
    Matcher matcher;

    final LastAgents lastAgents = new LastAgents();

    /** The shifts before this process, for agents who are still to be found. */
    Earlier earlier = Earlier.UNKNOWN;

    final FormerPlaces formerPlaces = new FormerPlaces();
    private final Map<QueueId, Pace> paces = new HashMap<>();

    /** Legs of those called into a talk. */
    final Map<String, CallId> guests = new HashMap<>();

    /** Our side's legs of calls that we make, until they talk. */
    final Map<String, CallId> ourLegs = new HashMap<>();

    /** Legs that are recorded, also those of whoever has left the talk to others. */
    private final Map<String, CallId> recorded = new HashMap<>();

    /** Legs of citizens whom joint desks handed over. */
    final Map<String, CallId> handedIn = new HashMap<>();

    private final Map<Extension, AgentId> byPhone = new HashMap<>();
    private final Map<String, CallId> byLeg = new HashMap<>();

    Room(
            List<NodeId> nodes,
            Timing timing,
            JointDesks jointDesks,
            Trunk trunk,
            AgentRules rules,
            Rating rating,
            Supplier<UUID> ids) {
        this.nodes = new Nodes(nodes);
        this.matcher = new Matcher(Routing.PLAIN, nodes);
        this.rules = rules;
        this.timing = timing;
        this.jointDesks = jointDesks;
        this.trunk = trunk;
        this.outside = new OutsideNumbers(trunk);
        this.rating = rating;
        this.ids = ids;
    }

    @Nullable
    Call call(CallId id) {
        return calls.get(id);
    }

    Call waitingCall(CallId id) {
        Call call = calls.get(id);
        if (call == null) {
            throw new IllegalStateException("call " + id + " waits but is not known");
        }
        return call;
    }

    Routing routing() {
        return matcher.routing();
    }

    /** Costs O(n log n) in calls and agents. */
    void configure(Routing routing) {
        matcher = new Matcher(routing, nodes.all());
        paces.keySet().retainAll(routing.queues().keySet());
        calls.values().forEach(this::reindex);
        agents.values().forEach(this::reindex);
    }

    Pace pace(QueueId queue) {
        return paces.computeIfAbsent(routing().queue(queue).id(), _ -> new Pace());
    }

    /** After anything happened to calls: in which queues somebody waits. Costs the number of queues. */
    void notePaces(Instant now) {
        paces.forEach((queue, pace) -> pace.waiting(matcher.waiting(queue) > 0, now));
    }

    /** To be called when an agent's calls of the last hour may be more, or fewer, than before. */
    void limit(Agent agent, Instant now) {
        agent.taken.values().removeIf(began -> !began.plus(HOUR).isAfter(now));
        int most = routing().agent(agent.id).mostCallsAnHour();
        agent.exhausted = agent.taken.size() >= most;
        if (agent.exhausted) {
            deadlines.add(
                    Collections.min(agent.taken.values()).plus(HOUR), Deadlines.Kind.HOURLY_LIMIT, agent.id.value());
        }
    }

    boolean isOver(CallId id) {
        return ended.contains(id);
    }

    /** @return false when it was over already */
    boolean end(CallId id) {
        return ended.add(id);
    }

    Call addCall(CallId id, PhoneNumber caller, String channel, Instant arrivedAt) {
        Call call = new Call(id, caller, channel, id.draftId(), arrivedAt);
        calls.put(id, call);
        return call;
    }

    void removeCall(Call call) {
        calls.remove(call.id);
        end(call.id);
        call.tracks.legs().forEach(recorded::remove);
        handedIn.values().remove(call.id);
        setLeg(call, null);
        reindex(call);
    }

    /** @param leg its Uniqueid */
    void record(Call call, String leg, RecordedTrack track) {
        call.tracks.begin(leg, track);
        recorded.put(leg, call.id);
    }

    void recordedLegEnded(String leg, Instant now) {
        CallId id = recorded.remove(leg);
        Call call = id == null ? null : calls.get(id);
        if (call != null) {
            call.tracks.ended(leg, now);
        }
    }

    @Nullable
    Call callOfLeg(String leg) {
        CallId id = byLeg.get(leg);
        return id == null ? null : calls.get(id);
    }

    void setLeg(Call call, @Nullable Leg leg) {
        Leg old = call.leg;
        if (old != null) {
            byLeg.remove(old.id());
        }
        call.leg = leg;
        if (leg != null) {
            byLeg.put(leg.id(), call.id);
        }
    }

    Extension phoneOf(Agent agent) {
        Extension phone = agent.phone;
        if (phone == null) {
            throw new IllegalStateException("agent " + agent.id + " is offered a call without a phone");
        }
        return phone;
    }

    Agent agent(AgentId id, Instant now) {
        return agents.computeIfAbsent(id, _ -> {
            Agent agent = new Agent(id, now);
            agent.goOn(earlier.shift(id), now);
            limit(agent, now);
            return agent;
        });
    }

    @Nullable
    Agent agentAt(Extension phone) {
        AgentId id = byPhone.get(phone);
        return id == null ? null : agents.get(id);
    }

    void setPhone(Agent agent, @Nullable Extension phone) {
        Extension old = agent.phone;
        if (old != null) {
            byPhone.remove(old);
        }
        agent.phone = phone;
        lookForPhone(agent);
        if (phone != null) {
            agent.known = true;
            byPhone.put(phone, agent.id);
        }
    }

    /**
     * Where the agent's phone can be rung, after any change of that.
     *
     * @return whether it can be rung at all, and could not before, or the other way round
     */
    boolean lookForPhone(Agent agent) {
        Extension phone = agent.phone;
        boolean before = agent.reachable;
        agent.nodes = phone == null ? Set.of() : nodes.reaching(phone);
        agent.reachable = phone != null && nodes.reachable(phone);
        return before != agent.reachable;
    }

    /** After any change of what an agent is doing. */
    void reindex(Agent agent) {
        if (agent.available()) {
            matcher.free(new Available(agent.id, agent.idleSince, agent.talked, agent.nodes));
        } else {
            matcher.busy(agent.id);
        }
    }

    /** @return whether the event moved the call, as {@link CallLifecycle} says */
    boolean move(Step step, Call call, CallEvent event) {
        CallState from = call.state;
        Optional<CallState> to = CallLifecycle.row(from, event).to();
        to.ifPresent(next -> {
            call.state = next;
            reindex(call);
            step.moved(call.id, from.title() + " --" + event.title() + "--> " + next.title());
        });
        return to.isPresent();
    }

    /** After any change of a call's state or route. Its entry never changes once it waits. */
    void reindex(Call call) {
        Instant entry = call.entry;
        if (entry == null) {
            return;
        }
        boolean here = calls.containsKey(call.id);
        if (here
                && call.state == CallState.QUEUED
                && (call.scripted || call.out != null)
                && !call.gaveUp
                && !call.route.hears) {
            matcher.enter(
                    new Waiting(call.id, call.queue, entry, call.route.stage, Optional.ofNullable(call.route.only)));
        } else {
            matcher.leave(call.id);
        }
        if (here && (call.offer != null || call.state == CallState.TALKING)) {
            matcher.served(call.id, call.queue);
        } else {
            matcher.unserved(call.id);
        }
    }
}

package hotline.telephony.core;

import hotline.kernel.PhoneNumber;
import hotline.telephony.TelephonySettings.Timing;
import hotline.telephony.call.AgentId;
import hotline.telephony.call.CallId;
import hotline.telephony.call.Extension;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All live state of one Asterisk, with the indexes that make decisions quick. Holds data, decides nothing. */
final class Room {

    private static final int ENDED_TO_REMEMBER = 10_000;

    /** A place in the queue. */
    record Place(Instant entry, CallId call) {}

    final Timing timing;
    final Supplier<UUID> ids;
    final Deadlines deadlines = new Deadlines();

    final Map<CallId, Call> calls = new LinkedHashMap<>();
    final Map<AgentId, Agent> agents = new TreeMap<>();
    /** Every phone Asterisk knows, and whether it can be reached. */
    final Map<Extension, Boolean> phones = new HashMap<>();

    /** Calls that are over: what is said late about them must not bring them back. */
    private final Set<CallId> ended = Collections.newSetFromMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<CallId, Boolean> eldest) {
            return size() > ENDED_TO_REMEMBER;
        }
    });

    /** Calls in state Queued that want an agent, the most senior first. */
    final TreeSet<Place> waiting = new TreeSet<>(Comparator.comparing(Place::entry)
            .thenComparing(place -> place.call().value()));

    /** Agents that are free, the next in turn first. */
    final TreeSet<Ladder.Candidate> free = new TreeSet<>(Ladder.ORDER);

    private final Map<Extension, AgentId> byPhone = new HashMap<>();
    private final Map<String, CallId> byLeg = new HashMap<>();

    boolean connected;
    /** When the connection was lost; meaningless while connected. */
    Instant disconnectedSince = Instant.EPOCH;

    Room(Timing timing, Supplier<UUID> ids) {
        this.timing = timing;
        this.ids = ids;
    }

    @Nullable
    Call call(CallId id) {
        return calls.get(id);
    }

    Call callAt(Place place) {
        Call call = calls.get(place.call());
        if (call == null) {
            throw new IllegalStateException("call " + place.call() + " waits but is not known");
        }
        return call;
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
        setLeg(call, null);
        reindex(call);
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
        return agents.computeIfAbsent(id, _ -> new Agent(id, now));
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
        agent.reachable = phone != null && phones.getOrDefault(phone, false);
        if (phone != null) {
            byPhone.put(phone, agent.id);
        }
    }

    /** To be called before anything that {@link #free} sorts by or filters on changes. */
    void unindex(Agent agent) {
        free.remove(new Ladder.Candidate(agent.id, agent.idleSince));
    }

    /** And after. */
    void reindex(Agent agent) {
        if (agent.available()) {
            free.add(new Ladder.Candidate(agent.id, agent.idleSince));
        }
    }

    /** After any change of a call's state. Its entry never changes once it waits. */
    void reindex(Call call) {
        Instant entry = call.entry;
        if (entry == null) {
            return;
        }
        Place place = new Place(entry, call.id);
        if (call.state == CallState.QUEUED && call.scripted && !call.gaveUp && calls.containsKey(call.id)) {
            waiting.add(place);
        } else {
            waiting.remove(place);
        }
    }
}

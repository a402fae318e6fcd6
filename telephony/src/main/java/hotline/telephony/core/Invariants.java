package hotline.telephony.core;

import hotline.telephony.Violation;
import hotline.telephony.Violation.Kind;
import hotline.telephony.call.Activity;
import hotline.telephony.call.AgentId;
import hotline.telephony.call.CallId;
import hotline.telephony.call.NodeId;
import hotline.telephony.call.QueueId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What must hold at any moment, looked at from outside: from the calls and agents themselves, not from the indexes that
 * decisions use. A violation is a bug, or a fault that nothing repaired.
 *
 * <p>Costs O(calls + agents) when nobody waits or nobody is free, and O(agents) a kind of waiting call otherwise.
 */
final class Invariants {

    /** Beyond an offer's lease. */
    private static final Duration LEASE_GRACE = Duration.ofSeconds(5);
    /** Greeting, menu and announcements take minutes; so does one round of Asterisk's own queue. */
    private static final Duration LONGEST_PREPARATION = Duration.ofMinutes(30);
    /** Without anybody joining, leaving or being asked. */
    private static final Duration LONGEST_TALK = Duration.ofHours(4);
    /** Beyond the longest wait: agents may be rung one after the other meanwhile. */
    private static final Duration WAIT_GRACE = Duration.ofMinutes(15);

    private final Room room;
    private final Instant now;
    private final List<Violation> found = new ArrayList<>();

    private Invariants(Room room, Instant now) {
        this.room = room;
        this.now = now;
    }

    static List<Violation> broken(Room room, Instant now) {
        Invariants look = new Invariants(room, now);
        look.offers();
        room.agents.values().forEach(look::stuck);
        look.waitingBesideTheFree();
        room.calls.values().stream()
                .filter(call -> room.nodes.connected(call.id.node()))
                .forEach(look::withoutEnd);
        return List.copyOf(look.found);
    }

    private void add(Kind kind, Object subject, String detail) {
        found.add(new Violation(kind, subject.toString(), detail));
    }

    private void offers() {
        Map<AgentId, CallId> offered = new HashMap<>();
        for (Call call : room.calls.values()) {
            if (call.offer == null) {
                continue;
            }
            AgentId agent = call.offer.agent();
            CallId other = offered.putIfAbsent(agent, call.id);
            Agent known = room.agents.get(agent);
            if (other != null) {
                add(Kind.ONE_AGENT_ONE_OFFER, agent, "同时分到通话 " + other + " 和 " + call.id);
            } else if (known == null || !known.isOffered(call.id)) {
                add(Kind.ONE_AGENT_ONE_OFFER, agent, "不知道分到了通话 " + call.id);
            }
        }
    }

    private void stuck(Agent agent) {
        CallId held = agent.busy() ? agent.activity.call().orElse(null) : null;
        if (held == null) {
            return;
        }
        if (room.call(held) == null) {
            add(Kind.AGENT_STUCK, agent.id, "忙于已经结束的通话 " + held);
        } else if (agent.activity instanceof Activity.Offered
                && agent.offeredUntil.plus(LEASE_GRACE).isBefore(now)) {
            add(Kind.AGENT_STUCK, agent.id, "通话 " + held + " 的振铃超过时限");
        }
    }

    private record Wish(QueueId queue, int stage, NodeId node, Optional<AgentId> only) {}

    private void waitingBesideTheFree() {
        List<Agent> free =
                room.agents.values().stream().filter(Agent::available).toList();
        if (free.isEmpty()) {
            return;
        }
        Set<Wish> looked = new HashSet<>();
        Map<QueueId, Integer> served = served(room.calls.values());
        for (Call call : room.calls.values()) {
            boolean waits = call.state == CallState.QUEUED && call.scripted && !call.gaveUp && !call.route.hears;
            Wish wish = new Wish(call.queue, call.route.stage, call.id.node(), Optional.ofNullable(call.route.only));
            if (waits && looked.add(wish) && !isFull(call.queue, served)) {
                free.stream()
                        .filter(agent -> agent.nodes.contains(wish.node()))
                        .filter(agent -> wish.only()
                                .map(agent.id::equals)
                                .orElseGet(() -> room.matcher.serves(agent.id, wish.queue(), wish.stage())))
                        .findFirst()
                        .ifPresent(agent -> add(Kind.WAITS_BESIDE_FREE_AGENT, call.id, "话务员 " + agent.id + " 空闲"));
            }
        }
    }

    private static Map<QueueId, Integer> served(Collection<Call> calls) {
        Map<QueueId, Integer> served = new HashMap<>();
        calls.stream()
                .filter(call -> call.offer != null || call.state == CallState.TALKING)
                .forEach(call -> served.merge(call.queue, 1, Integer::sum));
        return served;
    }

    private boolean isFull(QueueId queue, Map<QueueId, Integer> served) {
        return served.getOrDefault(queue, 0)
                >= room.routing().queue(queue).limits().mostServed();
    }

    private void withoutEnd(Call call) {
        Duration silent = Duration.between(call.lastSign, now);
        Duration limit = switch (call.state) {
            case GREETING, CALLING_OUT, RATING, FAILSAFE, ENDED -> LONGEST_PREPARATION;
            case QUEUED, OFFERED, RINGING -> room.timing.longestWait().plus(WAIT_GRACE);
            case TALKING -> LONGEST_TALK;
        };
        if (silent.compareTo(limit) > 0) {
            add(Kind.CALL_WITHOUT_END, call.id, "状态 " + call.state.name() + "，" + silent.toMinutes() + " 分钟没有动静");
        }
    }
}

package hotline.telephony.core;

import hotline.telephony.call.CallId;
import hotline.telephony.call.CallOutcome;
import hotline.telephony.call.CallPurpose;
import hotline.telephony.call.NodeId;
import hotline.telephony.call.OutgoingCall;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Callbacks stand in the queue like calls, with the entry of the call that they come from: the promise keeps the place.
 * Those to people whom we missed are let in one by one, when an agent is free and nobody waits. What is to be called back
 * is kept in the database; it is told here again and again, and what is no longer told leaves the queue.
 */
final class CallbackDesk {

    private final Room room;
    private final CallDesk calls;
    private List<DueCallback> told = List.of();

    CallbackDesk(Room room, CallDesk calls) {
        this.room = room;
        this.calls = calls;
    }

    /** @param due all that are due now, the most urgent first */
    void due(Step step, List<DueCallback> due, Instant now) {
        told = due;
        stand(step, due, now);
    }

    /**
     * A node is there: who couldn't stand for want of one does so now. Until the next round, callers who came later would have
     * the places.
     */
    void connected(Step step, Instant now) {
        stand(step, told, now);
    }

    private void stand(Step step, List<DueCallback> due, Instant now) {
        Map<UUID, Call> standing = standing();
        Set<UUID> wanted = new HashSet<>();
        due.stream().filter(one -> !isCalling(one)).forEach(one -> wanted.add(one.id()));
        standing.forEach((id, call) -> {
            if (!wanted.contains(id) && call.state == CallState.QUEUED) {
                leave(step, call, now);
            }
        });
        for (DueCallback one : due) {
            if (wanted.contains(one.id()) && !standing.containsKey(one.id()) && mayEnter(one)) {
                enter(step, one, now);
            }
        }
    }

    private Map<UUID, Call> standing() {
        Map<UUID, Call> standing = new HashMap<>();
        room.calls
                .values()
                .forEach(call -> call.placed()
                        .flatMap(OutgoingCall::callback)
                        .ifPresent(callback -> standing.put(callback, call)));
        return standing;
    }

    /** The citizen calls again just now, or is on the line. */
    private boolean isCalling(DueCallback due) {
        return room.calls.values().stream()
                .anyMatch(call -> call.caller.digits().equals(due.number().digits())
                        && call.placed()
                                .flatMap(OutgoingCall::callback)
                                .filter(due.id()::equals)
                                .isEmpty());
    }

    private boolean mayEnter(DueCallback due) {
        boolean dialable = room.outside.read(due.number().digits()) instanceof OutsideNumbers.Reading.Allowed;
        return room.nodes.connected() && dialable && (due.purpose() == CallPurpose.PROMISED || isQuiet());
    }

    private boolean isQuiet() {
        return room.matcher.waitingCalls().isEmpty()
                && room.agents.values().stream().anyMatch(Agent::available);
    }

    private void enter(Step step, DueCallback due, Instant now) {
        CallId id = CallId.outgoing(room.nodes.anyConnected().orElseThrow(), room.ids.get());
        Call call = room.addCall(id, due.number(), id.value(), now);
        call.out = new Outgoing(new OutgoingCall(due.purpose(), Optional.empty(), Optional.of(due.id())), null);
        call.queue = room.routing().queue(due.queue()).id();
        call.route.queue = call.queue;
        call.entry = due.entry().isAfter(now) ? now : due.entry();
        call.patienceSince = now;
        step.moved(id, due.purpose() + " stands in queue " + call.queue + " since " + call.entry);
        room.move(step, call, CallEvent.ENTERED_QUEUE);
    }

    /** Those that stood on a node that is gone come again on another, with the next round of what is due. */
    void gone(Step step, NodeId node, Instant now) {
        List.copyOf(room.calls.values()).stream()
                .filter(call -> call.id.node().equals(node) && call.out != null && call.state == CallState.QUEUED)
                .forEach(call -> leave(step, call, now));
    }

    /** Not offered yet, or given back: those who saw it are told that nothing comes of it. */
    void leave(Step step, Call call, Instant now) {
        step.moved(call.id, "leaves the queue");
        if (call.out != null && call.out.placed) {
            calls.over(step, call.id, CallOutcome.OUR_SIDE_UNREACHED, now);
        } else {
            room.removeCall(call);
        }
    }
}

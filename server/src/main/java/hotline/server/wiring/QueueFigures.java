package hotline.server.wiring;

import hotline.desktop.port.QueueState;
import hotline.telephony.RoomSnapshot;
import hotline.telephony.RoomSnapshot.LiveCall;
import hotline.telephony.call.Activity;
import hotline.telephony.call.AgentStatus;
import hotline.telephony.routing.Queue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What happens in each queue at one moment. */
public final class QueueFigures {

    private QueueFigures() {}

    /** In the order in which the queues are defined. */
    public static List<QueueState> each(RoomSnapshot room) {
        return room.routing().queues().values().stream()
                .map(queue -> state(room, queue))
                .toList();
    }

    /** Also all of them together, last. */
    public static List<QueueState> eachAndAll(RoomSnapshot room) {
        List<QueueState> states = new ArrayList<>(each(room));
        states.add(all(room));
        return states;
    }

    static QueueState all(RoomSnapshot room) {
        return state(room, QueueState.ALL, "全部", _ -> true, QueueFigures::ready);
    }

    private static QueueState state(RoomSnapshot room, Queue queue) {
        return state(
                room,
                queue.id().value(),
                queue.name(),
                call -> room.routing().queue(call.queue()).id().equals(queue.id()),
                agent -> ready(agent) && serves(room, agent, queue));
    }

    private static QueueState state(
            RoomSnapshot room, String id, String name, Predicate<LiveCall> ofQueue, Predicate<AgentStatus> serves) {
        List<LiveCall> waiting = room.calls().stream()
                .filter(QueueFigures::waits)
                .filter(ofQueue)
                .toList();
        long longest = waiting.stream()
                .flatMap(call -> call.queuedAt().stream())
                .mapToLong(since -> Duration.between(since, room.at()).toMillis())
                .max()
                .orElse(0);
        return new QueueState(
                id,
                name,
                waiting.size(),
                longest,
                (int) room.agents().stream().filter(serves).count(),
                (int) room.calls().stream()
                        .filter(call -> call.state().equals("Talking"))
                        .filter(ofQueue)
                        .count());
    }

    private static boolean waits(LiveCall call) {
        return call.out().isEmpty() && call.state().equals("Queued")
                || call.state().equals("Failsafe");
    }

    private static boolean ready(AgentStatus agent) {
        return agent.activity() instanceof Activity.Ready && agent.phoneReachable();
    }

    /** At the least that the queue asks for while a caller waits. */
    private static boolean serves(RoomSnapshot room, AgentStatus agent, Queue queue) {
        return room.routing()
                .agent(agent.agent())
                .skills()
                .satisfy(queue.stages().getLast().demand().required());
    }
}

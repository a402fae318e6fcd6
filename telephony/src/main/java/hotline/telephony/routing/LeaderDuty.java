package hotline.telephony.routing;

import hotline.regulation.clause.Clause;
import hotline.telephony.call.AgentId;
import hotline.telephony.call.QueueId;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * 领导接听 (Art 23): leaders take calls by a roster, in a queue of their own. While one is on duty and signed in the queue is
 * open and theirs alone, and they serve nothing else; otherwise its calls go to the general queue at once.
 */
@Clause("23")
public final class LeaderDuty {

    public static final QueueId QUEUE = new QueueId("leader");
    private static final String SKILL = "领导接听";
    private static final String ABSENT = "leader-absent";
    /** No window on any day. */
    private static final OpeningHours NEVER = new OpeningHours(Map.of(DayOfWeek.MONDAY, List.of()));

    private LeaderDuty() {}

    /**
     * @param routing as supervisors defined it; without a queue of this name it stays as it is
     * @param present leaders on duty and signed in
     */
    public static Routing applied(Routing routing, Collection<AgentId> present) {
        Queue queue = routing.find(QUEUE).orElse(null);
        if (queue == null || routing.find(Routing.GENERAL).isEmpty()) {
            return routing;
        }
        Map<QueueId, Queue> queues = new LinkedHashMap<>(routing.queues());
        queues.put(QUEUE, present.isEmpty() ? closed(queue) : open(queue));
        Map<AgentId, AgentProfile> agents = new TreeMap<>(routing.agents());
        present.forEach(leader -> agents.put(leader, onDuty(routing.agent(leader))));
        return new Routing(queues, agents);
    }

    private static Queue open(Queue queue) {
        return queue.withHours(OpeningHours.ALWAYS, Night.NONE)
                .withStages(List.of(new Stage(Duration.ZERO, new Demand(Skills.of(Map.of(SKILL, 1)), Skills.NONE))));
    }

    /** Also for those who wait in it when the leader leaves. */
    private static Queue closed(Queue queue) {
        return queue.withHours(NEVER, new Night(Optional.of(ABSENT), Optional.of(Routing.GENERAL)))
                .withLimits(
                        queue.limits(),
                        List.of(new Overflow(
                                new Overflow.Waited(Duration.ZERO), new Overflow.ToQueue(Routing.GENERAL))));
    }

    private static AgentProfile onDuty(AgentProfile usual) {
        Map<String, Integer> skills = new TreeMap<>(usual.skills().levels());
        skills.putIfAbsent(SKILL, 1);
        return new AgentProfile(Skills.of(skills), usual.mostCallsAnHour(), usual.team(), Optional.of(QUEUE));
    }
}

package hotline.telephony.routing;

import hotline.telephony.call.AgentId;
import hotline.telephony.call.QueueId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The whole definition of routing at one time; a change makes a new one.
 *
 * @param queues by id; the first serves calls whose queue is not known
 * @param agents whoever is absent has the {@linkplain AgentProfile#PLAIN plain profile}
 */
public record Routing(Map<QueueId, Queue> queues, Map<AgentId, AgentProfile> agents) {

    public static final QueueId GENERAL = new QueueId("general");
    public static final int MOST_QUEUES = 100;

    /** One queue that anyone serves, longest idle first. */
    public static final Routing PLAIN = of(List.of(Queue.open(GENERAL, "人工")), Map.of());

    /** @throws IllegalArgumentException (Chinese) when queues are missing, too many, or lead nowhere */
    public Routing {
        queues = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(queues));
        agents = Map.copyOf(agents);
        if (queues.isEmpty() || queues.size() > MOST_QUEUES) {
            throw new IllegalArgumentException("队列应为 1 至 " + MOST_QUEUES + " 个");
        }
        for (Queue queue : queues.values()) {
            for (QueueId target : targets(queue)) {
                if (!queues.containsKey(target)) {
                    throw new BadDefinition(
                            target.equals(queue.night().queue().orElse(null)) ? "night" : "overflow",
                            "队列“" + queue.name() + "”指向不存在的队列 " + target);
                }
            }
            checkNights(queue, queues);
        }
    }

    public static Routing of(List<Queue> queues, Map<AgentId, AgentProfile> agents) {
        Map<QueueId, Queue> byId = new LinkedHashMap<>();
        queues.forEach(queue -> {
            if (byId.put(queue.id(), queue) != null) {
                throw new IllegalArgumentException("队列编号重复：" + queue.id());
            }
        });
        return new Routing(byId, agents);
    }

    private static List<QueueId> targets(Queue queue) {
        List<QueueId> targets = new java.util.ArrayList<>();
        queue.night().queue().ifPresent(targets::add);
        queue.overflow().forEach(rule -> {
            if (rule.then() instanceof Overflow.ToQueue to) {
                targets.add(to.queue());
            }
        });
        return targets;
    }

    private static void checkNights(Queue queue, Map<QueueId, Queue> queues) {
        Set<QueueId> seen = new HashSet<>();
        Queue at = queue;
        while (at != null && at.night().queue().isPresent()) {
            if (!seen.add(at.id())) {
                throw new BadDefinition("night", "队列“" + queue.name() + "”的夜间队列循环");
            }
            at = queues.get(at.night().queue().get());
        }
    }

    /** The queue of this id, or the first one. */
    public Queue queue(QueueId id) {
        Queue found = queues.get(id);
        return found == null ? queues.values().iterator().next() : found;
    }

    public Optional<Queue> find(QueueId id) {
        return Optional.ofNullable(queues.get(id));
    }

    public AgentProfile agent(AgentId id) {
        return agents.getOrDefault(id, AgentProfile.PLAIN);
    }
}

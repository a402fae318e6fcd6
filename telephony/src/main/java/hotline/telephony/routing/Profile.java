package hotline.telephony.routing;

import hotline.telephony.call.NodeId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * All agents with the same skills who serve the same queues and can be rung on the same nodes.
 *
 * @param groups whose calls they can serve
 * @param pools where they stand when free
 * @param preferred by the pool's index: how many of the preferred skills they have
 */
@SuppressWarnings("ArrayRecordComponent") // read in the innermost loop, never changed
record Profile(Skills skills, Set<NodeId> nodes, Group[] groups, Pool[] pools, int[] preferred) {

    static Profile of(AgentProfile agent, Set<NodeId> nodes, Collection<Line> lines, Collection<Pool> all) {
        Skills skills = agent.skills();
        List<Group> groups = new ArrayList<>();
        for (Line line : lines) {
            boolean serves = agent.only().map(line.queue.id()::equals).orElse(true);
            for (Group group : line.groups) {
                Pool.Purpose purpose = group.pool.purpose;
                if (serves
                        && nodes.contains(purpose.node())
                        && skills.satisfy(purpose.demand().required())) {
                    groups.add(group);
                }
            }
        }
        List<Pool> pools = new ArrayList<>();
        int[] preferred = new int[all.size()];
        for (Pool pool : all) {
            Demand demand = pool.purpose.demand();
            preferred[pool.index] = skills.satisfied(demand.preferred());
            if (groups.stream().anyMatch(group -> group.pool == pool)) {
                pools.add(pool);
            }
        }
        return new Profile(skills, nodes, groups.toArray(Group[]::new), pools.toArray(Pool[]::new), preferred);
    }
}

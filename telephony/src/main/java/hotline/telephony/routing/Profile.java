package hotline.telephony.routing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * All agents with the same skills.
 *
 * @param groups whose calls they can serve
 * @param pools where they stand when free
 * @param preferred by the pool's index: how many of the preferred skills they have
 */
@SuppressWarnings("ArrayRecordComponent") // read in the innermost loop, never changed
record Profile(Skills skills, Group[] groups, Pool[] pools, int[] preferred) {

    static Profile of(Skills skills, Collection<Line> lines, Collection<Pool> all) {
        List<Group> groups = new ArrayList<>();
        for (Line line : lines) {
            for (Group group : line.groups) {
                if (skills.satisfy(group.pool.purpose.demand().required())) {
                    groups.add(group);
                }
            }
        }
        List<Pool> pools = new ArrayList<>();
        int[] preferred = new int[all.size()];
        for (Pool pool : all) {
            Demand demand = pool.purpose.demand();
            preferred[pool.index] = skills.satisfied(demand.preferred());
            if (skills.satisfy(demand.required())) {
                pools.add(pool);
            }
        }
        return new Profile(skills, groups.toArray(Group[]::new), pools.toArray(Pool[]::new), preferred);
    }
}

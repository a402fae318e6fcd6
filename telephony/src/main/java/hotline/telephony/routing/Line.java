package hotline.telephony.routing;

import hotline.telephony.call.NodeId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A queue at work: its waiting calls by stage, and how many of its calls are being served. */
final class Line {

    final Queue queue;
    final List<NodeId> nodes;
    /** By stage, and within it by node. */
    final Group[] groups;
    /** Waiting calls, in all stages and for their last agents. */
    int waiting;
    /** Calls that are offered, ring or talk. */
    int served;

    /** @param pools the pools known so far, by what they are for; grows */
    Line(Queue queue, List<NodeId> nodes, Map<Pool.Purpose, Pool> pools) {
        this.queue = queue;
        this.nodes = nodes;
        List<Stage> stages = queue.stages();
        this.groups = new Group[stages.size() * nodes.size()];
        for (int i = 0; i < groups.length; i++) {
            Pool.Purpose purpose = new Pool.Purpose(
                    stages.get(i / nodes.size()).demand(), queue.choice().order(), nodes.get(i % nodes.size()));
            Pool pool = pools.get(purpose);
            if (pool == null) {
                pool = new Pool(purpose, pools.size());
                pools.put(purpose, pool);
            }
            groups[i] = new Group(this, pool);
        }
    }

    /** @throws IllegalArgumentException for a node that nobody spoke of */
    Group group(int stage, NodeId node) {
        int at = nodes.indexOf(node);
        if (at < 0) {
            throw new IllegalArgumentException("no node " + node);
        }
        return groups[stage * nodes.size() + at];
    }

    int lastStage() {
        return queue.stages().size() - 1;
    }

    static Map<Pool.Purpose, Pool> noPools() {
        return new HashMap<>();
    }

    /** Whether one more of its calls may be served. */
    boolean open() {
        return served < queue.limits().mostServed();
    }
}

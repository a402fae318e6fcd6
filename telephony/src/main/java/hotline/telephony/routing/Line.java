package hotline.telephony.routing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A queue at work: its waiting calls by stage, and how many of its calls are being served. */
final class Line {

    final Queue queue;
    final Group[] groups;
    /** Waiting calls, in all stages and for their last agents. */
    int waiting;
    /** Calls that are offered, ring or talk. */
    int served;

    /** @param pools the pools known so far, by what they are for; grows */
    Line(Queue queue, Map<Pool.Purpose, Pool> pools) {
        this.queue = queue;
        List<Stage> stages = queue.stages();
        this.groups = new Group[stages.size()];
        for (int i = 0; i < groups.length; i++) {
            Pool.Purpose purpose =
                    new Pool.Purpose(stages.get(i).demand(), queue.choice().order());
            Pool pool = pools.get(purpose);
            if (pool == null) {
                pool = new Pool(purpose, pools.size());
                pools.put(purpose, pool);
            }
            groups[i] = new Group(this, pool);
        }
    }

    static Map<Pool.Purpose, Pool> noPools() {
        return new HashMap<>();
    }

    /** Whether one more of its calls may be served. */
    boolean open() {
        return served < queue.limits().mostServed();
    }
}

package hotline.telephony.routing;

import hotline.telephony.call.NodeId;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Free agents who satisfy one demand and can be rung on one node, in the order in which they are chosen. */
final class Pool {

    /** Queues with the same demand and the same order share a pool, on each node. */
    record Purpose(Demand demand, AgentOrder order, NodeId node) {}

    final Purpose purpose;
    /** A number of its own, from 0. */
    final int index;

    final TreeSet<Candidate> agents = new TreeSet<>(this::compare);

    private final boolean byTalk;
    private final boolean byPreferred;

    Pool(Purpose purpose, int index) {
        this.purpose = purpose;
        this.index = index;
        this.byTalk = purpose.order() == AgentOrder.LEAST_TALK;
        this.byPreferred = !purpose.demand().preferred().isEmpty();
    }

    /** The ladder: the first rung that tells two agents apart decides. Runs some hundred times a decision. */
    private int compare(Candidate one, Candidate other) {
        if (one == other) {
            return 0;
        }
        int order = byPreferred ? Integer.compare(other.preferred(this), one.preferred(this)) : 0;
        if (order == 0 && byTalk) {
            order = one.talked().compareTo(other.talked());
        }
        if (order == 0) {
            order = one.idleSince().compareTo(other.idleSince());
        }
        return order != 0 ? order : one.agent().compareTo(other.agent());
    }

    /** What put the first before the second. */
    Criterion decided(Candidate first, @Nullable Candidate second) {
        if (second == null) {
            return Criterion.ONLY_ONE;
        }
        if (first.preferred(this) != second.preferred(this)) {
            return Criterion.PREFERRED_SKILLS;
        }
        if (byTalk && !first.talked().equals(second.talked())) {
            return Criterion.LEAST_TALK;
        }
        return first.idleSince().equals(second.idleSince()) ? Criterion.NUMBER : Criterion.LONGEST_IDLE;
    }
}

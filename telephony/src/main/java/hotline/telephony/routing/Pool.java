package hotline.telephony.routing;

import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Free agents who satisfy one demand, in the order in which they are chosen. */
final class Pool {

    /** Queues with the same demand and the same order share a pool. */
    record Purpose(Demand demand, AgentOrder order) {}

    /** A rung of the ladder: the first that tells two agents apart decides. */
    private record Rung(Criterion criterion, Comparator<Candidate> order) {}

    final Purpose purpose;
    /** A number of its own, from 0. */
    final int index;

    final TreeSet<Candidate> agents;

    private final List<Rung> ladder;

    Pool(Purpose purpose, int index) {
        this.purpose = purpose;
        this.index = index;
        Rung preferred =
                new Rung(Criterion.PREFERRED_SKILLS, Comparator.comparingInt(candidate -> -candidate.preferred(this)));
        Rung idle = new Rung(Criterion.LONGEST_IDLE, Comparator.comparing(Candidate::idleSince));
        Rung talk = new Rung(Criterion.LEAST_TALK, Comparator.comparing(Candidate::talked));
        Rung number = new Rung(Criterion.NUMBER, Comparator.comparing(Candidate::agent));
        this.ladder = switch (purpose.order()) {
            case LONGEST_IDLE -> List.of(preferred, idle, number);
            case LEAST_TALK -> List.of(preferred, talk, idle, number);
        };
        this.agents = new TreeSet<>(ladder.stream()
                .map(Rung::order)
                .reduce(Comparator::thenComparing)
                .orElseThrow());
    }

    /** What put the first before the second. */
    Criterion decided(Candidate first, @Nullable Candidate second) {
        if (second == null) {
            return Criterion.ONLY_ONE;
        }
        for (Rung rung : ladder) {
            if (rung.order().compare(first, second) != 0) {
                return rung.criterion();
            }
        }
        throw new IllegalStateException("two candidates are the same agent");
    }
}

package hotline.telephony.core;

import hotline.telephony.call.AgentId;
import hotline.telephony.call.QueueId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which of the free agents gets the call: the first criterion that tells two of them apart decides. Being signed in,
 * ready and reachable is not a criterion but a condition for being compared at all.
 */
final class Ladder {

    /** A free agent. @param idleSince since when without a call */
    record Candidate(AgentId agent, Instant idleSince) {}

    /** @param name in Chinese, for the explanation */
    private record Criterion(String name, Comparator<Candidate> order) {}

    private static final List<Criterion> RUNGS = List.of(
            new Criterion("空闲时间最长", Comparator.comparing(Candidate::idleSince)),
            new Criterion("空闲时间相同，工号在前", Comparator.comparing(Candidate::agent)));

    static final Comparator<Candidate> ORDER = RUNGS.stream()
            .map(Criterion::order)
            .reduce(Comparator::thenComparing)
            .orElseThrow();

    private Ladder() {}

    /**
     * Why this agent got this call, for people.
     *
     * @param runnerUp the next in order; null when there was no other
     * @param others how many more calls wait
     */
    static List<String> explain(
            QueueId queue, Duration waited, int others, Candidate chosen, @Nullable Candidate runnerUp, Instant now) {
        List<String> why = new ArrayList<>(3);
        why.add("来电在队列 " + queue + " 中等待最久（" + waited.toSeconds() + " 秒），另有 " + others + " 个来电等待");
        why.add("话务员 " + chosen.agent() + " 已示闲且话机可达");
        why.add(runnerUp == null ? "唯一空闲的话务员" : decidingRung(chosen, runnerUp, now));
        return List.copyOf(why);
    }

    private static String decidingRung(Candidate chosen, Candidate runnerUp, Instant now) {
        for (Criterion rung : RUNGS) {
            if (rung.order().compare(chosen, runnerUp) != 0) {
                return rung.name() + "（" + idle(chosen, now) + " 秒，其次 " + runnerUp.agent() + " 为 " + idle(runnerUp, now)
                        + " 秒）";
            }
        }
        throw new IllegalStateException("two candidates are the same agent");
    }

    private static long idle(Candidate candidate, Instant now) {
        return Math.max(0, Duration.between(candidate.idleSince(), now).toSeconds());
    }
}

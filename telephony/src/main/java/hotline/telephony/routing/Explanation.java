package hotline.telephony.routing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A decision in words (Chinese). */
final class Explanation {

    /** Of those who could take the call, so many are named. */
    private static final int MOST_NAMED = 5;

    private Explanation() {}

    static List<String> of(Decision decision) {
        List<String> why = new ArrayList<>(4);
        why.add(call(decision));
        why.add(demand(decision));
        considered(decision).ifPresent(why::add);
        why.add(agent(decision));
        return List.copyOf(why);
    }

    private static String call(Decision decision) {
        Decision.Calls calls = decision.calls;
        Place chosen = calls.chosen();
        long now = Place.micros(decision.at);
        StringBuilder line = new StringBuilder(120)
                .append("来电在队列“")
                .append(chosen.line.queue.name())
                .append("”已等待 ")
                .append(chosen.waited(decision.at).toSeconds())
                .append(" 秒，紧迫度 ")
                .append(Seniority.points(chosen.urgency(now)));
        Place next = calls.runnerUp();
        if (next == null) {
            line.append("，是此刻唯一可接的来电");
        } else {
            line.append("，在可接的 ")
                    .append(calls.considered())
                    .append(" 个来电中最高；其次 ")
                    .append(next.call);
            long lead = chosen.urgency(now) - next.urgency(now);
            line.append("（队列“").append(next.line.queue.name()).append("”）");
            if (lead == 0) {
                line.append("紧迫度相同，晚进入 ")
                        .append(Duration.between(chosen.entry, next.entry).toMillis())
                        .append(" 毫秒");
            } else {
                line.append("低 ").append(Seniority.points(lead));
            }
        }
        return line.append("；共 ").append(calls.waiting()).append(" 个来电等待").toString();
    }

    private static String demand(Decision decision) {
        Place chosen = decision.calls.chosen();
        List<Stage> stages = chosen.line.queue.stages();
        Stage stage = stages.get(chosen.stage);
        String relaxed = chosen.stage == 0
                ? ""
                : "（第 " + chosen.stage + " 次放宽，等待满 " + stage.after().toSeconds() + " 秒起）";
        String preferred = stage.demand().preferred().isEmpty()
                ? ""
                : "，优先 " + stage.demand().preferred();
        String node = chosen.line.nodes.size() == 1 ? "" : "；来电在" + chosen.node.title() + "，话机须在此可达";
        return "要求技能 " + stage.demand().required() + preferred + relaxed + node + "；空闲 " + decision.agents.free()
                + " 人，可接 " + decision.agents.considered() + " 人";
    }

    /** Empty for one or two, whom the last line names. */
    private static Optional<String> considered(Decision decision) {
        Decision.Agents agents = decision.agents;
        if (agents.considered() < 3) {
            return Optional.empty();
        }
        Pool pool = decision.calls.chosen().group().pool;
        String names = pool.agents.stream()
                .limit(MOST_NAMED)
                .map(one -> one.agent() + "（空闲 " + idle(one, decision.at) + " 秒，累计通话 "
                        + one.talked().toSeconds() + " 秒"
                        + (pool.purpose.demand().preferred().isEmpty() ? "" : "，偏好技能 " + one.preferred(pool) + " 项")
                        + "）")
                .collect(Collectors.joining("、"));
        return Optional.of(
                "依次考虑：" + names + (agents.considered() > MOST_NAMED ? " 等 " + agents.considered() + " 人" : ""));
    }

    private static String agent(Decision decision) {
        Candidate chosen = decision.agents.chosen();
        Candidate next = decision.agents.runnerUp();
        Criterion criterion = decision.criterion();
        if (next == null) {
            return criterion.title();
        }
        Instant now = decision.at;
        Pool pool = decision.calls.chosen().group().pool;
        return switch (criterion) {
            case ONLY_ONE, LAST_AGENT -> criterion.title();
            case PREFERRED_SKILLS ->
                compared(criterion, chosen.preferred(pool) + " 项", next, next.preferred(pool) + " 项");
            case LEAST_TALK ->
                compared(
                        criterion,
                        chosen.talked().toSeconds() + " 秒",
                        next,
                        next.talked().toSeconds() + " 秒");
            case LONGEST_IDLE, NUMBER -> compared(criterion, idle(chosen, now) + " 秒", next, idle(next, now) + " 秒");
        };
    }

    private static String compared(Criterion criterion, String chosen, Candidate next, String second) {
        return criterion.title() + "（" + chosen + "，其次 " + next.agent() + " 为 " + second + "）";
    }

    private static long idle(Candidate candidate, Instant now) {
        return Math.max(0, Duration.between(candidate.idleSince(), now).toSeconds());
    }
}

package hotline.telephony.routing;

import hotline.telephony.call.QueueId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A queue (队列), as a supervisor defines it.
 *
 * @param name what people call it (Chinese)
 * @param stages what it asks of agents, by time waited: the first from the beginning, each later one asks for less
 */
public record Queue(
        QueueId id,
        String name,
        OpeningHours hours,
        Night night,
        List<Stage> stages,
        Seniority seniority,
        Choice choice,
        Limits limits,
        List<Overflow> overflow) {

    public static final int MOST_STAGES = 6;
    public static final int MOST_RULES = 6;

    /** @throws BadDefinition when the stages don't begin at once or don't follow each other */
    public Queue {
        stages = List.copyOf(stages);
        overflow = List.copyOf(overflow);
        if (name.isBlank() || name.length() > 20) {
            throw new BadDefinition("name", "队列名称应为 1 至 20 个字");
        }
        if (stages.isEmpty() || stages.size() > MOST_STAGES) {
            throw new BadDefinition("stages", "队列“" + name + "”的放宽步骤应为 1 至 6 步");
        }
        if (overflow.size() > MOST_RULES) {
            throw new BadDefinition("overflow", "队列“" + name + "”的溢出规则至多 6 条");
        }
        if (!stages.getFirst().after().isZero()) {
            throw new BadDefinition("stages", "队列“" + name + "”的第一步应从 0 秒开始");
        }
        for (int i = 1; i < stages.size(); i++) {
            if (stages.get(i).after().compareTo(stages.get(i - 1).after()) <= 0) {
                throw new BadDefinition("stages", "队列“" + name + "”的放宽步骤应按等待时间递增");
            }
        }
    }

    /** Anyone serves it, at any hour, without bounds: the hotline's general queue. */
    public static Queue open(QueueId id, String name) {
        return new Queue(
                id,
                name,
                OpeningHours.ALWAYS,
                Night.NONE,
                List.of(new Stage(Duration.ZERO, Demand.ANYONE)),
                Seniority.USUAL,
                Choice.LONGEST_IDLE,
                Limits.NONE,
                List.of());
    }

    public Queue withStages(List<Stage> other) {
        return new Queue(id, name, hours, night, other, seniority, choice, limits, overflow);
    }

    public Queue withHours(OpeningHours other, Night variant) {
        return new Queue(id, name, other, variant, stages, seniority, choice, limits, overflow);
    }

    public Queue withSeniority(Seniority other) {
        return new Queue(id, name, hours, night, stages, other, choice, limits, overflow);
    }

    public Queue withChoice(Choice other) {
        return new Queue(id, name, hours, night, stages, seniority, other, limits, overflow);
    }

    public Queue withLimits(Limits other, List<Overflow> rules) {
        return new Queue(id, name, hours, night, stages, seniority, choice, other, rules);
    }

    /** The stage of a call that waited so long: its index. */
    public int stage(Duration waited) {
        int stage = 0;
        while (stage + 1 < stages.size() && stages.get(stage + 1).after().compareTo(waited) <= 0) {
            stage++;
        }
        return stage;
    }

    /** At which waiting time the next stage begins; empty in the last. */
    public Optional<Duration> nextStage(Duration waited) {
        int next = stage(waited) + 1;
        return next < stages.size() ? Optional.of(stages.get(next).after()) : Optional.empty();
    }
}

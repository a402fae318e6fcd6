package hotline.telephony.core;

import hotline.telephony.AgentRules;
import hotline.telephony.Result;
import hotline.telephony.call.Activity;
import hotline.telephony.fact.Fact;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/** Breaks (小休): which there are, how many at once, how long. */
final class BreakDesk {

    private static final int LONGEST_REASON = 40;

    private final Room room;
    private final AgentDesk agents;

    BreakDesk(Room room, AgentDesk agents) {
        this.room = room;
        this.agents = agents;
    }

    Result take(Step step, Input.TakeBreak wish, Instant now) {
        Agent agent = room.agents.get(wish.agent());
        if (agent == null || !agent.signedIn()) {
            return AgentDesk.NOT_SIGNED_IN;
        }
        if (agent.busy()) {
            return AgentDesk.inCall(agent);
        }
        Optional<AgentRules.Break> kind = room.rules.find(wish.reason());
        if (kind.isEmpty() && !room.rules.breaks().isEmpty()) {
            return Result.refused("没有“" + wish.reason() + "”这种小休，请选择："
                    + room.rules.breaks().stream().map(AgentRules.Break::reason).collect(Collectors.joining("、")));
        }
        if (kind.isPresent() && others(agent, wish.reason()) >= kind.get().atOnce()) {
            return Result.refused("本班组已有 " + others(agent, wish.reason()) + " 人“" + wish.reason() + "”，最多 "
                    + kind.get().atOnce() + " 人，请等同事回来后再申请");
        }
        agents.change(step, agent, breakFor(wish.reason(), now), now);
        return Result.done();
    }

    Activity.OnBreak breakFor(String reason, Instant now) {
        return new Activity.OnBreak(plain(reason), room.rules.find(reason).map(kind -> now.plus(kind.longest())));
    }

    /** Colleagues of the same team on the same kind of break. */
    private long others(Agent agent, String reason) {
        String team = room.routing().agent(agent.id).team();
        return room.agents.values().stream()
                .filter(other -> other != agent)
                .filter(other -> other.activity instanceof Activity.OnBreak onBreak
                        && onBreak.reason().equals(reason))
                .filter(other -> room.routing().agent(other.id).team().equals(team))
                .count();
    }

    /** Warns the agent, then tells the supervisor; each once a break. */
    void due(Step step, Agent agent, Instant now) {
        if (!(agent.activity instanceof Activity.OnBreak onBreak)
                || onBreak.until().isEmpty()) {
            return;
        }
        Instant until = onBreak.until().get();
        if (!until.isAfter(now)) {
            if (!agent.overrun) {
                agent.overrun = true;
                step.publish(new Fact.BreakOverrun(now, agent.id, onBreak.reason(), until));
            }
        } else if (!agent.warned && !until.minus(room.rules.warnBefore()).isAfter(now)) {
            agent.warned = true;
            step.publish(new Fact.BreakEnding(now, agent.id, onBreak.reason(), until));
        }
    }

    /** The reason travels to Asterisk's own queue: one line, not long. */
    static String plain(String reason) {
        String line = reason.strip().replaceAll("\\p{Cntrl}+", " ");
        return line.substring(
                0, line.offsetByCodePoints(0, Math.min(LONGEST_REASON, line.codePointCount(0, line.length()))));
    }
}

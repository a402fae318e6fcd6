package hotline.telephony.core;

import hotline.telephony.Result;
import hotline.telephony.call.Activity;
import hotline.telephony.call.StateOrder;
import hotline.telephony.fact.Fact;
import java.time.Instant;
import java.util.List;

/** A supervisor (班长) sets an agent's state; in the hands of a call it takes effect when that is over. */
final class OrderDesk {

    private final Room room;
    private final AgentDesk agents;
    private final BreakDesk breaks;

    OrderDesk(Room room, AgentDesk agents, BreakDesk breaks) {
        this.room = room;
        this.agents = agents;
        this.breaks = breaks;
    }

    Result order(Step step, Input.OrderAgent wish, Instant now) {
        Agent agent = room.agents.get(wish.agent());
        if (agent == null || !agent.signedIn()) {
            return Result.refused("话务员 " + wish.agent() + " 没有签入");
        }
        boolean later = agent.busy();
        Result result = wish.order() == StateOrder.READY
                ? ready(step, agent, now)
                : take(step, agent, activity(wish, now), now);
        if (result instanceof Result.Done) {
            step.publish(new Fact.AgentOrdered(
                    now, agent.id, wish.supervisor(), wish.order(), BreakDesk.plain(wish.reason()), later));
        }
        return result;
    }

    private Result ready(Step step, Agent agent, Instant now) {
        if (agent.busy()) {
            if (agent.afterCall == null) {
                return Result.refused("话务员 " + agent.id + " 正在通话或振铃，结束后自动就绪");
            }
            agents.afterCall(step, agent, null, now);
            return Result.done();
        }
        if (!agent.reachable) {
            return Result.refused("话务员 " + agent.id + " 的话机 " + agent.phone + " 未注册或不可达，请先检查话机");
        }
        if (!(agent.activity instanceof Activity.Ready)) {
            agents.becomeReady(step, agent, now);
        }
        return Result.done();
    }

    private Result take(Step step, Agent agent, Activity ordered, Instant now) {
        if (agent.busy()) {
            agents.afterCall(step, agent, ordered, now);
        } else {
            agents.change(step, agent, ordered, now);
        }
        return Result.done();
    }

    private Activity activity(Input.OrderAgent wish, Instant now) {
        return wish.order() == StateOrder.SIGN_OUT ? new Activity.SignedOut() : breaks.breakFor(wish.reason(), now);
    }

    /** After a restart: orders whose call is over already. */
    void fulfil(Step step, Instant now) {
        for (Agent agent : List.copyOf(room.agents.values())) {
            Activity ordered = agent.afterCall;
            if (ordered != null && !agent.busy()) {
                agents.change(step, agent, ordered, now);
            }
        }
    }
}

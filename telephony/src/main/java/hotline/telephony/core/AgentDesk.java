package hotline.telephony.core;

import hotline.telephony.Result;
import hotline.telephony.call.Activity;
import hotline.telephony.call.CallId;
import hotline.telephony.call.Extension;
import hotline.telephony.call.PauseReason;
import hotline.telephony.core.Deadlines.Kind;
import hotline.telephony.fact.Fact;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What agents ask for, and every change of what an agent is doing. */
final class AgentDesk {

    private static final int LONGEST_REASON = 40;
    private static final Result NOT_SIGNED_IN = Result.refused("请先签入");

    private final Room room;

    AgentDesk(Room room) {
        this.room = room;
    }

    // ---- wishes

    Result signIn(Step step, Input.SignIn wish, Instant now) {
        if (!room.connected) {
            return Result.refused("与交换机的连接暂时中断，请稍后再试");
        }
        if (!room.phones.containsKey(wish.phone())) {
            return Result.refused("没有分机 " + wish.phone() + "，请核对号码");
        }
        Agent user = room.agentAt(wish.phone());
        if (user != null && !user.id.equals(wish.agent())) {
            return Result.refused("分机 " + wish.phone() + " 正由话务员 " + user.id + " 使用");
        }
        Agent agent = room.agent(wish.agent(), now);
        if (agent.signedIn()) {
            return user != null ? Result.done() : Result.refused("您已在分机 " + agent.phone + " 签入，请先签出");
        }
        room.setPhone(agent, wish.phone());
        agent.talked = Duration.ZERO;
        change(step, agent, new Activity.OnBreak("签入"), now);
        return Result.done();
    }

    Result ready(Step step, Input.MakeReady wish, Instant now) {
        Agent agent = room.agents.get(wish.agent());
        if (agent == null || !agent.signedIn()) {
            return NOT_SIGNED_IN;
        }
        if (agent.activity instanceof Activity.Ready) {
            return Result.done();
        }
        if (agent.busy()) {
            return inCall(agent);
        }
        if (!agent.reachable) {
            return Result.refused("话机 " + agent.phone + " 未注册或不可达，请检查话机后再示闲");
        }
        becomeReady(step, agent, now);
        return Result.done();
    }

    Result takeBreak(Step step, Input.TakeBreak wish, Instant now) {
        Agent agent = room.agents.get(wish.agent());
        if (agent == null || !agent.signedIn()) {
            return NOT_SIGNED_IN;
        }
        if (agent.busy()) {
            return inCall(agent);
        }
        change(step, agent, new Activity.OnBreak(plain(wish.reason())), now);
        return Result.done();
    }

    Result signOut(Step step, Input.SignOut wish, Instant now) {
        Agent agent = room.agents.get(wish.agent());
        if (agent == null || !agent.signedIn()) {
            return Result.done();
        }
        if (agent.busy()) {
            return inCall(agent);
        }
        change(step, agent, new Activity.SignedOut(), now);
        return Result.done();
    }

    Result finishWrapUp(Step step, Input.FinishWrapUp wish, Instant now) {
        Agent agent = room.agents.get(wish.agent());
        if (agent == null || !(agent.activity instanceof Activity.WrapUp)) {
            return Result.refused("当前不在话后整理状态");
        }
        becomeReady(step, agent, now);
        return Result.done();
    }

    Result hangUp(Step step, Input.HangUp wish) {
        Agent agent = room.agents.get(wish.agent());
        CallId callId = agent == null ? null : agent.activity.call().orElse(null);
        Call call = callId == null ? null : room.call(callId);
        if (agent == null || call == null || call.leg == null || !agent.talksOn(call.id)) {
            return Result.refused("当前没有通话");
        }
        step.command(new Command.HangUpLeg(call.leg.channel()));
        return Result.done();
    }

    private static Result inCall(Agent agent) {
        return Result.refused(agent.activity instanceof Activity.Offered ? "来电正在振铃，请先接听或等待振铃结束" : "正在通话，请先结束通话");
    }

    /** The reason travels to Asterisk's own queue: one line, not long. */
    private static String plain(String reason) {
        String line = reason.strip().replaceAll("\\p{Cntrl}+", " ");
        return line.substring(
                0, line.offsetByCodePoints(0, Math.min(LONGEST_REASON, line.codePointCount(0, line.length()))));
    }

    // ---- changes

    void becomeReady(Step step, Agent agent, Instant now) {
        agent.idleSince = now;
        change(step, agent, new Activity.Ready(), now);
    }

    /** Back to ready in the old place: the offer came to nothing through no fault of the agent. */
    void takeBackOffer(Step step, Agent agent, Instant now) {
        change(step, agent, new Activity.Ready(), now);
    }

    void pause(Step step, Agent agent, PauseReason reason, Instant now) {
        change(step, agent, new Activity.Paused(reason), now);
    }

    void offer(Step step, Agent agent, CallId call, Instant until, Instant now) {
        change(step, agent, new Activity.Offered(call), now);
        agent.offeredUntil = until;
        room.deadlines.add(until, Kind.OFFER_LEASE, agent.id.value());
    }

    /** Rung by a colleague, perhaps during a break, which is not forgotten. */
    void offerBetweenColleagues(Step step, Agent agent, CallId call, Instant until, Instant now) {
        if (agent.activity instanceof Activity.OnBreak
                || agent.activity instanceof Activity.Paused
                || agent.activity instanceof Activity.WrapUp) {
            agent.resting = agent.activity;
        }
        offer(step, agent, call, until, now);
    }

    void talk(Step step, Agent agent, CallId call, Instant now) {
        agent.taken.addLast(now);
        room.limit(agent, now);
        Call taken = room.call(call);
        if (taken != null) {
            room.lastAgents.served(taken.caller, agent.id);
            room.pace(taken.queue).answered(now);
        }
        change(step, agent, new Activity.Talking(call), now);
    }

    void wrapUp(Step step, Agent agent, CallId after, Instant now) {
        wrapUp(step, agent, new Activity.WrapUp(after, now.plus(room.timing.wrapUp())), now);
    }

    void wrapUp(Step step, Agent agent, Activity.WrapUp wrapUp, Instant now) {
        if (wrapUp.until().isAfter(now)) {
            change(step, agent, wrapUp, now);
            room.deadlines.add(wrapUp.until(), Kind.WRAP_UP, agent.id.value());
        } else {
            becomeReady(step, agent, now);
        }
    }

    void wrapUpDue(Step step, Agent agent, Instant now) {
        if (agent.activity instanceof Activity.WrapUp wrapUp && !wrapUp.until().isAfter(now)) {
            becomeReady(step, agent, now);
        }
    }

    void phoneChanged(Step step, Extension phone, boolean reachable, Instant now) {
        room.phones.put(phone, reachable);
        Agent agent = room.agentAt(phone);
        if (agent != null && agent.reachable != reachable) {
            agent.reachable = reachable;
            room.reindex(agent);
            step.publish(new Fact.AgentChanged(now, agent.status()));
        }
    }

    /** Copies the agent into Asterisk's own queue whether or not that seems needed. */
    void mirrorAgain(Step step, Agent agent) {
        agent.mirrored = new Membership.Absent();
        mirror(step, agent, agent.phone);
    }

    void change(Step step, Agent agent, Activity activity, Instant now) {
        Extension phone = agent.phone;
        if (agent.activity instanceof Activity.Talking) {
            agent.talked = agent.talked.plus(Duration.between(agent.since, now));
        }
        agent.activity = activity;
        agent.since = now;
        if (!(activity instanceof Activity.Offered)) {
            agent.resting = null;
        }
        if (activity instanceof Activity.SignedOut) {
            room.setPhone(agent, null);
        }
        room.reindex(agent);
        step.publish(new Fact.AgentChanged(now, agent.status()));
        mirror(step, agent, phone);
    }

    private static void mirror(Step step, Agent agent, @Nullable Extension phone) {
        Membership membership = agent.membership();
        if (phone != null && !membership.equals(agent.mirrored)) {
            agent.mirrored = membership;
            step.command(new Command.Mirror(agent.id, phone, membership));
        }
    }
}

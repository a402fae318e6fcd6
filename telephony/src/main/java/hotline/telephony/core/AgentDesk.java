package hotline.telephony.core;

import hotline.telephony.Result;
import hotline.telephony.call.Activity;
import hotline.telephony.call.CallId;
import hotline.telephony.call.Extension;
import hotline.telephony.call.NodeId;
import hotline.telephony.call.PauseReason;
import hotline.telephony.core.Deadlines.Kind;
import hotline.telephony.fact.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What agents ask for, and every change of what an agent is doing. */
final class AgentDesk {

    /** Who was answered sooner did not wait, but rang. */
    private static final Duration WAITED = Duration.ofSeconds(1);

    static final Result NOT_SIGNED_IN = Result.refused("请先签入");

    private final Room room;

    AgentDesk(Room room) {
        this.room = room;
    }

    // ---- wishes

    Result signIn(Step step, Input.SignIn wish, Instant now) {
        if (!room.nodes.connected()) {
            return Result.refused("与交换机的连接暂时中断，请稍后再试");
        }
        if (!room.nodes.knows(wish.phone())) {
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
        agent.newShift = true;
        change(step, agent, new Activity.OnBreak(Activity.OnBreak.SIGNED_IN), now);
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

    Result extendWrapUp(Step step, Input.ExtendWrapUp wish, Instant now) {
        Agent agent = room.agents.get(wish.agent());
        if (agent == null || !(agent.activity instanceof Activity.WrapUp wrapUp)) {
            return Result.refused("当前不在话后整理状态");
        }
        int most = room.rules.wrapUpExtensions();
        if (wrapUp.extensions() >= most) {
            return Result.refused("本次整理已延长 " + wrapUp.extensions() + " 次，不能再延长；需要更多时间请申请小休");
        }
        Activity.WrapUp longer = new Activity.WrapUp(
                wrapUp.after(), wrapUp.until().plus(room.rules.wrapUpExtension()), wrapUp.extensions() + 1);
        room.deadlines.add(longer.until(), Kind.WRAP_UP, agent.id.value());
        continueAs(step, agent, longer, now);
        return Result.done();
    }

    Result hangUp(Step step, Input.HangUp wish) {
        Agent agent = room.agents.get(wish.agent());
        CallId callId = agent == null ? null : agent.activity.call().orElse(null);
        Call call = callId == null ? null : room.call(callId);
        if (agent == null || call == null || call.leg == null || !agent.talksOn(call.id)) {
            return Result.refused("当前没有通话");
        }
        step.command(new Command.HangUpLeg(call.id, call.leg.channel()));
        return Result.done();
    }

    static Result inCall(Agent agent) {
        return Result.refused(agent.activity instanceof Activity.Offered ? "来电正在振铃，请先接听或等待振铃结束" : "正在通话，请先结束通话");
    }

    // ---- changes

    void becomeReady(Step step, Agent agent, Instant now) {
        agent.idleFrom(now);
        change(step, agent, new Activity.Ready(), now);
    }

    void pause(Step step, Agent agent, PauseReason reason, Instant now) {
        change(step, agent, new Activity.Paused(reason), now);
    }

    /** Perhaps during a break, which is not forgotten: {@link #giveBack}. */
    void offer(Step step, Agent agent, CallId call, Instant until, Instant now) {
        if (agent.activity instanceof Activity.OnBreak
                || agent.activity instanceof Activity.Paused
                || agent.activity instanceof Activity.WrapUp) {
            agent.resting = agent.activity;
            agent.restingSince = agent.since;
        }
        change(step, agent, new Activity.Offered(call), now);
        agent.offeredUntil = until;
        room.deadlines.add(until, Kind.OFFER_LEASE, agent.id.value());
    }

    /** What was offered takes longer; the lease goes with it. */
    void extendOffer(Agent agent, Instant until) {
        agent.offeredUntil = until;
        room.deadlines.add(until, Kind.OFFER_LEASE, agent.id.value());
    }

    /**
     * Whoever did not get to talk, through no fault of their own, is what they were before: ready in the old place, or
     * resting.
     */
    void giveBack(Step step, Agent agent, Instant now) {
        Activity before = agent.resting == null ? new Activity.Ready() : agent.resting;
        if (before instanceof Activity.WrapUp wrapUp) {
            wrapUp(step, agent, wrapUp, now);
        } else {
            change(step, agent, before, now);
        }
    }

    void talk(Step step, Agent agent, CallId call, Instant now) {
        Call taken = room.call(call);
        agent.tookCall(call, now, now);
        room.limit(agent, now);
        if (taken != null && taken.out != null) {
            room.lastAgents.served(taken.caller, agent.id);
        } else if (taken != null) {
            room.lastAgents.served(taken.caller, agent.id);
            if (taken.waited(now).compareTo(WAITED) > 0) {
                room.pace(taken.queue).answered(now);
            }
        }
        change(step, agent, new Activity.Talking(call), now);
        room.deadlines.add(now.plus(AgentLeases.TALK_CHECK_EVERY), Kind.TALK_CHECK, agent.id.value());
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

    void phoneChanged(Step step, Input.PhoneChanged changed, Instant now) {
        room.nodes.phone(changed.node(), changed.phone(), changed.reachable());
        Agent agent = room.agentAt(changed.phone());
        if (agent != null) {
            lookForPhone(step, agent, now);
        }
    }

    /** After a node came or went: who can be rung where. */
    void lookForPhones(Step step, Instant now) {
        room.agents.values().stream().filter(Agent::signedIn).forEach(agent -> lookForPhone(step, agent, now));
    }

    private void lookForPhone(Step step, Agent agent, Instant now) {
        Set<NodeId> before = agent.nodes;
        boolean news = room.lookForPhone(agent);
        if (!before.equals(agent.nodes)) {
            room.reindex(agent);
        }
        if (news) {
            step.publish(new Fact.AgentChanged(now, agent.status()));
        }
    }

    /** Copies the agent into a node's own queue whether or not that seems needed. */
    static void mirrorAgain(Step step, Agent agent, NodeId node) {
        Extension phone = agent.phone;
        if (phone != null) {
            agent.mirrored = agent.membership();
            step.command(new Command.Mirror(node, agent.id, phone, agent.mirrored));
        }
    }

    /** To another activity; to the one that a supervisor ordered when the call is over. */
    void change(Step step, Agent agent, Activity wanted, Instant now) {
        Activity ordered = agent.afterCall;
        boolean held = wanted instanceof Activity.Offered || wanted instanceof Activity.Talking;
        Activity activity = ordered == null || held ? wanted : ordered;
        if (!held) {
            agent.afterCall = null;
        }
        if (agent.activity instanceof Activity.Talking) {
            agent.talked = agent.talked.plus(Duration.between(agent.since, now));
        }
        agent.since = now;
        agent.warned = false;
        agent.overrun = false;
        if (!(activity instanceof Activity.Offered)) {
            agent.resting = null;
        }
        continueAs(step, agent, activity, now);
        planAhead(agent, now);
    }

    private void planAhead(Agent agent, Instant now) {
        if (agent.activity instanceof Activity.OnBreak onBreak) {
            onBreak.until().ifPresent(until -> {
                room.deadlines.add(until.minus(room.rules.warnBefore()), Kind.BREAK, agent.id.value());
                room.deadlines.add(until, Kind.BREAK, agent.id.value());
            });
        }
        Duration patience = room.rules.desktopPatience();
        if (agent.activity instanceof Activity.Ready && patience.isPositive() && !room.desktops.contains(agent.id)) {
            room.deadlines.add(now.plus(patience), Kind.DESKTOP, agent.id.value());
        }
    }

    /** The same activity, or one that goes on since then, with other particulars. */
    void continueAs(Step step, Agent agent, Activity activity, Instant now) {
        Extension phone = agent.phone;
        agent.activity = activity;
        if (activity instanceof Activity.SignedOut) {
            room.setPhone(agent, null);
        }
        room.reindex(agent);
        step.publish(new Fact.AgentChanged(now, agent.status()));
        mirror(step, agent, phone);
    }

    /** A supervisor's order for the end of the call at hand; null takes it back. */
    void afterCall(Step step, Agent agent, @Nullable Activity ordered, Instant now) {
        agent.afterCall = ordered;
        continueAs(step, agent, agent.activity, now);
    }

    private void mirror(Step step, Agent agent, @Nullable Extension phone) {
        Membership membership = agent.membership();
        if (phone != null && !membership.equals(agent.mirrored)) {
            agent.mirrored = membership;
            room.nodes.all().forEach(node -> step.command(new Command.Mirror(node, agent.id, phone, membership)));
        }
    }
}

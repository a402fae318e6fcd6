package hotline.telephony.core;

import hotline.telephony.Result;
import hotline.telephony.call.Activity;
import hotline.telephony.call.CallId;
import hotline.telephony.call.QueueId;
import hotline.telephony.core.Deadlines.Kind;
import hotline.telephony.fact.Fact;
import hotline.telephony.routing.Overflow;
import hotline.telephony.routing.Queue;
import hotline.telephony.routing.Routing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What waiting in a queue leads to: opening hours at entry, relaxation, the bounded wait for the last agent, overflow.
 * All of it is looked at again and again while the call waits.
 */
final class RoutingDesk {

    /** Between two looks at the overflow rules of a waiting call. */
    static final Duration CHECK_EVERY = Duration.ofSeconds(5);

    /** A prompt is shorter than this; then the call counts as waiting again, whatever its script says. */
    private static final Duration LONGEST_PROMPT = Duration.ofSeconds(30);

    private final Room room;

    RoutingDesk(Room room) {
        this.room = room;
    }

    // ---- configuration

    /** From now on this is how calls are routed: also those that wait. */
    Result configure(Step step, Routing routing, Instant now) {
        room.configure(routing);
        for (Call call : List.copyOf(room.calls.values())) {
            QueueId queue = call.route.queue;
            if (queue != null) {
                QueueId there = routing.queue(queue).id();
                if (!there.equals(queue)) {
                    moveTo(step, call, there, "队列 " + queue + " 已撤销", now);
                }
                look(step, call, now);
            }
        }
        room.agents.values().forEach(agent -> limit(agent, now));
        return Result.done();
    }

    // ---- entering

    /** Into which queue the call goes: where routing put it before, else where it asks to, by the hours. */
    Input.EnteredQueue admitted(Step step, Input.EnteredQueue asked, Instant now) {
        Call call = room.call(asked.call());
        if (call == null) {
            return asked;
        }
        QueueId queue = call.route.queue;
        if (queue == null) {
            queue = byHours(step, call, room.routing().queue(asked.queue()), now);
            call.route.queue = queue;
        }
        return new Input.EnteredQueue(asked.call(), queue, asked.entry());
    }

    /** Follows night variants until a queue is open or has no other; {@link Routing} has no circles. */
    private QueueId byHours(Step step, Call call, Queue asked, Instant now) {
        Queue queue = asked;
        while (!queue.hours().open(now)) {
            Optional<QueueId> other = queue.night().queue();
            decided(
                    step,
                    call.id,
                    "队列“" + queue.name() + "”不在开放时段"
                            + other.map(id -> "，转入“" + room.routing().queue(id).name() + "”")
                                    .orElse("，仍在本队列等候"),
                    now);
            queue.night().prompt().ifPresent(prompt -> hears(step, call, prompt, now));
            if (other.isEmpty()) {
                break;
            }
            queue = room.routing().queue(other.get());
        }
        return queue.id();
    }

    /** After the call entered its queue, for the first time or again. */
    void entered(Step step, CallId id, Instant now) {
        Call call = room.call(id);
        if (call == null || call.state != CallState.QUEUED) {
            return;
        }
        waitForLastAgent(step, call, now);
        Queue queue = room.routing().queue(call.queue);
        if (others(call) >= queue.limits().mostWaiting() && !leaveFullQueue(step, call, queue, now)) {
            decided(step, id, "队列“" + queue.name() + "”已满 " + queue.limits().mostWaiting() + " 个，且无处可溢出", now);
            giveUp(call);
            step.command(new Command.GiveUp(id));
            return;
        }
        look(step, call, now);
    }

    private boolean leaveFullQueue(Step step, Call call, Queue queue, Instant now) {
        return queue.overflow().stream()
                .filter(rule -> !(rule.then() instanceof Overflow.Announce))
                .anyMatch(rule -> act(step, call, rule, "队列“" + queue.name() + "”已满", now));
    }

    private void waitForLastAgent(Step step, Call call, Instant now) {
        Duration patience = room.routing().queue(call.queue).choice().lastAgentWait();
        if (patience.isZero()) {
            return;
        }
        room.lastAgents
                .of(call.caller)
                .map(room.agents::get)
                .filter(agent -> atWork(agent, call))
                .ifPresent(agent -> {
                    call.route.only = agent.id;
                    call.route.onlyUntil = now.plus(patience);
                    decided(step, call.id, "优先等候上次接待的话务员 " + agent.id + "，至多 " + patience.toSeconds() + " 秒", now);
                });
    }

    private boolean atWork(Agent agent, Call call) {
        boolean comes = switch (agent.activity) {
            case Activity.Ready _, Activity.Offered _, Activity.Talking _, Activity.WrapUp _ -> true;
            default -> false;
        };
        return comes
                && agent.nodes.contains(call.id.node())
                && room.matcher.serves(agent.id, call.queue, call.route.stage);
    }

    // ---- waiting

    /** A look was planned. */
    void lookDue(Step step, Call call, Instant now) {
        if (!call.route.nextLook.isAfter(now)) {
            call.route.nextLook = Instant.MAX;
            look(step, call, now);
        }
    }

    private void look(Step step, Call call, Instant now) {
        switch (call.state) {
            case QUEUED -> {
                stopHearing(call, now);
                stopWaitingForLastAgent(step, call, now);
                relax(step, call, now);
                room.reindex(call);
                overflow(step, call, now);
                plan(call, now);
            }
            // The offer may come to nothing.
            case OFFERED, RINGING -> {
                relax(step, call, now);
                planAt(call, now.plus(CHECK_EVERY));
            }
            default -> {}
        }
    }

    private void relax(Step step, Call call, Instant now) {
        Queue queue = room.routing().queue(call.queue);
        int stage = queue.stage(call.waited(now));
        if (stage != call.route.stage) {
            call.route.stage = stage;
            decided(
                    step,
                    call.id,
                    "技能要求放宽到第 " + stage + " 步："
                            + queue.stages().get(stage).demand().required(),
                    now);
        }
    }

    private void stopWaitingForLastAgent(Step step, Call call, Instant now) {
        if (call.route.only != null && !call.route.onlyUntil.isAfter(now)) {
            decided(step, call.id, "不再等候话务员 " + call.route.only, now);
            call.route.only = null;
        }
    }

    private void overflow(Step step, Call call, Instant now) {
        if (call.gaveUp || call.out != null || call.route.hears || room.matcher.servable(call.id)) {
            return;
        }
        for (Overflow rule : room.routing().queue(call.queue).overflow()) {
            String why = call.route.done.contains(rule) ? null : fulfilled(rule.when(), call, now);
            if (why != null && act(step, call, rule, why, now)) {
                return;
            }
        }
    }

    /** How many more calls wait in this call's queue. */
    private int others(Call call) {
        return room.matcher.waiting(call.queue) - (room.matcher.waits(call.id) ? 1 : 0);
    }

    /** @return why, for people; null when the rule does not apply now */
    private @Nullable String fulfilled(Overflow.When when, Call call, Instant now) {
        int others = others(call);
        return switch (when) {
            case Overflow.Waited waited ->
                call.waited(now).compareTo(waited.atLeast()) < 0
                        ? null
                        : "已等待 " + call.waited(now).toSeconds() + " 秒";
            case Overflow.Length length -> others < length.atLeast() ? null : "队列中另有 " + others + " 个来电";
            case Overflow.Expected expected ->
                room.pace(call.queue)
                        .expected(others, now)
                        .filter(wait -> wait.compareTo(expected.atLeast()) >= 0)
                        .map(wait -> "预计等待 " + wait.toSeconds() + " 秒")
                        .orElse(null);
        };
    }

    /** @return whether something was done; not when the other queue is full or the call's own */
    private boolean act(Step step, Call call, Overflow rule, String why, Instant now) {
        switch (rule.then()) {
            case Overflow.ToQueue to -> {
                Queue target = room.routing().queue(to.queue());
                boolean full =
                        room.matcher.waiting(target.id()) >= target.limits().mostWaiting();
                if (full || target.id().equals(call.queue)) {
                    return false;
                }
                call.route.done.add(rule);
                moveTo(step, call, byHours(step, call, target, now), why, now);
                look(step, call, now);
            }
            case Overflow.ToCallback _ -> {
                call.route.done.add(rule);
                decided(step, call.id, why + "，承诺回拨", now);
                giveUp(call);
                step.publish(new Fact.CallbackPromised(now, call.id, call.caller, call.queue));
                step.command(new Command.PromiseCallback(call.id));
            }
            case Overflow.Announce announce -> {
                call.route.done.add(rule);
                decided(step, call.id, why + "，播放 " + announce.prompt(), now);
                hears(step, call, announce.prompt(), now);
                room.reindex(call);
                plan(call, now);
            }
        }
        return true;
    }

    private void moveTo(Step step, Call call, QueueId queue, String why, Instant now) {
        Queue target = room.routing().queue(queue);
        decided(step, call.id, why + "，转入队列“" + target.name() + "”，保留进入时间", now);
        call.queue = queue;
        call.route.queue = queue;
        call.route.only = null;
        call.route.stage = target.stage(call.waited(now));
        room.reindex(call);
        if (call.state == CallState.QUEUED && call.out == null) {
            step.publish(new Fact.CallQueued(now, call.id, queue));
        }
    }

    private void giveUp(Call call) {
        call.gaveUp = true;
        room.reindex(call);
    }

    /** For the trace, and for whoever asks later why. */
    private static void decided(Step step, CallId call, String words, Instant now) {
        step.moved(call, words);
        step.publish(new Fact.RoutingDecided(now, call, words));
    }

    // ---- hearing something

    private static void hears(Step step, Call call, String prompt, Instant now) {
        call.route.hears = true;
        call.route.hearsUntil = now.plus(LONGEST_PROMPT);
        step.command(new Command.Announce(call.id, prompt));
    }

    void heard(Step step, CallId id, Instant now) {
        Call call = room.call(id);
        if (call != null && call.route.hears) {
            call.route.hearsUntil = now;
            look(step, call, now);
        }
    }

    private static void stopHearing(Call call, Instant now) {
        if (!call.route.hearsUntil.isAfter(now)) {
            call.route.hears = false;
        }
    }

    // ---- when to look again

    private void plan(Call call, Instant now) {
        Queue queue = room.routing().queue(call.queue);
        Instant entry = call.entry;
        if (entry == null || call.gaveUp || call.state != CallState.QUEUED) {
            return;
        }
        queue.nextStage(call.waited(now)).ifPresent(after -> planAt(call, entry.plus(after)));
        if (call.route.only != null) {
            planAt(call, call.route.onlyUntil);
        }
        if (call.route.hears) {
            planAt(call, call.route.hearsUntil);
        }
        if (call.out == null && !call.route.done.containsAll(queue.overflow())) {
            planAt(call, now.plus(CHECK_EVERY));
        }
    }

    private void planAt(Call call, Instant at) {
        if (at.isBefore(call.route.nextLook)) {
            call.route.nextLook = at;
            room.deadlines.add(at, Kind.ROUTING, call.id.value());
        }
    }

    // ---- agents

    /** An agent's calls of the last hour, against the agent's limit. */
    void limit(Agent agent, Instant now) {
        room.limit(agent, now);
        room.reindex(agent);
    }
}

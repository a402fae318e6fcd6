package hotline.telephony.core;

import hotline.telephony.Result;
import hotline.telephony.call.AgentId;
import hotline.telephony.call.Extension;
import hotline.telephony.call.NodeId;
import hotline.telephony.call.RecordedTrack;
import hotline.telephony.call.SupervisionMode;
import hotline.telephony.fact.Fact;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Supervisors in agents' talks: listen, whisper, barge, take over. A supervisor's leg spies on the agent's leg and ends
 * with it; taking over brings it into the citizen's room in the agent's place. Every change is a fact.
 */
final class SupervisionDesk {

    /** One supervisor on one talk. */
    private static final class Watch {
        final String leg;
        final AgentId agent;
        final Extension phone;
        final Call call;
        SupervisionMode mode;

        Watch(String leg, AgentId agent, Extension phone, Call call, SupervisionMode mode) {
            this.leg = leg;
            this.agent = agent;
            this.phone = phone;
            this.call = call;
            this.mode = mode;
        }
    }

    private final Room room;
    private final TalkDesk talks;
    private final Map<AgentId, Watch> watches = new HashMap<>();

    SupervisionDesk(Room room, TalkDesk talks) {
        this.room = room;
        this.talks = talks;
    }

    Result supervise(Step step, Input.Supervise wish, Instant now) {
        Watch watch = watches.get(wish.supervisor());
        if (wish.mode() == SupervisionMode.STOP) {
            return watch == null ? Result.refused("您没有在监控通话") : stop(step, watch);
        }
        if (watch != null && !watch.agent.equals(wish.agent())) {
            return Result.refused("您正在监控话务员 " + watch.agent + "，请先结束");
        }
        Agent agent = room.agents.get(wish.agent());
        Call call = agent == null ? null : agent.activity.call().map(room::call).orElse(null);
        Leg leg = call == null ? null : call.leg;
        if (agent == null || call == null || leg == null || !agent.talksOn(call.id)) {
            return Result.refused("话务员 " + wish.agent() + " 当前没有通话");
        }
        if (watch != null) {
            return change(step, watch, wish, leg, now);
        }
        if (wish.mode() == SupervisionMode.TAKE_OVER) {
            return Result.refused("请先监听通话，再接管");
        }
        return begin(step, call, leg, wish, now);
    }

    private Result begin(Step step, Call call, Leg leg, Input.Supervise wish, Instant now) {
        if (!room.nodes.reaches(call.id.node(), wish.phone())) {
            return Result.refused(room.nodes.unreachable(wish.phone(), call.id.node()));
        }
        if (leg.phone().equals(wish.phone())) {
            return Result.refused("不能用话务员正在通话的分机监控");
        }
        Watch watch = new Watch(Command.SPY + room.ids.get(), wish.agent(), wish.phone(), call, wish.mode());
        watches.put(wish.supervisor(), watch);
        String mark = new SupervisorMark(wish.phone(), wish.supervisor(), wish.agent(), wish.mode()).text();
        step.command(new Command.Spy(call.id, call.channel, leg.id(), watch.leg, wish.phone(), wish.mode(), mark));
        publish(step, wish.supervisor(), watch, now);
        return Result.done();
    }

    private Result change(Step step, Watch watch, Input.Supervise wish, Leg leg, Instant now) {
        if (wish.mode() == watch.mode) {
            return Result.done();
        }
        watch.mode = wish.mode();
        if (wish.mode() == SupervisionMode.TAKE_OVER) {
            takeOver(step, watch, wish.supervisor(), leg, now);
        } else {
            step.command(new Command.SpyMode(watch.call.id, leg.id(), watch.leg, wish.mode()));
        }
        publish(step, wish.supervisor(), watch, now);
        return Result.done();
    }

    /** The supervisor's leg becomes the talk's agent leg; the agent's is hung up. */
    private void takeOver(Step step, Watch watch, AgentId supervisor, Leg leg, Instant now) {
        Call call = watch.call;
        Conference talk = ConferenceDesk.conference(call);
        boolean inRoom = talk.citizen == Place.MAIN;
        step.command(new Command.TakeOver(call.id, inRoom ? "" : call.channel, watch.leg));
        step.command(new Command.LetGo(call.id, leg.channel()));
        talks.ended(step, call, now);
        talk.citizen = Place.MAIN;
        talk.citizenArrived = inRoom;
        talk.agent = Place.MAIN;
        talk.agentArrived = true;
        Leg own = new Leg(watch.phone, watch.leg, watch.leg);
        RecordedTrack track = Tracks.supervisor(call.id, own, supervisor, now);
        talks.begin(step, call, new TalkDesk.Talker(supervisor, own, track), now, now);
        watches.remove(supervisor);
    }

    private static Result stop(Step step, Watch watch) {
        step.command(new Command.HangUpLeg(watch.call.id, watch.leg));
        return Result.done();
    }

    /** The spy's leg is gone, or never came to be: the agent hung up, or the supervisor did. */
    void legEnded(Step step, String leg, Instant now) {
        if (!leg.startsWith(Command.SPY)) {
            return;
        }
        AgentId supervisor = supervisorOf(leg);
        Watch watch = supervisor == null ? null : watches.remove(supervisor);
        if (supervisor != null && watch != null) {
            watch.mode = SupervisionMode.STOP;
            publish(step, supervisor, watch, now);
        }
    }

    /** Legs that ended unseen on this node are over; legs of an earlier process are gone on with. */
    void restored(Step step, NodeId node, List<AsteriskState.FoundSpy> found, Instant now) {
        Set<String> there = found.stream().map(AsteriskState.FoundSpy::leg).collect(Collectors.toSet());
        watches.values().stream()
                .filter(watch -> watch.call.id.node().equals(node))
                .map(watch -> watch.leg)
                .filter(leg -> !there.contains(leg))
                .toList()
                .forEach(gone -> legEnded(step, gone, now));
        found.forEach(this::adopt);
    }

    private void adopt(AsteriskState.FoundSpy spy) {
        Call call = room.call(spy.call());
        SupervisorMark mark = SupervisorMark.read(spy.mark()).orElse(null);
        if (call != null && mark != null) {
            Watch known = watches.get(mark.supervisor());
            if (known == null) {
                watches.put(
                        mark.supervisor(),
                        new Watch(
                                spy.leg(),
                                mark.agent(),
                                mark.phone(),
                                call,
                                spy.mode().orElse(mark.mode())));
            }
        }
    }

    private @Nullable AgentId supervisorOf(String leg) {
        return watches.entrySet().stream()
                .filter(entry -> entry.getValue().leg.equals(leg))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private static void publish(Step step, AgentId supervisor, Watch watch, Instant now) {
        step.moved(watch.call.id, supervisor + " supervises " + watch.agent + ": " + watch.mode);
        step.publish(new Fact.SupervisionChanged(now, watch.call.id, supervisor, watch.agent, watch.mode));
    }
}

package hotline.telephony.core;

import hotline.kernel.PhoneNumber;
import hotline.telephony.Result;
import hotline.telephony.call.AgentId;
import hotline.telephony.call.CallId;
import hotline.telephony.call.CallOutStage;
import hotline.telephony.call.CallOutcome;
import hotline.telephony.call.CallPurpose;
import hotline.telephony.call.GuestPurpose;
import hotline.telephony.call.NodeId;
import hotline.telephony.call.NotReached;
import hotline.telephony.call.OfferOutcome;
import hotline.telephony.core.Deadlines.Kind;
import hotline.telephony.fact.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Calls that we make. Our side's phone rings first; when it is picked up, it waits in the call's room, and the other side
 * is rung into it: from then on it is a talk like any other, which needs nobody. Who is rung sees the hotline's number.
 */
final class OutgoingDesk {

    /** Beyond the ringing itself, for Asterisk to report its end. */
    private static final Duration SLACK = Duration.ofSeconds(3);

    private final Room room;
    private final AgentDesk agents;
    private final CallDesk calls;

    OutgoingDesk(Room room, AgentDesk agents, CallDesk calls) {
        this.room = room;
        this.agents = agents;
        this.calls = calls;
    }

    // ---- wishes

    Result callOut(Step step, Input.CallOut wish, Instant now) {
        Agent agent = room.agents.get(wish.agent());
        if (agent == null || !agent.signedIn()) {
            return Result.refused("请先签入");
        }
        if (agent.busy()) {
            return Result.refused("正在通话或振铃，请结束后再呼出");
        }
        if (!room.nodes.connected()) {
            return Result.refused("与交换机的连接暂时中断，请稍后再试");
        }
        Optional<NodeId> node = agent.nodes.stream().findFirst();
        if (node.isEmpty()) {
            return Result.refused("话机 " + agent.phone + " 未注册或不可达，请检查话机后再呼出");
        }
        if (!(room.outside.read(wish.number()) instanceof OutsideNumbers.Reading.Allowed number)) {
            return refused(room.outside.read(wish.number()));
        }
        Outgoing out = new Outgoing(wish.out(), agent.id);
        CallId id = CallId.outgoing(node.get(), room.ids.get());
        Call call = room.addCall(id, PhoneNumber.parse(number.digits()), id.value(), now);
        out.placed = true;
        call.out = out;
        step.publish(new Fact.CallPlaced(now, id, call.caller, Optional.of(agent.id), out.what));
        step.moved(id, agent.id + " calls " + call.caller.masked() + ": " + out.what.purpose());
        calls.offers.offerOwn(step, call, agent, now);
        return Result.done();
    }

    /** 号码保护: a unit's staff and a citizen, who see the hotline's number. */
    Result relay(Step step, Input.Relay wish, Instant now) {
        Optional<NodeId> node = room.nodes.anyConnected();
        if (node.isEmpty()) {
            return Result.refused("与交换机的连接暂时中断，请稍后再试");
        }
        if (!(room.outside.read(wish.staff()) instanceof OutsideNumbers.Reading.Allowed staff)) {
            return refused(room.outside.read(wish.staff()));
        }
        if (!(room.outside.read(wish.number()) instanceof OutsideNumbers.Reading.Allowed number)) {
            return Result.refused("诉求人的号码不能呼叫，请通过热线中心联系");
        }
        if (staff.digits().equals(number.digits())) {
            return Result.refused("请填写您自己的电话号码");
        }
        Outgoing out = new Outgoing(wish.out(), null);
        out.staff = staff.digits();
        out.placed = true;
        CallId id = CallId.outgoing(node.get(), room.ids.get());
        Call call = room.addCall(id, PhoneNumber.parse(number.digits()), id.value(), now);
        call.out = out;
        step.publish(new Fact.CallPlaced(now, id, call.caller, Optional.empty(), out.what));
        room.move(step, call, CallEvent.CALLS_OUT);
        room.move(step, call, CallEvent.POP_TAKEN);
        out.ourLeg = Command.GUEST + room.ids.get();
        room.ourLegs.put(out.ourLeg, id);
        step.command(new Command.RingOurSide(
                id,
                out.ourLeg,
                room.outside.device(staff.digits()),
                new OutgoingMark(call.caller, out.what).text(),
                GuestPurpose.RELAY + ":" + staff.digits(),
                room.trunk.ring()));
        return Result.done();
    }

    private static Result refused(OutsideNumbers.Reading reading) {
        return reading instanceof OutsideNumbers.Reading.Refused refused
                ? Result.refused(refused.reason())
                : Result.done();
    }

    /** 挂机 before the other side answered. Empty when there is nothing to take back. */
    Optional<Result> hangUp(Step step, AgentId id, Instant now) {
        Agent agent = room.agents.get(id);
        Call call = agent == null ? null : agent.activity.call().map(room::call).orElse(null);
        Outgoing out = call == null ? null : call.out;
        if (agent == null || call == null || out == null || !agent.isOffered(call.id)) {
            return Optional.empty();
        }
        if (out.wishedBy == null && call.state != CallState.CALLING_OUT) {
            return Optional.of(Result.refused("这是派给您的回拨：请接听话机，或先示忙"));
        }
        out.cancelled = true;
        end(step, call, out, now);
        return Optional.of(Result.done());
    }

    // ---- what Asterisk reports

    /** @return false for a room of another kind of call, or of a talk that goes on */
    boolean joined(Step step, Input.RoomJoined joined, Instant now) {
        Call call = room.call(joined.call());
        Outgoing out = call == null ? null : call.out;
        if (call == null || out == null || call.state == CallState.TALKING) {
            return false;
        }
        if (joined.leg().equals(out.ourLeg)) {
            pickedUp(step, call, out, now);
        } else if (joined.leg().equals(call.id.value())) {
            answered(step, call, out, now);
        }
        return true;
    }

    private void pickedUp(Step step, Call call, Outgoing out, Instant now) {
        Call.Offer offer = call.offer;
        if ((offer == null && out.staff == null) || !room.move(step, call, CallEvent.PICKED_UP)) {
            return;
        }
        Instant until = now.plus(room.trunk.ring()).plus(SLACK);
        if (offer != null) {
            calls.offers.pickedUp(step, call, new Leg(offer.phone(), out.ourLeg, out.ourLeg), offer, now);
            Optional.ofNullable(room.agents.get(offer.agent()))
                    .ifPresent(agent -> agents.extendOffer(agent, until.plus(SLACK)));
        } else if (out.staff != null) {
            room.record(call, out.ourLeg, Tracks.staff(call.id, out.staff, out.ourLeg, now));
        }
        room.deadlines.add(until, Kind.CALL_OUT, call.id.value());
        out.what
                .callback()
                .ifPresentOrElse(
                        callback -> step.command(new Command.ClaimCallback(call.id, callback)),
                        () -> dial(step, call, out, now));
    }

    private void dial(Step step, Call call, Outgoing out, Instant now) {
        step.command(new Command.DialOut(
                call.id,
                room.outside.device(call.caller.digits()),
                new OutgoingMark(call.caller, out.what).text(),
                room.trunk.ring()));
        tell(step, call, CallOutStage.OTHER_SIDE_RINGS, "正在呼叫对方，请等候接听", now);
    }

    /** The list of callbacks has noted that it is dialled, or says that it is not to be. */
    void claimed(Step step, Input.CallbackClaimed claimed, Instant now) {
        Call call = room.call(claimed.call());
        Outgoing out = call == null ? null : call.out;
        if (call == null || out == null || call.state != CallState.CALLING_OUT) {
            return;
        }
        if (claimed.granted()) {
            dial(step, call, out, now);
        } else {
            out.refusal = "这个回拨已取消，或诉求人已打通，不必再拨";
            end(step, call, out, now);
        }
    }

    private void answered(Step step, Call call, Outgoing out, Instant now) {
        room.ourLegs.remove(out.ourLeg);
        if (out.staff != null) {
            calls.talks.relayAnswered(step, call, out.staff, out.ourLeg, now);
            tell(step, call, CallOutStage.TALKING, "", now);
            return;
        }
        Leg leg = call.leg;
        if (leg == null || call.lastAgent == null) {
            step.command(new Command.HangUpLeg(call.id, call.id.value()));
            end(step, call, out, now);
            return;
        }
        calls.talks.calleeAnswered(step, call, leg, now);
        tell(step, call, CallOutStage.TALKING, "", now);
    }

    /** @return whether the leg was one of a call of ours that is not yet a talk */
    boolean legEnded(Step step, String leg, int cause, Instant now) {
        Call call = callOf(leg);
        Outgoing out = call == null ? null : call.out;
        if (call == null || out == null || call.state == CallState.TALKING) {
            return false;
        }
        if (leg.equals(call.id.value())) {
            out.notReached = NotReached.of(cause);
            end(step, call, out, now);
        } else if (call.state == CallState.CALLING_OUT) {
            out.cancelled = true;
            end(step, call, out, now);
        } else {
            ourPhoneFailed(step, call, out, cause, now);
        }
        return true;
    }

    /** Whether the leg is one of a call of ours that is not yet a talk. */
    boolean knows(String leg) {
        Call call = callOf(leg);
        return call != null && call.state != CallState.TALKING;
    }

    private void ourPhoneFailed(Step step, Call call, Outgoing out, int cause, Instant now) {
        OfferOutcome outcome = switch (NotReached.of(cause)) {
            case NO_ANSWER -> OfferOutcome.NO_ANSWER;
            case BUSY -> OfferOutcome.BUSY;
            case DECLINED -> OfferOutcome.DECLINED;
            case UNALLOCATED, OFF, LINE -> OfferOutcome.UNREACHABLE;
        };
        room.ourLegs.remove(out.ourLeg);
        out.ourLeg = "";
        calls.offers.failed(step, call, outcome, now);
        if (out.wishedBy != null || out.staff != null || out.what.purpose() == CallPurpose.MISSED) {
            tell(step, call, CallOutStage.NOT_REACHED, "您的话机没有接听，呼出已取消", now);
            calls.over(step, call.id, CallOutcome.OUR_SIDE_UNREACHED, now);
        }
    }

    /** Asterisk did not report the end of the ringing. */
    void due(Step step, Call call, Instant now) {
        Outgoing out = call.out;
        if (out == null || call.state != CallState.CALLING_OUT) {
            return;
        }
        if (room.nodes.connected(call.id.node())) {
            end(step, call, out, now);
        } else { // perhaps it was answered
            room.deadlines.add(now.plus(SLACK), Kind.CALL_OUT, call.id.value());
        }
    }

    // ---- after the connection was away

    /** Not yet a talk: not to be looked for among those. */
    boolean isDialling(CallId id) {
        Call call = room.call(id);
        return call != null && call.out != null && call.state != CallState.TALKING;
    }

    /** Legs of calls that nobody knows are let go: an earlier run died while it dialled. */
    void found(Step step, NodeId node, AsteriskState found, Instant now) {
        Map<CallId, AsteriskState.Dialling> byCall = new HashMap<>();
        for (AsteriskState.Dialling dialling : found.dialling()) {
            byCall.put(dialling.call(), dialling);
            if (!isDialling(dialling.call())) {
                dialling.ourLeg().ifPresent(leg -> step.command(new Command.HangUpLeg(dialling.call(), leg)));
                step.command(
                        new Command.HangUpLeg(dialling.call(), dialling.call().value()));
            }
        }
        Set<CallId> answered =
                found.citizens().stream().map(AsteriskState.Citizen::call).collect(Collectors.toSet());
        for (Call call : List.copyOf(room.calls.values())) {
            if (call.id.node().equals(node) && isDialling(call.id)) {
                compare(step, call, Optional.ofNullable(byCall.get(call.id)), answered.contains(call.id), now);
            }
        }
    }

    private void compare(Step step, Call call, Optional<AsteriskState.Dialling> found, boolean answered, Instant now) {
        Outgoing out = java.util.Objects.requireNonNull(call.out);
        boolean ours = found.flatMap(AsteriskState.Dialling::ourLeg).isPresent();
        boolean rings = found.map(AsteriskState.Dialling::rings).orElse(false);
        switch (call.state) {
            case CALLING_OUT -> {
                if (answered) {
                    answered(step, call, out, now);
                } else if (!ours || !rings) {
                    end(step, call, out, now);
                }
            }
            case RINGING -> {
                if (!ours) {
                    ourPhoneFailed(step, call, out, 0, now);
                }
            }
            case GREETING, QUEUED, OFFERED, TALKING, FAILSAFE, ENDED -> {}
        }
    }

    /** Nothing comes of it: whoever still rings or waits is let go. */
    void end(Step step, Call call, Outgoing out, Instant now) {
        boolean calleeRung = call.state == CallState.CALLING_OUT;
        if (calleeRung) {
            step.command(new Command.HangUpLeg(call.id, call.id.value()));
        }
        if (!out.ourLeg.isEmpty()) {
            room.ourLegs.remove(out.ourLeg);
            step.command(new Command.HangUpLeg(call.id, out.ourLeg));
        }
        tell(
                step,
                call,
                CallOutStage.NOT_REACHED,
                !out.refusal.isEmpty()
                        ? out.refusal
                        : out.cancelled ? "已取消呼出" : calleeRung ? out.notReached.chinese() : "呼出没有完成，请重试",
                now);
        calls.over(step, call.id, CallOutcome.CANCELLED, now);
    }

    private @Nullable Call callOf(String leg) {
        CallId id = room.ourLegs.get(leg);
        if (id == null && CallId.isOutgoing(leg)) {
            id = new CallId(leg);
        }
        return id == null ? null : room.call(id);
    }

    static void tell(Step step, Call call, CallOutStage stage, String words, Instant now) {
        Optional<AgentId> agent = Optional.ofNullable(call.offer)
                .map(Call.Offer::agent)
                .or(() -> Optional.ofNullable(call.lastAgent))
                .or(() -> Optional.ofNullable(call.out).map(out -> out.wishedBy));
        step.publish(new Fact.CallOutMoved(now, call.id, agent, stage, words));
    }
}

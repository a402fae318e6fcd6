package hotline.telephony.core;

import hotline.telephony.AgentRules;
import hotline.telephony.Result;
import hotline.telephony.RoomSnapshot;
import hotline.telephony.TelephonySettings.JointDesks;
import hotline.telephony.TelephonySettings.Rating;
import hotline.telephony.TelephonySettings.Timing;
import hotline.telephony.TelephonySettings.Trunk;
import hotline.telephony.Violation;
import hotline.telephony.call.Activity;
import hotline.telephony.call.AgentId;
import hotline.telephony.call.CallId;
import hotline.telephony.call.CallOutcome;
import hotline.telephony.call.NodeId;
import hotline.telephony.call.PauseReason;
import hotline.telephony.core.Deadlines.Deadline;
import hotline.telephony.fact.Fact;
import hotline.telephony.routing.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The exchange: one input at a time leads to facts and commands. {@link #handle} is the whole flow: the input changes
 * what is known, then whoever waits is matched with whoever is free.
 *
 * <p>Every input costs O(log n) in waiting calls and agents, except the first {@link Input.LinkLost} of a node, a {@link
 * Input.LinkRestored}, a {@link Input.ConfigureRouting} and the {@link Input.Remembered}.
 */
public final class Exchange {

    /** For so long waiting calls are held when the connection is gone; then they are left to Asterisk's own queue. */
    static final Duration LINK_GRACE = Duration.ofSeconds(5);

    /** OriginateResponse comes some tenths of a millisecond before the Hangup, which alone knows the cause. */
    private static final Duration CAUSE_PATIENCE = Duration.ofMillis(200);

    private final Room room;
    private final AgentDesk agents;
    private final ShiftDesk shifts;
    private final BreakDesk breaks;
    private final OrderDesk orders;
    private final AgentLeases leases;
    private final Treatment treatment;
    private final Watch watch = new Watch();
    private final CallDesk calls;
    private final ConferenceDesk conferences;
    private final Takeover takeover;
    private final RoutingDesk routing;
    private final SupervisionDesk supervision;
    private final OutgoingDesk outgoing;
    private final CallbackDesk callbacks;
    private final RecordingPauses pauses;
    private final RatingDesk ratings;
    private final DeskReturns returns;

    /**
     * @param nodes the Asterisks whose calls are served
     * @param ids makes offer and draft identifiers
     */
    public Exchange(
            List<NodeId> nodes,
            Timing timing,
            JointDesks jointDesks,
            Trunk trunk,
            AgentRules rules,
            Rating rating,
            Supplier<UUID> ids) {
        room = new Room(nodes, timing, jointDesks, trunk, rules, rating, ids);
        agents = new AgentDesk(room);
        shifts = new ShiftDesk(room);
        breaks = new BreakDesk(room, agents);
        orders = new OrderDesk(room, agents, breaks);
        leases = new AgentLeases(room, agents);
        treatment = new Treatment(room);
        calls = new CallDesk(room, agents);
        pauses = new RecordingPauses(room);
        conferences = new ConferenceDesk(room, agents, calls, pauses);
        outgoing = new OutgoingDesk(room, agents, calls);
        callbacks = new CallbackDesk(room, calls);
        ratings = new RatingDesk(room, calls.talks);
        returns = new DeskReturns(room, calls, conferences);
        takeover = new Takeover(room, agents, calls, conferences, outgoing, pauses, ratings, returns);
        routing = new RoutingDesk(room);
        supervision = new SupervisionDesk(room, calls.talks);
    }

    public Step handle(Input input, Instant now) {
        Step step = new Step();
        take(step, input, now);
        whatIsDue(step, now);
        pauses.look(step, now);
        match(step, now);
        if (step.facts().stream().anyMatch(Fact.OfCall.class::isInstance)) {
            room.notePaces(now);
        }
        step.moves().forEach(move -> signOfLife(move.call(), now));
        return step;
    }

    private void signOfLife(CallId id, Instant now) {
        Call call = room.call(id);
        if (call != null) {
            call.lastSign = now;
        }
    }

    private void take(Step step, Input input, Instant now) {
        switch (input) {
            case Input.ScriptStarted it -> {
                leaveTalk(step, it.call(), now);
                calls.scriptStarted(step, it, now);
            }
            case Input.EnteredQueue it -> {
                calls.enteredQueue(step, routing.admitted(step, it, now), now);
                routing.entered(step, it.call(), now);
                Optional.ofNullable(room.call(it.call())).ifPresent(call -> treatment.entered(call, now));
                releaseIfAlone(step, it.call(), now);
            }
            case Input.FromDesk it -> returns.fromDesk(step, it, now);
            case Input.TurnedAway it -> calls.turnedAway(step, it.call(), now);
            case Input.AnnouncementHeard it -> {
                routing.heard(step, it.call(), now);
                releaseIfAlone(step, it.call(), now);
            }
            case Input.DialEnded it -> calls.dialEnded(step, it, now);
            case Input.ScriptLeft it -> calls.scriptLeft(step, it.call(), now);
            case Input.CallSeen it -> calls.seen(step, it.call(), it.caller(), it.dialled(), it.channel(), now);
            case Input.LegRinging it -> calls.offers.ringing(step, it, now);
            case Input.LegAnswered it -> calls.talks.answered(step, it.call(), it.leg(), now, now);
            case Input.LegEnded it -> legEnded(step, it, now);
            case Input.CallOver it -> {
                if (returns.goesOn(step, it.call(), now)) {
                    return;
                }
                Optional.ofNullable(room.call(it.call())).ifPresent(call -> conferences.over(step, call, now));
                calls.over(step, it.call(), CallOutcome.ABANDONED_WAITING, now);
            }
            case Input.RoomJoined it -> {
                if (!outgoing.joined(step, it, now)) {
                    conferences.guests.joined(step, it, now);
                }
            }
            case Input.GuestFailed it -> {
                if (outgoing.knows(it.leg()) || conferences.guests.isOutside(it.leg())) {
                    room.deadlines.add(now.plus(CAUSE_PATIENCE), Deadlines.Kind.RING_FAILED, it.leg());
                } else {
                    ringFailed(step, it.leg(), now);
                }
            }
            case Input.DeskConfirmed it -> conferences.guests.deskConfirmed(step, it, now);
            case Input.RecordingMuted it -> pauses.muted(step, it, now);
            case Input.RatingAsked it -> ratings.asked(step, it.call(), now);
            case Input.Rated it -> ratings.rated(step, it);
            case Input.JoinedFailsafe it -> {
                leaveTalk(step, it.call(), now);
                calls.failsafe.joined(step, it.call(), now);
            }
            case Input.PhoneChanged it -> agents.phoneChanged(step, it, now);
            case Input.MemberPaused it -> memberPaused(step, it, now);
            case Input.LinkLost it -> linkLost(step, it, now);
            case Input.LinkRestored it -> {
                takeover.restored(step, it.node(), it.found(), now);
                callbacks.connected(step, now);
                supervision.restored(step, it.node(), it.found().spies(), now);
                orders.fulfil(step, now);
                watch.begun(step, room, now);
            }
            case Input.TrackStalled it -> step.answer(pauses.recordAgain(step, it, now));
            case Input.FoundUnended it -> step.answer(takeover.endTheUnended(step, it.calls(), now));
            case Input.Remembered it -> shifts.goOn(it, now);
            case Input.SignIn it -> step.answer(agents.signIn(step, it, now));
            case Input.MakeReady it -> step.answer(agents.ready(step, it, now));
            case Input.TakeBreak it -> step.answer(breaks.take(step, it, now));
            case Input.SignOut it -> step.answer(agents.signOut(step, it, now));
            case Input.FinishWrapUp it -> step.answer(agents.finishWrapUp(step, it, now));
            case Input.ExtendWrapUp it -> step.answer(agents.extendWrapUp(step, it, now));
            case Input.OrderAgent it -> step.answer(orders.order(step, it, now));
            case Input.DesktopChanged it -> leases.desktop(it.agent(), it.open(), now);
            case Input.HangUp it ->
                step.answer(outgoing.hangUp(step, it.agent(), now)
                        .or(() -> conferences.wishes.hangUp(step, it.agent(), now))
                        .orElseGet(() -> agents.hangUp(step, it)));
            case Input.CallbacksDue it -> callbacks.due(step, it.due(), now);
            case Input.CallbackClaimed it -> outgoing.claimed(step, it, now);
            case Input.Relay it -> step.answer(outgoing.relay(step, it, now));
            case Input.CallOut it -> step.answer(outgoing.callOut(step, it, now));
            case Input.Supervise it -> step.answer(supervision.supervise(step, it, now));
            case Input.OfTalk it -> step.answer(conferences.wishes.wish(step, it.agent(), it.wish(), now));
            case Input.ConfigureRouting it -> step.answer(routing.configure(step, it.routing(), now));
            case Input.PopTaken it -> calls.offers.popTaken(step, it);
            case Input.ClockTicked _ -> {
                // Only the time has changed.
            }
        }
    }

    private void linkLost(Step step, Input.LinkLost lost, Instant now) {
        if (!room.nodes.othersConnected(lost.node())) {
            watch.stopped(step, now);
        }
        takeover.lost(step, lost, now);
        if (room.nodes.giveUp(lost.node(), now)) {
            callbacks.gone(step, lost.node(), now);
            takeover.gone(step, lost.node(), now);
            supervision.restored(step, lost.node(), List.of(), now);
        }
    }

    private void ringFailed(Step step, String leg, Instant now) {
        outgoing.legEnded(step, leg, 0, now);
        conferences.guests.failed(step, leg, now);
        supervision.legEnded(step, leg, now);
    }

    private void legEnded(Step step, Input.LegEnded ended, Instant now) {
        String leg = ended.leg();
        if (returns.legEnded(step, leg, now) || outgoing.legEnded(step, leg, ended.cause(), now)) {
            return;
        }
        conferences.guests.hungUp(leg, ended.cause());
        Call conference = conferences.guests.callOf(leg);
        room.recordedLegEnded(leg, now);
        calls.talks.legEnded(step, leg, now);
        supervision.legEnded(step, leg, now);
        if (conference != null) {
            conferences.legEnded(step, conference, leg, now);
        }
    }

    private void leaveTalk(Step step, CallId id, Instant now) {
        Call call = room.call(id);
        if (call != null) {
            conferences.backInScript(step, call, now);
        }
    }

    /** The most urgent caller and the best agent for them, again and again while there are both. */
    private void match(Step step, Instant now) {
        for (Decision found = next(now); found != null; found = next(now)) {
            calls.offers.offer(step, room.waitingCall(found.call()), room.agent(found.agent(), now), found.why(), now);
        }
    }

    private @Nullable Decision next(Instant now) {
        return room.matcher.next(now);
    }

    private void whatIsDue(Step step, Instant now) {
        for (Deadline due = room.deadlines.takeDue(now); due != null; due = room.deadlines.takeDue(now)) {
            switch (due.kind()) {
                case POP_PATIENCE, LONGEST_WAIT, FETCH_BACK, ROUTING, ROOM_MOVE, CALL_OUT, RECORDING_PAUSE, TELL_WAIT ->
                    callDue(step, due, now);
                case RING_FAILED -> ringFailed(step, due.about(), now);
                case GUEST_RING -> conferences.guests.ringDue(step, due.about(), now);
                case OFFER_LEASE, WRAP_UP, HOURLY_LIMIT, BREAK, DESKTOP, TALK_CHECK -> agentDue(step, due, now);
                case WATCH -> watch.due(step, room, now);
                case LINK_GRACE -> room.matcher.waitingCalls().forEach(call -> releaseIfAlone(step, call, now));
            }
        }
    }

    private void callDue(Step step, Deadline due, Instant now) {
        Call call = room.call(new CallId(due.about()));
        if (call == null) {
            return;
        }
        switch (due.kind()) {
            case POP_PATIENCE -> calls.offers.popPatienceDue(step, call, now);
            case LONGEST_WAIT -> calls.longestWaitDue(step, call, now);
            case FETCH_BACK -> calls.failsafe.fetchBackDue(step, call, now);
            case TELL_WAIT -> treatment.due(step, call, now);
            case ROUTING -> routing.lookDue(step, call, now);
            case ROOM_MOVE -> conferences.moves.due(step, call, now);
            case CALL_OUT -> outgoing.due(step, call, now);
            case RECORDING_PAUSE -> pauses.due(step, call, now);
            default -> throw new IllegalStateException("not about a call: " + due);
        }
    }

    private void agentDue(Step step, Deadline due, Instant now) {
        Agent agent = room.agent(new AgentId(due.about()), now);
        switch (due.kind()) {
            case WRAP_UP -> agents.wrapUpDue(step, agent, now);
            case HOURLY_LIMIT -> routing.limit(agent, now);
            case OFFER_LEASE -> calls.offers.leaseDue(step, agent, now);
            case BREAK -> breaks.due(step, agent, now);
            case DESKTOP -> leases.desktopDue(step, agent, now);
            case TALK_CHECK -> leases.talkDue(step, agent, now);
            default -> throw new IllegalStateException("not about an agent: " + due);
        }
    }

    /** Without the events of its node nobody can be chosen for a call; Asterisk's own queue can. */
    private void releaseIfAlone(Step step, CallId call, Instant now) {
        if (room.matcher.waits(call) && room.nodes.awayFor(call.node(), LINK_GRACE, now)) {
            step.command(new Command.Release(call));
        }
    }

    private void memberPaused(Step step, Input.MemberPaused paused, Instant now) {
        Agent agent = room.agentAt(paused.phone());
        if (agent != null && paused.reason().equals(Membership.AUTO_PAUSE) && !(agent.busy() && agentTalks(agent))) {
            agents.pause(step, agent, PauseReason.NO_ANSWER, now);
        }
    }

    private static boolean agentTalks(Agent agent) {
        return agent.activity instanceof Activity.Talking;
    }

    /** When to send the next {@link Input.ClockTicked}. */
    public Optional<Instant> nextDue() {
        return room.deadlines.next();
    }

    public RoomSnapshot snapshot(Instant now) {
        return Snapshots.of(room, now);
    }

    /** What must never be so, and is. To be believed when it is said twice in a row. */
    public List<Violation> violations(Instant now) {
        return Invariants.broken(room, now);
    }

    /** An answer for inputs that come when the room is closed. */
    public static Result closed() {
        return Result.refused("系统正在停止，请稍后再试");
    }
}

package hotline.telephony.core;

import hotline.kernel.PhoneNumber;
import hotline.telephony.Pop;
import hotline.telephony.call.Activity;
import hotline.telephony.call.AgentId;
import hotline.telephony.call.CallId;
import hotline.telephony.call.CallOutcome;
import hotline.telephony.call.GuestPurpose;
import hotline.telephony.call.OfferOutcome;
import hotline.telephony.call.Party;
import hotline.telephony.call.PauseReason;
import hotline.telephony.call.RecordedTrack;
import hotline.telephony.call.TalkState;
import hotline.telephony.core.Call.Offer;
import hotline.telephony.core.Deadlines.Kind;
import hotline.telephony.fact.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to calls. */
final class CallDesk {

    /** Beyond the ringing itself: for Asterisk and the script to report the end. */
    private static final Duration LEASE_SLACK = Duration.ofSeconds(5);

    private static final int MOST_FETCHES = 3;
    private static final Duration FETCH_DELAY = Duration.ofSeconds(1);

    private static final List<String> LATE_OUT = List.of("系统恢复后接管的外呼通话，弹屏为补送");
    private static final List<String> LATE_POP = List.of("来电已由交换机直接接通，弹屏为补送");

    private final Room room;
    private final AgentDesk agents;

    CallDesk(Room room, AgentDesk agents) {
        this.room = room;
        this.agents = agents;
    }

    // ---- arrival and waiting

    /** @return null when the call is over already: Asterisk's events and the scripts' connections race */
    @Nullable
    Call seen(Step step, CallId id, PhoneNumber caller, String dialled, String channel, Instant now) {
        Call known = room.call(id);
        if (known != null || room.isOver(id)) {
            return known;
        }
        Call call = room.addCall(id, caller, channel, now);
        step.publish(new Fact.CallArrived(now, id, caller, dialled));
        step.moved(id, "arrives from " + caller.masked());
        return call;
    }

    void scriptStarted(Step step, Input.ScriptStarted started, Instant now) {
        Call call = seen(step, started.call(), started.caller(), started.dialled(), started.channel(), now);
        if (call == null) {
            step.command(new Command.Forget(started.call()));
            return;
        }
        call.channel = started.channel();
        call.scripted = true;
        startCitizenTrack(call, now);
        if (move(step, call, CallEvent.SCRIPT_STARTED)) {
            abandonOffer(step, call, now);
        }
    }

    void startCitizenTrack(Call call, Instant at) {
        if (call.tracks.isEmpty()) {
            room.record(call, call.id.value(), citizenTrack(call, at));
        }
    }

    private static RecordedTrack citizenTrack(Call call, Instant at) {
        return new RecordedTrack(call.id + "-cit.wav", Party.CITIZEN, Optional.empty(), at);
    }

    private static RecordedTrack agentTrack(CallId id, Leg leg, AgentId agent, Instant at) {
        return new RecordedTrack(
                id + "-agent-" + leg.phone() + "-" + leg.id() + ".wav", Party.AGENT, Optional.of(agent), at);
    }

    static RecordedTrack supervisorTrack(CallId id, Leg leg, AgentId supervisor, Instant at) {
        return new RecordedTrack(
                id + "-third-" + leg.phone() + "-" + leg.id() + ".wav", Party.AGENT, Optional.of(supervisor), at);
    }

    /** Either the citizen is gone, or Asterisk goes on alone: both are reported by Asterisk. */
    void scriptLeft(Step step, CallId id, Instant now) {
        Call call = room.call(id);
        if (call == null) {
            return;
        }
        call.scripted = false;
        room.reindex(call);
        perhapsCutOff(call, now);
        boolean notRingingYet =
                call.state == CallState.OFFERED || (call.state == CallState.RINGING && call.leg == null);
        if (call.offer != null && notRingingYet) {
            abandonOffer(step, call, now);
            move(step, call, CallEvent.OFFER_FAILED);
        }
    }

    /** Without its script and its node's connection a waiting caller is probably gone, and keeps the place by calling again. */
    void perhapsCutOff(Call call, Instant now) {
        boolean waits = call.state != CallState.TALKING && call.state != CallState.RATING;
        if (waits && !call.scripted && !room.nodes.connected(call.id.node())) {
            room.formerPlaces.left(call, CallOutcome.LOST_SIGHT, now);
        }
    }

    void enteredQueue(Step step, Input.EnteredQueue entered, Instant now) {
        Call call = room.call(entered.call());
        if (call == null) {
            return;
        }
        call.queue = entered.queue();
        if (call.entry == null) {
            // The time travelled through a channel variable: never trust it into the future.
            call.entry = entered.entry().isAfter(now) ? now : entered.entry();
            room.formerPlaces.take(call.caller, call.queue, now).ifPresent(entry -> regain(step, call, entry, now));
        }
        if (move(step, call, CallEvent.ENTERED_QUEUE)) {
            step.publish(new Fact.CallQueued(now, call.id, call.queue));
            room.pace(call.queue); // from now on it is watched
            if (call.patienceSince == null) {
                call.patienceSince = call.entry;
            }
            room.deadlines.add(call.patienceSince.plus(room.timing.longestWait()), Kind.LONGEST_WAIT, call.id.value());
        }
    }

    private static void regain(Step step, Call call, Instant entry, Instant now) {
        call.entry = entry;
        call.patienceSince = now;
        step.moved(call.id, "接续上次未接通的排队位置，自 " + entry + " 起");
        step.command(new Command.Seniority(call.id, call.channel, entry));
    }

    void turnedAway(Step step, CallId id, Instant now) {
        Call call = room.call(id);
        if (call != null && !call.turnedAway) {
            call.turnedAway = true;
            step.publish(new Fact.CallTurnedAway(now, id));
            step.moved(id, "blocked: told where else to turn");
        }
    }

    void longestWaitDue(Step step, Call call, Instant now) {
        Instant since = call.patienceSince;
        if (since == null
                || call.gaveUp
                || since.plus(room.timing.longestWait()).isAfter(now)) {
            return;
        }
        switch (call.state) {
            case QUEUED -> {
                call.gaveUp = true;
                room.reindex(call);
                step.moved(call.id, "nobody was available");
                step.command(new Command.GiveUp(call.id));
            }
            // An agent may still answer; look again when that is decided.
            case OFFERED, RINGING -> room.deadlines.add(now.plus(LEASE_SLACK), Kind.LONGEST_WAIT, call.id.value());
            case GREETING, CALLING_OUT, TALKING, RATING, FAILSAFE, ENDED -> {}
        }
    }

    // ---- offers

    void offer(Step step, Call call, Agent agent, List<String> why, Instant now) {
        Duration waited = call.waited(now);
        if (call.out != null && !call.out.placed) {
            call.out.placed = true;
            step.publish(new Fact.CallPlaced(now, call.id, call.caller, Optional.of(agent.id), call.out.what));
            step.publish(new Fact.CallQueued(now, call.id, call.queue));
        }
        Offer offer = new Offer(room.ids.get(), agent.id, room.phoneOf(agent), now.plus(room.timing.popPatience()));
        call.offer = offer;
        move(step, call, CallEvent.AGENT_CHOSEN);
        step.moved(call.id, "offered to " + agent.id + ": " + String.join("；", why));
        agents.offer(
                step, agent, call.id, offer.popUntil().plus(room.timing.ring()).plus(LEASE_SLACK), now);
        step.publish(new Fact.CallOffered(now, call.id, offer.id(), agent.id, call.caller, waited, why, call.draftId));
        step.command(new Command.DeliverPop(pop(now, call, Optional.of(offer.id()), agent.id, waited, why)));
        room.deadlines.add(offer.popUntil(), Kind.POP_PATIENCE, call.id.value());
    }

    private static Pop pop(
            Instant now, Call call, Optional<UUID> offer, AgentId agent, Duration waited, List<String> why) {
        return new Pop(now, call.id, offer, agent, call.caller, waited, why, call.draftId, call.placed());
    }

    /** To the agent who asked for the call, whatever that agent does: the own phone is rung. */
    void offerOwn(Step step, Call call, Agent agent, Instant now) {
        Offer offer = new Offer(room.ids.get(), agent.id, room.phoneOf(agent), now.plus(room.timing.popPatience()));
        call.offer = offer;
        move(step, call, CallEvent.CALLS_OUT);
        agents.offer(
                step, agent, call.id, offer.popUntil().plus(room.timing.ring()).plus(LEASE_SLACK), now);
        List<String> why =
                call.placed().map(it -> it.purpose().chinese()).stream().toList();
        step.command(new Command.DeliverPop(pop(now, call, Optional.of(offer.id()), agent.id, Duration.ZERO, why)));
        room.deadlines.add(offer.popUntil(), Kind.POP_PATIENCE, call.id.value());
    }

    void popTaken(Step step, Input.PopTaken taken) {
        Call call = room.call(taken.call());
        if (call != null && call.offer != null && call.offer.id().equals(taken.offerId())) {
            ring(step, call);
        }
    }

    void popPatienceDue(Step step, Call call, Instant now) {
        if (call.offer != null && !call.offer.popUntil().isAfter(now)) {
            ring(step, call);
        }
    }

    private void ring(Step step, Call call) {
        Offer offer = call.offer;
        if (offer == null || !move(step, call, CallEvent.POP_TAKEN)) {
            return;
        }
        Outgoing out = call.out;
        if (out == null) {
            step.command(new Command.Ring(call.id, offer.id(), offer.phone()));
        } else {
            out.ourLeg = Command.OUT_AGENT + room.ids.get();
            room.ourLegs.put(out.ourLeg, call.id);
            step.command(new Command.RingOurSide(
                    call.id,
                    out.ourLeg,
                    offer.phone().device(),
                    new OutgoingMark(call.caller, out.what).text(),
                    "",
                    room.timing.ring()));
        }
    }

    // ---- calls of ours; see OutgoingDesk

    /** The agent's leg waits for the other side. */
    void pickedUp(Step step, Call call, Leg leg, Offer offer, Instant now) {
        room.setLeg(call, leg);
        call.lastAgent = offer.agent();
        room.record(call, leg.id(), agentTrack(call.id, leg, offer.agent(), now));
        endOffer(step, call, OfferOutcome.ANSWERED, now);
    }

    void ourPhoneFailed(Step step, Call call, OfferOutcome outcome, Instant now) {
        endOffer(step, call, outcome, now);
        move(step, call, CallEvent.OFFER_FAILED);
    }

    /** Both are outside, in the call's room. */
    void relayAnswered(Step step, Call call, String staff, String leg, Instant now) {
        if (move(step, call, CallEvent.ANSWERED)) {
            Conference talk = ConferenceDesk.conference(call);
            talk.citizen = Place.MAIN;
            talk.agent = Place.GONE;
            Guest guest = new Guest(leg, GuestPurpose.RELAY, staff, null, now, now);
            guest.stage = TalkState.GuestStage.TOGETHER;
            talk.guest = guest;
            room.guests.put(leg, call.id);
            call.talkingSince = now;
            room.record(call, call.id.value(), citizenTrack(call, now));
        }
    }

    /** Both are in the call's room. */
    void calleeAnswered(Step step, Call call, Leg leg, Instant now) {
        if (!move(step, call, CallEvent.ANSWERED)) {
            return;
        }
        Conference talk = ConferenceDesk.conference(call);
        talk.citizen = Place.MAIN;
        talk.agent = Place.MAIN;
        call.talkingSince = now;
        room.record(call, call.id.value(), citizenTrack(call, now));
        AgentId talker = java.util.Objects.requireNonNull(call.lastAgent);
        Agent agent = room.agentAt(leg.phone());
        if (agent != null) {
            agents.talk(step, agent, call.id, now);
        }
        step.publish(new Fact.CallAnswered(now, call.id, talker, call.draftId));
    }

    void ringing(Step step, Input.LegRinging ringing, Instant now) {
        Call call = room.call(ringing.call());
        if (call == null || call.state == CallState.TALKING) {
            return;
        }
        room.setLeg(call, ringing.leg());
        Agent agent = room.agentAt(ringing.leg().phone());
        // Asterisk's own queue rings: keep the agent out of our hands meanwhile.
        if (call.state == CallState.FAILSAFE && agent != null && agent.activity instanceof Activity.Ready) {
            agents.offer(step, agent, call.id, now.plus(room.timing.ring()).plus(LEASE_SLACK), now);
        }
    }

    void dialEnded(Step step, Input.DialEnded ended, Instant now) {
        Call call = room.call(ended.call());
        if (call == null) {
            return;
        }
        Offer offer = call.offer;
        boolean current = offer != null && offer.id().equals(ended.offerId());
        switch (ended.outcome()) {
            case ANSWERED -> {
                if (call.conference != null || (!current && call.state != CallState.TALKING)) {
                    // Only the bridge of two is over, whose leg ends is reported by itself; or the call is back in the
                    // queue already, and an older script speaks.
                    return;
                }
                if (offer != null && current) {
                    answeredUnseen(step, call, offer, now);
                }
                talkEnded(step, call, now);
            }
            case CALLER_GONE -> {
                if (current) {
                    endOffer(step, call, OfferOutcome.CALLER_GONE, now);
                }
            }
            case NO_ANSWER, BUSY, DECLINED, UNREACHABLE, ERROR -> {
                if (current) {
                    endOffer(step, call, ended.outcome(), now);
                    move(step, call, CallEvent.OFFER_FAILED);
                }
            }
        }
    }

    void offerLeaseDue(Step step, Agent agent, Instant now) {
        if (!(agent.activity instanceof Activity.Offered offered) || agent.offeredUntil.isAfter(now)) {
            return;
        }
        Call call = room.call(offered.offered());
        if (call != null && call.leg != null && call.state != CallState.TALKING) {
            step.command(new Command.HangUpLeg(call.id, call.leg.channel()));
        }
        if (call != null && call.offer != null && call.offer.agent().equals(agent.id)) {
            endOffer(step, call, OfferOutcome.ERROR, now);
            move(step, call, CallEvent.OFFER_FAILED);
        } else {
            agents.pause(step, agent, PauseReason.PHONE_UNREACHABLE, now);
        }
    }

    /** Ends the offer, if there is one, and gives the agent back or takes the agent out, as the outcome asks. */
    private void endOffer(Step step, Call call, OfferOutcome outcome, Instant now) {
        Offer offer = call.offer;
        if (offer == null) {
            return;
        }
        call.offer = null;
        step.publish(new Fact.OfferEnded(now, call.id, offer.id(), offer.agent(), outcome));
        step.moved(call.id, "offer to " + offer.agent() + " ended: " + outcome);
        Agent agent = room.agents.get(offer.agent());
        if (agent == null || !agent.isOffered(call.id)) {
            return;
        }
        if (call.out != null && agent.id.equals(call.out.wishedBy) && outcome != OfferOutcome.ANSWERED) {
            agents.giveBack(step, agent, call.out.before, now);
            return;
        }
        switch (outcome) {
            case ANSWERED -> {}
            case CALLER_GONE -> agents.takeBackOffer(step, agent, now);
            case NO_ANSWER -> agents.pause(step, agent, PauseReason.NO_ANSWER, now);
            case BUSY, DECLINED -> agents.pause(step, agent, PauseReason.DECLINED, now);
            case UNREACHABLE, ERROR -> agents.pause(step, agent, PauseReason.PHONE_UNREACHABLE, now);
        }
    }

    /** The offer came to nothing because the call changed hands: no fault of the agent. */
    private void abandonOffer(Step step, Call call, Instant now) {
        Offer offer = call.offer;
        if (offer == null) {
            return;
        }
        call.offer = null;
        step.publish(new Fact.OfferEnded(now, call.id, offer.id(), offer.agent(), OfferOutcome.ERROR));
        Agent agent = room.agents.get(offer.agent());
        if (agent != null && agent.isOffered(call.id)) {
            agents.takeBackOffer(step, agent, now);
        }
    }

    // ---- talking

    void answered(Step step, CallId id, Leg leg, Instant since, Instant now) {
        Call call = room.call(id);
        if (call == null || !move(step, call, CallEvent.ANSWERED)) {
            return;
        }
        room.setLeg(call, leg);
        call.talkingSince = since;
        Agent agent = room.agentAt(leg.phone());
        AgentId talker = agent == null ? new AgentId(leg.phone().number()) : agent.id;
        call.lastAgent = talker;
        room.record(call, leg.id(), agentTrack(id, leg, talker, since));
        boolean offered = call.offer != null && call.offer.agent().equals(talker);
        if (offered) {
            endOffer(step, call, OfferOutcome.ANSWERED, now);
        } else {
            abandonOffer(step, call, now);
        }
        if (agent != null) {
            freeFromOtherCall(step, agent, call, now);
            agents.talk(step, agent, id, now);
        }
        step.publish(new Fact.CallAnswered(now, id, talker, call.draftId));
        if (!offered) {
            step.command(new Command.DeliverPop(pop(
                    now, call, Optional.empty(), talker, call.waited(since), call.out == null ? LATE_POP : LATE_OUT)));
        }
    }

    /** A supervisor who has taken the talk over, seen for the first time. */
    void takenOver(Step step, Call call, Leg leg, AgentId supervisor, Instant since, Instant now) {
        if (!move(step, call, CallEvent.ANSWERED)) {
            return;
        }
        room.setLeg(call, leg);
        call.talkingSince = since;
        call.lastAgent = supervisor;
        room.record(call, leg.id(), supervisorTrack(call.id, leg, supervisor, since));
        abandonOffer(step, call, now);
        step.publish(new Fact.CallAnswered(now, call.id, supervisor, call.draftId));
    }

    /** The agent took another call than the one offered: that one goes to the next agent, its phone stops ringing. */
    private void freeFromOtherCall(Step step, Agent agent, Call taken, Instant now) {
        CallId otherId = agent.activity.call().orElse(null);
        Call other = otherId == null || otherId.equals(taken.id) ? null : room.call(otherId);
        if (other == null || other.offer == null || !other.offer.agent().equals(agent.id)) {
            return;
        }
        if (other.leg != null) {
            step.command(new Command.HangUpLeg(other.id, other.leg.channel()));
        }
        abandonOffer(step, other, now);
        move(step, other, CallEvent.OFFER_FAILED);
    }

    /** The script says that the talk is over, and Asterisk never told that it began: the connection was away. */
    private void answeredUnseen(Step step, Call call, Offer offer, Instant now) {
        move(step, call, CallEvent.ANSWERED);
        call.lastAgent = offer.agent();
        endOffer(step, call, OfferOutcome.ANSWERED, now);
        step.publish(new Fact.CallAnswered(now, call.id, offer.agent(), call.draftId));
        Agent agent = room.agents.get(offer.agent());
        if (agent != null && agent.isOffered(call.id)) {
            agents.talk(step, agent, call.id, now);
        }
    }

    void legEnded(Step step, String leg, Instant now) {
        Call call = room.callOfLeg(leg);
        if (call == null) {
            return;
        }
        if (call.state == CallState.TALKING) {
            talkEnded(step, call, now);
            return;
        }
        Leg ended = call.leg;
        room.setLeg(call, null);
        Agent agent = ended == null ? null : room.agentAt(ended.phone());
        if (call.state == CallState.FAILSAFE && agent != null && agent.isOffered(call.id)) {
            agents.takeBackOffer(step, agent, now);
        }
    }

    void talkEnded(Step step, Call call, Instant now) {
        call.stopTalking(now);
        room.setLeg(call, null);
        AgentId talker = call.lastAgent;
        Agent agent = talker == null ? null : room.agents.get(talker);
        if (agent != null && agent.talksOn(call.id)) {
            agents.wrapUp(step, agent, call.id, now);
        }
    }

    /** The talk is over however much of it was seen, and the call goes on. */
    void talkOver(Step step, Call call, Instant now) {
        Offer offer = call.offer;
        if (offer != null) {
            answeredUnseen(step, call, offer, now);
        }
        call.conference = null;
        releaseFailsafeAgent(step, call, now);
        talkEnded(step, call, now);
    }

    // ---- Asterisk goes on alone

    void joinedFailsafe(Step step, CallId id, Instant now) {
        Call call = room.call(id);
        if (call != null && move(step, call, CallEvent.LEFT_TO_ASTERISK)) {
            abandonOffer(step, call, now);
            room.setLeg(call, null);
            step.command(new Command.Forget(id));
            planFetch(call, now);
        }
    }

    void planFetch(Call call, Instant now) {
        if (call.fetches < MOST_FETCHES) {
            room.deadlines.add(now.plus(FETCH_DELAY), Kind.FETCH_BACK, call.id.value());
        }
    }

    /** Back into our own, quicker queue, unless a phone rings for it just now. */
    void fetchBackDue(Step step, Call call, Instant now) {
        if (call.state != CallState.FAILSAFE || call.fetches >= MOST_FETCHES) {
            return;
        }
        if (room.nodes.connected(call.id.node()) && call.leg == null) {
            call.fetches++;
            step.moved(call.id, "fetched back from Asterisk's queue");
            step.command(new Command.FetchBack(call.id, call.channel));
        }
        planFetch(call, now);
    }

    // ---- the end

    void over(Step step, CallId id, CallOutcome ifUnknown, Instant now) {
        Call call = room.call(id);
        if (call == null) {
            return;
        }
        boolean answered = call.state == CallState.TALKING || call.state == CallState.RATING;
        CallOutcome outcome = ifUnknown == CallOutcome.LOST_SIGHT && !answered ? CallOutcome.LOST_SIGHT : outcome(call);
        room.formerPlaces.left(call, outcome, now);
        RecordingPauses.over(step, call, now);
        endOffer(step, call, OfferOutcome.CALLER_GONE, now);
        releaseFailsafeAgent(step, call, now);
        if (call.state == CallState.TALKING) {
            talkEnded(step, call, now);
        }
        move(step, call, CallEvent.HUNG_UP);
        room.removeCall(call);
        step.command(new Command.Forget(id));
        step.publish(new Fact.CallEnded(
                now,
                id,
                outcome,
                Optional.ofNullable(call.lastAgent),
                call.talked,
                call.tracks.atEnd(now),
                Optional.ofNullable(call.lostSince)));
    }

    private void releaseFailsafeAgent(Step step, Call call, Instant now) {
        Leg leg = call.leg;
        Agent agent = leg == null ? null : room.agentAt(leg.phone());
        if (agent != null && agent.isOffered(call.id)) {
            agents.giveBack(step, agent, call.out == null ? new Activity.Ready() : call.out.before, now);
        }
    }

    private static CallOutcome outcome(Call call) {
        Outgoing out = call.out;
        if (out != null && call.state != CallState.TALKING) {
            return out.cancelled
                    ? CallOutcome.CANCELLED
                    : call.state == CallState.CALLING_OUT ? out.notReached.outcome() : CallOutcome.OUR_SIDE_UNREACHED;
        }
        return switch (call.state) {
            case GREETING -> beforeTheQueue(call);
            case QUEUED -> call.gaveUp ? CallOutcome.NOBODY_AVAILABLE : CallOutcome.ABANDONED_WAITING;
            case OFFERED, RINGING, CALLING_OUT -> CallOutcome.ABANDONED_RINGING;
            case TALKING, RATING -> CallOutcome.ANSWERED;
            case FAILSAFE -> CallOutcome.FAILSAFE_UNANSWERED;
            case ENDED -> throw new IllegalStateException("a call ends once");
        };
    }

    private static CallOutcome beforeTheQueue(Call call) {
        if (call.entry != null) {
            return CallOutcome.ABANDONED_WAITING;
        }
        return call.turnedAway ? CallOutcome.TURNED_AWAY : CallOutcome.ABANDONED_IN_GREETING;
    }

    /** @return whether the event moved the call */
    boolean move(Step step, Call call, CallEvent event) {
        CallState from = call.state;
        CallLifecycle.Row row = CallLifecycle.row(from, event);
        if (row.to().isEmpty()) {
            return false;
        }
        CallState to = row.to().get();
        call.state = to;
        room.reindex(call);
        step.moved(call.id, from.title() + " --" + event.title() + "--> " + to.title());
        return true;
    }
}

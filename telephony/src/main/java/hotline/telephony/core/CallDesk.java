package hotline.telephony.core;

import hotline.kernel.PhoneNumber;
import hotline.telephony.Pop;
import hotline.telephony.call.AgentId;
import hotline.telephony.call.CallId;
import hotline.telephony.call.CallOutcome;
import hotline.telephony.call.OfferOutcome;
import hotline.telephony.call.Party;
import hotline.telephony.call.PauseReason;
import hotline.telephony.call.RecordedTrack;
import hotline.telephony.core.Call.Offer;
import hotline.telephony.core.Deadlines.Kind;
import hotline.telephony.fact.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What happens to calls. */
final class CallDesk {

    /** Beyond the ringing itself: for Asterisk and the script to report the end. */
    private static final Duration LEASE_SLACK = Duration.ofSeconds(5);

    private static final int MOST_FETCHES = 3;
    private static final Duration FETCH_DELAY = Duration.ofSeconds(1);

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
            call.tracks.add(new RecordedTrack(call.id + "-cit.wav", Party.CITIZEN, Optional.empty(), at));
        }
    }

    /** Either the citizen is gone, or Asterisk goes on alone: both are reported by Asterisk. */
    void scriptLeft(Step step, CallId id, Instant now) {
        Call call = room.call(id);
        if (call == null) {
            return;
        }
        call.scripted = false;
        room.reindex(call);
        boolean notRingingYet =
                call.state == CallState.OFFERED || (call.state == CallState.RINGING && call.leg == null);
        if (call.offer != null && notRingingYet) {
            abandonOffer(step, call, now);
            move(step, call, CallEvent.OFFER_FAILED);
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
        }
        if (move(step, call, CallEvent.ENTERED_QUEUE)) {
            step.publish(new Fact.CallQueued(now, call.id, call.queue));
            if (call.patienceSince == null) {
                call.patienceSince = call.entry;
            }
            room.deadlines.add(call.patienceSince.plus(room.timing.longestWait()), Kind.LONGEST_WAIT, call.id.value());
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
            case GREETING, TALKING, FAILSAFE, ENDED -> {}
        }
    }

    // ---- offers

    void offer(Step step, Call call, Agent agent, List<String> why, Instant now) {
        Duration waited = call.waited(now);
        Offer offer = new Offer(room.ids.get(), agent.id, room.phoneOf(agent), now.plus(room.timing.popPatience()));
        call.offer = offer;
        move(step, call, CallEvent.AGENT_CHOSEN);
        step.moved(call.id, "offered to " + agent.id + ": " + String.join("；", why));
        agents.offer(
                step, agent, call.id, offer.popUntil().plus(room.timing.ring()).plus(LEASE_SLACK), now);
        step.publish(new Fact.CallOffered(now, call.id, offer.id(), agent.id, call.caller, waited, why, call.draftId));
        step.command(new Command.DeliverPop(
                new Pop(now, call.id, Optional.of(offer.id()), agent.id, call.caller, waited, why, call.draftId)));
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
        if (offer != null && move(step, call, CallEvent.POP_TAKEN)) {
            step.command(new Command.Ring(call.id, offer.id(), offer.phone()));
        }
    }

    void ringing(Step step, Input.LegRinging ringing, Instant now) {
        Call call = room.call(ringing.call());
        if (call == null || call.state == CallState.TALKING) {
            return;
        }
        room.setLeg(call, ringing.leg());
        Agent agent = room.agentAt(ringing.leg().phone());
        // Asterisk's own queue rings: keep the agent out of our hands meanwhile.
        if (call.state == CallState.FAILSAFE
                && agent != null
                && agent.activity instanceof hotline.telephony.call.Activity.Ready) {
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
        if (!(agent.activity instanceof hotline.telephony.call.Activity.Offered offered)
                || agent.offeredUntil.isAfter(now)) {
            return;
        }
        Call call = room.call(offered.offered());
        if (call != null && call.leg != null && call.state != CallState.TALKING) {
            step.command(new Command.HangUpLeg(call.leg.channel()));
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
        call.tracks.add(new RecordedTrack(
                id + "-agent-" + leg.phone() + "-" + leg.id() + ".wav", Party.AGENT, Optional.of(talker), since));
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
            step.command(new Command.DeliverPop(new Pop(
                    now, id, Optional.empty(), talker, call.caller, call.waited(since), LATE_POP, call.draftId)));
        }
    }

    /** The agent took another call than the one offered: that one goes to the next agent, its phone stops ringing. */
    private void freeFromOtherCall(Step step, Agent agent, Call taken, Instant now) {
        CallId otherId = agent.activity.call().orElse(null);
        Call other = otherId == null || otherId.equals(taken.id) ? null : room.call(otherId);
        if (other == null || other.offer == null || !other.offer.agent().equals(agent.id)) {
            return;
        }
        if (other.leg != null) {
            step.command(new Command.HangUpLeg(other.leg.channel()));
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
        if (room.connected && call.leg == null) {
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
        CallOutcome outcome = ifUnknown == CallOutcome.LOST_SIGHT && call.state != CallState.TALKING
                ? CallOutcome.LOST_SIGHT
                : outcome(call);
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
                List.copyOf(call.tracks),
                Optional.empty()));
    }

    private void releaseFailsafeAgent(Step step, Call call, Instant now) {
        Leg leg = call.leg;
        Agent agent = leg == null ? null : room.agentAt(leg.phone());
        if (agent != null && agent.isOffered(call.id)) {
            agents.takeBackOffer(step, agent, now);
        }
    }

    private static CallOutcome outcome(Call call) {
        return switch (call.state) {
            case GREETING -> call.entry == null ? CallOutcome.ABANDONED_IN_GREETING : CallOutcome.ABANDONED_WAITING;
            case QUEUED -> call.gaveUp ? CallOutcome.NOBODY_AVAILABLE : CallOutcome.ABANDONED_WAITING;
            case OFFERED, RINGING -> CallOutcome.ABANDONED_RINGING;
            case TALKING -> CallOutcome.ANSWERED;
            case FAILSAFE -> CallOutcome.FAILSAFE_UNANSWERED;
            case ENDED -> throw new IllegalStateException("a call ends once");
        };
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

package hotline.telephony.core;

import hotline.telephony.Pop;
import hotline.telephony.call.Activity;
import hotline.telephony.call.AgentId;
import hotline.telephony.call.CallId;
import hotline.telephony.call.OfferOutcome;
import hotline.telephony.call.PauseReason;
import hotline.telephony.core.Call.Offer;
import hotline.telephony.core.Deadlines.Kind;
import hotline.telephony.fact.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A call is offered to one agent: the pop goes to the desktop, then the phone rings. The offer ends when the agent talks,
 * and however else it ends the agent gets back what they were doing, or is taken out.
 */
final class OfferDesk {

    /** Beyond the ringing itself: for Asterisk and the script to report the end. */
    static final Duration LEASE_SLACK = Duration.ofSeconds(5);

    private final Room room;
    private final AgentDesk agents;

    OfferDesk(Room room, AgentDesk agents) {
        this.room = room;
        this.agents = agents;
    }

    // ---- to an agent

    void offer(Step step, Call call, Agent agent, List<String> why, Instant now) {
        Duration waited = call.waited(now);
        if (call.out != null && !call.out.placed) {
            call.out.placed = true;
            step.publish(new Fact.CallPlaced(now, call.id, call.caller, Optional.of(agent.id), call.out.what));
            step.publish(new Fact.CallQueued(now, call.id, call.queue));
        }
        Offer offer = hold(step, call, agent, CallEvent.AGENT_CHOSEN, now);
        step.moved(call.id, "offered to " + agent.id + ": " + String.join("；", why));
        step.publish(new Fact.CallOffered(now, call.id, offer.id(), agent.id, call.caller, waited, why, call.draftId));
        pop(step, call, offer, waited, why, now);
    }

    /** To the agent who asked for the call, whatever that agent does: the own phone is rung. */
    void offerOwn(Step step, Call call, Agent agent, Instant now) {
        Offer offer = hold(step, call, agent, CallEvent.CALLS_OUT, now);
        List<String> why =
                call.placed().map(it -> it.purpose().chinese()).stream().toList();
        pop(step, call, offer, Duration.ZERO, why, now);
    }

    /** The agent is kept for the call, and the call for the agent. */
    private Offer hold(Step step, Call call, Agent agent, CallEvent event, Instant now) {
        Offer offer = new Offer(room.ids.get(), agent.id, room.phoneOf(agent), now.plus(room.timing.popPatience()));
        call.offer = offer;
        room.move(step, call, event);
        agents.offer(
                step, agent, call.id, offer.popUntil().plus(room.timing.ring()).plus(LEASE_SLACK), now);
        return offer;
    }

    private void pop(Step step, Call call, Offer offer, Duration waited, List<String> why, Instant now) {
        step.command(new Command.DeliverPop(new Pop(
                now,
                call.id,
                Optional.of(offer.id()),
                offer.agent(),
                call.caller,
                waited,
                why,
                call.draftId,
                call.placed())));
        room.deadlines.add(offer.popUntil(), Kind.POP_PATIENCE, call.id.value());
    }

    // ---- the phone

    void popTaken(Step step, Input.PopTaken taken) {
        Call call = room.call(taken.call());
        if (call != null && call.stands(taken.offerId())) {
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
        if (offer == null || !room.move(step, call, CallEvent.POP_TAKEN)) {
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

    /** The phone of a call of ours: the agent's leg waits for the other side. */
    void pickedUp(Step step, Call call, Leg leg, Offer offer, Instant now) {
        room.setLeg(call, leg);
        call.lastAgent = offer.agent();
        room.record(call, leg.id(), Tracks.agent(call.id, leg, offer.agent(), now));
        end(step, call, OfferOutcome.ANSWERED, now);
    }

    // ---- the end

    void leaseDue(Step step, Agent agent, Instant now) {
        if (!(agent.activity instanceof Activity.Offered offered) || agent.offeredUntil.isAfter(now)) {
            return;
        }
        Call call = room.call(offered.offered());
        if (call != null && call.leg != null && call.state != CallState.TALKING) {
            step.command(new Command.HangUpLeg(call.id, call.leg.channel()));
        }
        if (call != null && call.offer != null && call.offer.agent().equals(agent.id)) {
            failed(step, call, OfferOutcome.ERROR, now);
        } else {
            agents.pause(step, agent, PauseReason.PHONE_UNREACHABLE, now);
        }
    }

    /** The call is to go to somebody else. */
    void failed(Step step, Call call, OfferOutcome outcome, Instant now) {
        end(step, call, outcome, now);
        room.move(step, call, CallEvent.OFFER_FAILED);
    }

    /** Ends the offer, if there is one, and gives the agent back or takes the agent out, as the outcome asks. */
    void end(Step step, Call call, OfferOutcome outcome, Instant now) {
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
            agents.giveBack(step, agent, now);
            return;
        }
        switch (outcome) {
            case ANSWERED -> {}
            case CALLER_GONE -> agents.giveBack(step, agent, now);
            case NO_ANSWER -> agents.pause(step, agent, PauseReason.NO_ANSWER, now);
            case BUSY, DECLINED -> agents.pause(step, agent, PauseReason.DECLINED, now);
            case UNREACHABLE, ERROR -> agents.pause(step, agent, PauseReason.PHONE_UNREACHABLE, now);
        }
    }

    /** The offer came to nothing because the call changed hands: no fault of the agent. */
    void abandon(Step step, Call call, Instant now) {
        Offer offer = call.offer;
        if (offer == null) {
            return;
        }
        call.offer = null;
        step.publish(new Fact.OfferEnded(now, call.id, offer.id(), offer.agent(), OfferOutcome.ERROR));
        Agent agent = room.agents.get(offer.agent());
        if (agent != null && agent.isOffered(call.id)) {
            agents.giveBack(step, agent, now);
        }
    }

    /**
     * This agent talks on the call: the offer was theirs, or comes to nothing.
     *
     * @return whether it was theirs
     */
    boolean answeredBy(Step step, Call call, AgentId talker, Instant now) {
        boolean offered = call.offer != null && call.offer.agent().equals(talker);
        if (offered) {
            end(step, call, OfferOutcome.ANSWERED, now);
        } else {
            abandon(step, call, now);
        }
        return offered;
    }

    /** The agent took another call than the one offered: that one goes to the next agent, its phone stops ringing. */
    void freeFromOtherCall(Step step, Agent agent, Call taken, Instant now) {
        CallId otherId = agent.activity.call().orElse(null);
        Call other = otherId == null || otherId.equals(taken.id) ? null : room.call(otherId);
        if (other == null || other.offer == null || !other.offer.agent().equals(agent.id)) {
            return;
        }
        if (other.leg != null) {
            step.command(new Command.HangUpLeg(other.id, other.leg.channel()));
        }
        abandon(step, other, now);
        room.move(step, other, CallEvent.OFFER_FAILED);
    }

    /** Whose phone rings for the call, or waits on it, without an offer: rung by Asterisk's own queue, or a call of ours. */
    void releaseRung(Step step, Call call, Instant now) {
        Leg leg = call.leg;
        Agent agent = leg == null ? null : room.agentAt(leg.phone());
        if (agent != null && agent.isOffered(call.id)) {
            agents.giveBack(step, agent, now);
        }
    }
}

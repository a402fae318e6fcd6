package hotline.telephony.core;

import hotline.telephony.Pop;
import hotline.telephony.call.AgentId;
import hotline.telephony.call.CallId;
import hotline.telephony.call.GuestPurpose;
import hotline.telephony.call.OfferOutcome;
import hotline.telephony.call.RecordedTrack;
import hotline.telephony.call.TalkState;
import hotline.telephony.core.Call.Offer;
import hotline.telephony.fact.Fact;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The talk of a call begins, whoever connected it, and ends. */
final class TalkDesk {

    private static final List<String> LATE_OUT = List.of("系统恢复后接管的外呼通话，弹屏为补送");
    private static final List<String> LATE_POP = List.of("来电已由交换机直接接通，弹屏为补送");

    /**
     * @param leg on which they talk
     * @param track what is recorded of them; a leg that is recorded already keeps its track
     */
    record Talker(AgentId id, Leg leg, RecordedTrack track) {}

    private final Room room;
    private final AgentDesk agents;
    private final OfferDesk offers;

    TalkDesk(Room room, AgentDesk agents, OfferDesk offers) {
        this.room = room;
        this.agents = agents;
        this.offers = offers;
    }

    // ---- the beginning

    /** The talk is this talker's from now on: its first one's, or the next one's after another. */
    void begin(Step step, Call call, Talker talker, Instant since, Instant now) {
        room.setLeg(call, talker.leg());
        call.lastAgent = talker.id();
        call.talkingSince = since;
        room.record(call, talker.leg().id(), talker.track());
        step.publish(new Fact.CallAnswered(now, call.id, talker.id(), call.draftId));
    }

    void answered(Step step, CallId id, Leg leg, Instant since, Instant now) {
        Call call = room.call(id);
        if (call == null || !room.move(step, call, CallEvent.ANSWERED)) {
            return;
        }
        Agent agent = room.agentAt(leg.phone());
        AgentId talker = agent == null ? new AgentId(leg.phone().number()) : agent.id;
        boolean offered = offers.answeredBy(step, call, talker, now);
        if (agent != null) {
            offers.freeFromOtherCall(step, agent, call, now);
            agents.talk(step, agent, id, now);
        }
        begin(step, call, new Talker(talker, leg, Tracks.agent(id, leg, talker, since)), since, now);
        if (!offered) {
            latePop(step, call, talker, since, now);
        }
    }

    private static void latePop(Step step, Call call, AgentId talker, Instant since, Instant now) {
        step.command(new Command.DeliverPop(new Pop(
                now,
                call.id,
                Optional.empty(),
                talker,
                call.caller,
                call.waited(since),
                call.out == null ? LATE_POP : LATE_OUT,
                call.draftId,
                call.placed())));
    }

    /** A supervisor who has taken the talk over, seen for the first time. */
    void takenOver(Step step, Call call, Leg leg, AgentId supervisor, Instant since, Instant now) {
        if (room.move(step, call, CallEvent.ANSWERED)) {
            offers.abandon(step, call, now);
            RecordedTrack track = Tracks.supervisor(call.id, leg, supervisor, since);
            begin(step, call, new Talker(supervisor, leg, track), since, now);
        }
    }

    /** A call of ours: both are in the call's room. @param leg the agent's, picked up before */
    void calleeAnswered(Step step, Call call, Leg leg, Instant now) {
        if (!room.move(step, call, CallEvent.ANSWERED)) {
            return;
        }
        Conference talk = ConferenceDesk.conference(call);
        talk.citizen = Place.MAIN;
        talk.agent = Place.MAIN;
        room.record(call, call.id.value(), Tracks.citizen(call.id, now));
        Agent agent = room.agentAt(leg.phone());
        if (agent != null) {
            agents.talk(step, agent, call.id, now);
        }
        AgentId talker = Objects.requireNonNull(call.lastAgent);
        begin(step, call, new Talker(talker, leg, Tracks.agent(call.id, leg, talker, now)), now, now);
    }

    /** A call of ours: both are outside, in the call's room, and no agent talks. */
    void relayAnswered(Step step, Call call, String staff, String leg, Instant now) {
        if (room.move(step, call, CallEvent.ANSWERED)) {
            Conference talk = ConferenceDesk.conference(call);
            talk.citizen = Place.MAIN;
            talk.agent = Place.GONE;
            Guest guest = new Guest(leg, GuestPurpose.RELAY, staff, null, now, now);
            guest.stage = TalkState.GuestStage.TOGETHER;
            talk.guest = guest;
            room.guests.put(leg, call.id);
            call.talkingSince = now;
            room.record(call, call.id.value(), Tracks.citizen(call.id, now));
        }
    }

    /** It is over, and if an offer still stands, Asterisk never told that it began: the connection was away. */
    private void beginUnseen(Step step, Call call, Instant now) {
        Offer offer = call.offer;
        if (offer == null) {
            return;
        }
        room.move(step, call, CallEvent.ANSWERED);
        call.lastAgent = offer.agent();
        offers.end(step, call, OfferOutcome.ANSWERED, now);
        step.publish(new Fact.CallAnswered(now, call.id, offer.agent(), call.draftId));
        Agent agent = room.agents.get(offer.agent());
        if (agent != null && agent.isOffered(call.id)) {
            agents.talk(step, agent, call.id, now);
        }
    }

    // ---- the end

    /** The script's dialling was answered, and is over. @param current whether it was that of the present offer */
    void dialEnded(Step step, Call call, boolean current, Instant now) {
        if (call.conference != null || (!current && call.state != CallState.TALKING)) {
            // Only the bridge of two is over, whose leg ends is reported by itself; or the call is back in the
            // queue already, and an older script speaks.
            return;
        }
        if (current) {
            beginUnseen(step, call, now);
        }
        ended(step, call, now);
    }

    void legEnded(Step step, String leg, Instant now) {
        Call call = room.callOfLeg(leg);
        if (call == null) {
            return;
        }
        if (call.state == CallState.TALKING) {
            ended(step, call, now);
            return;
        }
        Leg ended = call.leg;
        room.setLeg(call, null);
        Agent agent = ended == null ? null : room.agentAt(ended.phone());
        if (call.state == CallState.FAILSAFE && agent != null && agent.isOffered(call.id)) {
            agents.giveBack(step, agent, now);
        }
    }

    /** The present talker's part is over; the call is, or another's begins, or it waits again. */
    void ended(Step step, Call call, Instant now) {
        call.stopTalking(now);
        room.setLeg(call, null);
        AgentId talker = call.lastAgent;
        Agent agent = talker == null ? null : room.agents.get(talker);
        if (agent != null && agent.talksOn(call.id)) {
            agents.wrapUp(step, agent, call.id, now);
        }
    }

    /** The talk is over however much of it was seen, and the call goes on. */
    void endedPerhapsUnseen(Step step, Call call, Instant now) {
        beginUnseen(step, call, now);
        call.conference = null;
        offers.releaseRung(step, call, now);
        ended(step, call, now);
    }
}

package hotline.telephony.core;

import hotline.regulation.clause.Clause;
import hotline.telephony.call.AgentId;
import hotline.telephony.call.GuestPurpose;
import hotline.telephony.call.HandOverStep;
import hotline.telephony.call.TalkState;
import hotline.telephony.call.TalkState.GuestStage;
import hotline.telephony.fact.Fact;
import java.time.Instant;
import java.util.Optional;

/**
 * Talks of more than two, and with someone on hold. Whoever is called in is rung before anybody is moved; from then on
 * all are in rooms of Asterisk, which go on without this process. What was asked for counts when Asterisk reports it.
 *
 * <p>Here: how a talk ends. {@link TalkWishes} is what agents ask for, {@link GuestCalls} rings, {@link TalkGuests} sees
 * those who were rung come and go, {@link TalkMoves} brings people from place to place, {@link TalkLeaving} lets the
 * agent go, {@link TalkTakeover} goes on after a restart.
 */
@Clause("12(2)f")
final class ConferenceDesk {

    private final Room room;
    private final TalkDesk talks;
    private final HandOverDesk handOvers = new HandOverDesk();
    private final TalkLeaving leaving;
    final TalkMoves moves;
    final TalkGuests guests;
    final TalkWishes wishes;
    final TalkTakeover takeover;

    ConferenceDesk(Room room, AgentDesk agents, CallDesk calls, RecordingPauses pauses) {
        this.room = room;
        talks = calls.talks;
        leaving = new TalkLeaving(room, calls.talks, handOvers);
        moves = new TalkMoves(room);
        GuestCalls phones = new GuestCalls(room, agents, handOvers);
        guests = new TalkGuests(room, agents, handOvers, phones, moves, leaving);
        wishes = new TalkWishes(room, phones, guests, moves, leaving, handOvers, pauses);
        takeover = new TalkTakeover(room, calls.talks, this, phones);
    }

    /** After {@link TalkDesk#legEnded}, which gave the agent the wrap-up. */
    void legEnded(Step step, Call call, String leg, Instant now) {
        Conference talk = call.conference;
        if (talk == null) {
            return;
        }
        Guest guest = talk.guest;
        if (guest != null && guest.leg.equals(leg)) {
            guests.guestGone(step, call, talk, guest, now);
        } else if (call.leg == null) {
            agentGone(step, call, talk, now);
        }
        tell(step, call, now);
    }

    private void agentGone(Step step, Call call, Conference talk, Instant now) {
        talk.agent = Place.GONE;
        Guest guest = talk.guest;
        HandOver handOver = guest == null ? null : guest.handOver;
        if (guest == null) {
            moves.watch(call, talk, now);
        } else if (handOver != null) {
            if (!handOver.confirmed()) {
                handOvers.note(step, call, handOver, HandOverStep.AGENT_DROPPED, actor(call), now);
            }
        } else if (guest.stage == GuestStage.TOGETHER) {
            if (guest.colleague != null) {
                leaving.passTo(step, call, talk, guest, guest.colleague, now);
            }
        } else if (guest.purpose != GuestPurpose.TRANSFER && !talk.completing) {
            step.command(new Command.HangUpLeg(call.id, guest.leg));
            guests.guestGone(step, call, talk, guest, now);
        }
    }

    /** Before {@link CallDesk#over}. */
    void over(Step step, Call call, Instant now) {
        Conference talk = call.conference;
        if (talk == null) {
            return;
        }
        sendGuestAway(step, call, talk, HandOverStep.CITIZEN_LEFT, "citizen", now);
        if (call.leg != null && talk.citizen == Place.MAIN) {
            step.command(new Command.HangUpLeg(call.id, call.leg.channel()));
        }
        call.conference = null;
    }

    /** A script has the citizen again: the talk is over, the call goes on in the queue. */
    void backInScript(Step step, Call call, Instant now) {
        Conference talk = call.conference;
        if (talk == null || call.state != CallState.TALKING) {
            return;
        }
        sendGuestAway(step, call, talk, HandOverStep.FAILED, "system", now);
        TalkMoves.letGo(step, call);
        talks.ended(step, call, now);
        call.conference = null;
        call.patienceSince = now;
        room.move(step, call, CallEvent.TALK_LEFT);
    }

    private void sendGuestAway(Step step, Call call, Conference talk, HandOverStep why, String actor, Instant now) {
        Guest guest = talk.guest;
        if (guest != null) {
            talk.guest = null;
            if (guest.handOver != null) {
                handOvers.noteUnlessOver(step, call, guest.handOver, why, actor, now);
            }
            step.command(new Command.HangUpLeg(call.id, guest.leg));
            room.guests.remove(guest.leg);
            guests.releaseColleague(step, call, guest, now);
        }
    }

    static Conference conference(Call call) {
        Conference talk = call.conference;
        if (talk == null) {
            talk = new Conference();
            call.conference = talk;
        }
        return talk;
    }

    static String actor(Call call) {
        AgentId agent = call.lastAgent;
        return agent == null ? "system" : agent.value();
    }

    /** Publishes who is where, when that is news. */
    static void tell(Step step, Call call, Instant now) {
        Conference talk = call.conference;
        TalkState state = (talk == null ? TalkState.PLAIN : talk.state()).with(RecordingPauses.of(call));
        if (!state.equals(call.talkTold)) {
            call.talkTold = state;
            step.publish(new Fact.TalkChanged(now, call.id, Optional.ofNullable(call.lastAgent), state));
        }
        if (talk != null && talk.isPlain()) {
            call.conference = null;
        }
    }
}

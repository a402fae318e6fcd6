package hotline.telephony.core;

import hotline.telephony.Pop;
import hotline.telephony.call.AgentId;
import hotline.telephony.call.GuestPurpose;
import hotline.telephony.call.HandOverStep;
import hotline.telephony.call.NotReached;
import hotline.telephony.call.TalkState.GuestStage;
import hotline.telephony.core.Deadlines.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whoever is called into a talk comes and goes. */
final class TalkGuests {

    private static final List<String> PASSED_ON = List.of("同事转接的来电");

    private final Room room;
    private final AgentDesk agents;
    private final HandOverDesk handOvers;
    private final GuestCalls phones;
    private final TalkMoves moves;
    private final TalkLeaving leaving;

    TalkGuests(
            Room room,
            AgentDesk agents,
            HandOverDesk handOvers,
            GuestCalls phones,
            TalkMoves moves,
            TalkLeaving leaving) {
        this.room = room;
        this.agents = agents;
        this.handOvers = handOvers;
        this.phones = phones;
        this.moves = moves;
        this.leaving = leaving;
    }

    /** Asterisk says who is in which room. */
    void joined(Step step, Input.RoomJoined joined, Instant now) {
        Call call = room.call(joined.call());
        Conference talk = call == null ? null : call.conference;
        if (call == null || talk == null) {
            return;
        }
        Guest guest = talk.guest;
        if (joined.leg().equals(call.id.value())) {
            talk.citizen = Place.MAIN;
            talk.citizenArrived = true;
        } else if (call.leg != null && joined.leg().equals(call.leg.id())) {
            talk.agentArrived |= joined.place() == talk.agent;
        } else if (guest != null && joined.leg().equals(guest.leg)) {
            guestJoined(step, call, talk, guest, joined.place(), true, now);
        }
        handOvers.met(step, call, talk, now);
        ConferenceDesk.tell(step, call, now);
    }

    /** @param bringAgent whether the agent, when elsewhere, comes to the guest */
    void guestJoined(Step step, Call call, Conference talk, Guest guest, Place where, boolean bringAgent, Instant now) {
        if (guest.stage == GuestStage.RINGING) {
            guestAnswered(step, call, guest, now);
        }
        GuestStage stage = where == Place.SIDE ? GuestStage.ASIDE : GuestStage.TOGETHER;
        if (guest.stage == stage) {
            return;
        }
        guest.stage = stage;
        guest.coming &= stage != GuestStage.TOGETHER;
        boolean agentHere = call.leg != null && talk.agent != Place.GONE;
        if (where == Place.MAIN && talk.completing) {
            talk.completing = false;
            leaving.leave(step, call, talk, now);
        } else if (agentHere && talk.agent != where) {
            if (bringAgent) {
                moves.move(step, call, talk, where, now);
            }
        } else if (!agentHere && where == Place.MAIN && guest.colleague != null) {
            leaving.passTo(step, call, talk, guest, guest.colleague, now);
        } else if (!agentHere && where == Place.SIDE) {
            step.command(new Command.HangUpLeg(call.id, guest.leg));
            guestGone(step, call, talk, guest, now);
            TalkMoves.requeue(step, call, talk);
        }
    }

    private void guestAnswered(Step step, Call call, Guest guest, Instant now) {
        guest.since = now;
        step.moved(call.id, "the guest answers");
        room.record(call, guest.leg, Tracks.guest(call.id, guest, now));
        if (guest.handOver != null) {
            handOvers.note(step, call, guest.handOver, HandOverStep.DESK_ANSWERED, guest.number, now);
        }
        Agent colleague = guest.colleague == null ? null : room.agents.get(guest.colleague);
        if (colleague != null && !colleague.signedIn()) {
            guest.colleague = null; // went home while the connection was away
        } else if (colleague != null) {
            agents.talk(step, colleague, call.id, now);
            popTo(step, call, colleague.id, now);
        }
    }

    private void popTo(Step step, Call call, AgentId colleague, Instant now) {
        step.command(new Command.DeliverPop(new Pop(
                now,
                call.id,
                Optional.empty(),
                colleague,
                call.caller,
                call.waited(now),
                PASSED_ON,
                call.draftId,
                call.placed())));
    }

    /** The desk pressed its key. */
    void deskConfirmed(Step step, Input.DeskConfirmed confirmed, Instant now) {
        Call call = room.call(confirmed.call());
        Conference talk = call == null ? null : call.conference;
        Guest guest = talk == null ? null : talk.guest;
        if (call == null || talk == null || guest == null || !guest.leg.equals(confirmed.leg())) {
            return;
        }
        HandOver handOver = guest.handOver;
        if (handOver != null && !handOver.confirmedByKey) {
            handOver.confirmedByKey = true;
            handOvers.note(step, call, handOver, HandOverStep.CONFIRMED_BY_KEY, guest.number, now);
            leaving.leaveIfConfirmed(step, call, talk, handOver, now);
            ConferenceDesk.tell(step, call, now);
        }
    }

    /** Before the leg's end is dealt with. @param cause Q.850 */
    void hungUp(String leg, int cause) {
        Call call = callOf(leg);
        Guest guest = call == null || call.conference == null ? null : call.conference.guest;
        if (guest != null && guest.leg.equals(leg)) {
            guest.notReached = NotReached.of(cause);
        }
    }

    /** Somebody who is no phone of the centre. */
    boolean isOutside(String leg) {
        Call call = callOf(leg);
        Guest guest = call == null || call.conference == null ? null : call.conference.guest;
        return guest != null && guest.leg.equals(leg) && !phones.isPhone(guest.number);
    }

    void failed(Step step, String leg, Instant now) {
        Call call = callOf(leg);
        Conference talk = call == null ? null : call.conference;
        Guest guest = talk == null ? null : talk.guest;
        if (call != null && talk != null && guest != null && guest.leg.equals(leg)) {
            guestGone(step, call, talk, guest, now);
            ConferenceDesk.tell(step, call, now);
        }
    }

    void ringDue(Step step, String leg, Instant now) {
        Call call = callOf(leg);
        Guest guest = call == null || call.conference == null ? null : call.conference.guest;
        if (call == null || guest == null || !guest.leg.equals(leg) || guest.stage != GuestStage.RINGING) {
            return;
        }
        if (!room.nodes.connected(call.id.node())) { // perhaps it was answered
            room.deadlines.add(now.plus(GuestCalls.RING_SLACK), Kind.GUEST_RING, leg);
        } else {
            step.command(new Command.HangUpLeg(call.id, leg));
            failed(step, leg, now);
        }
    }

    void guestGone(Step step, Call call, Conference talk, Guest guest, Instant now) {
        room.guests.remove(guest.leg);
        talk.guest = null;
        talk.completing = false;
        boolean rang = guest.stage == GuestStage.RINGING;
        step.moved(call.id, rang ? "the guest was not reached" : "the guest is gone");
        releaseColleague(step, call, guest, now);
        talk.note = rang ? guest.notReached.chinese() : "";
        HandOver handOver = guest.handOver;
        if (handOver != null) {
            seatGone(step, call, talk, handOver, guest, now);
        } else if (guest.purpose == GuestPurpose.TRANSFER && rang) {
            TalkMoves.requeue(step, call, talk);
        } else if (talk.agent == Place.SIDE && call.leg != null && guest.stage == GuestStage.ASIDE) {
            moves.move(step, call, talk, Place.MAIN, now);
        } else {
            moves.watch(call, talk, now);
        }
    }

    private void seatGone(Step step, Call call, Conference talk, HandOver handOver, Guest guest, Instant now) {
        boolean cancelled = handOvers.isOver(handOver);
        if (guest.stage != GuestStage.RINGING) {
            handOvers.noteUnlessOver(step, call, handOver, HandOverStep.DESK_LEFT, guest.number, now);
            step.command(new Command.Keep(call.id, call.channel, false));
            moves.watch(call, talk, now);
            return;
        }
        if (!cancelled) {
            handOvers.note(step, call, handOver, HandOverStep.NO_ANSWER, guest.number, now);
        }
        if (!cancelled && handOver.hasAlternate()) {
            handOver.seat++;
            talk.note = handOver.service.title() + " 联动席未接听，正在呼叫备席";
            phones.ringSeat(step, call, talk, handOver, now);
            return;
        }
        step.command(new Command.Keep(call.id, call.channel, false));
        if (!cancelled) {
            handOvers.note(step, call, handOver, HandOverStep.FAILED, "system", now);
            talk.note = handOver.service.title() + " 联动席无人接听，请改用电话联系并继续安抚诉求人";
        }
        if (talk.agent == Place.GONE) {
            TalkMoves.requeue(step, call, talk);
        }
    }

    void releaseColleague(Step step, Call call, Guest guest, Instant now) {
        Agent colleague = guest.colleague == null ? null : room.agents.get(guest.colleague);
        if (colleague == null) {
            return;
        }
        if (colleague.isOffered(call.id)) {
            agents.giveBack(step, colleague, now);
        } else if (colleague.talksOn(call.id)) {
            agents.wrapUp(step, colleague, call.id, now);
        }
    }

    /** @return the call in whose talk this leg is the agent's or the guest's; null for none with more than two */
    @Nullable
    Call callOf(String leg) {
        Call call = room.callOfLeg(leg);
        if (call == null && room.guests.containsKey(leg)) {
            call = room.call(room.guests.get(leg));
        }
        return call != null && call.conference != null ? call : null;
    }
}

package hotline.telephony.core;

import hotline.regulation.clause.Clause;
import hotline.telephony.call.CallId;
import hotline.telephony.call.CallOutcome;
import hotline.telephony.call.Extension;
import hotline.telephony.call.TalkState.GuestStage;
import hotline.telephony.fact.Fact;
import java.time.Instant;

/**
 * Joint desks that call back into the hotline, known by their line. Such a desk may hand its citizen over: the agent calls the
 * citizen into the talk, and when the desk hangs up the two go on, as a talk like any other.
 */
@Clause("18")
final class DeskReturns {

    private final Room room;
    private final CallDesk calls;
    private final ConferenceDesk conferences;

    DeskReturns(Room room, CallDesk calls, ConferenceDesk conferences) {
        this.room = room;
        this.calls = calls;
        this.conferences = conferences;
    }

    void fromDesk(Step step, Input.FromDesk from, Instant now) {
        Call call = room.call(from.call());
        if (call == null || call.desk != null) {
            return;
        }
        room.jointDesks.serviceOf(from.seat()).ifPresent(service -> {
            call.desk = from.seat();
            step.publish(
                    new Fact.CallFromDesk(now, call.id, service, from.seat().number()));
            step.moved(call.id, "comes from the joint desk " + service.number());
        });
    }

    /** The leg that the call began with ended. @return whether the call goes on, with the citizen whom the desk handed over */
    boolean goesOn(Step step, CallId id, Instant now) {
        Call call = room.call(id);
        if (call == null) {
            return false;
        }
        if (call.handedIn != null) {
            return true;
        }
        Conference talk = call.conference;
        Guest guest = talk == null ? null : talk.guest;
        Leg agent = call.leg;
        Extension desk = call.desk;
        if (desk == null || agent == null || talk == null || guest == null || !areTogether(talk, guest)) {
            return false;
        }
        room.guests.remove(guest.leg);
        talk.guest = null;
        takeIn(call, guest.leg);
        step.command(new Command.TakeIn(id, guest.leg, agent.channel()));
        step.publish(new Fact.CitizenHandedIn(now, id, desk.number()));
        step.moved(id, "the desk hung up; its citizen and the agent go on");
        ConferenceDesk.tell(step, call, now);
        return true;
    }

    /** The agent and somebody from outside the centre, in the room that the desk leaves. */
    private static boolean areTogether(Conference talk, Guest guest) {
        return talk.agent == Place.MAIN
                && guest.stage == GuestStage.TOGETHER
                && guest.colleague == null
                && guest.handOver == null;
    }

    /** Also after a restart. */
    void takeIn(Call call, String leg) {
        call.handedIn = leg;
        call.channel = leg;
        room.handedIn.put(leg, call.id);
    }

    /** @return whether it was the leg of a citizen who was handed over: then the call is over */
    boolean legEnded(Step step, String leg, Instant now) {
        CallId id = room.handedIn.remove(leg);
        Call call = id == null ? null : room.call(id);
        if (call == null) {
            return false;
        }
        conferences.over(step, call, now);
        calls.over(step, call.id, CallOutcome.ABANDONED_WAITING, now);
        return true;
    }
}

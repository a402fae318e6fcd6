package hotline.telephony.core;

import hotline.telephony.Result;
import hotline.telephony.call.AgentId;
import hotline.telephony.call.Extension;
import hotline.telephony.call.HandOverStep;
import hotline.telephony.call.TalkState.GuestStage;
import java.time.Instant;

/** The agent leaves a talk that goes on. */
final class TalkLeaving {

    private final Room room;
    private final TalkDesk talks;
    private final HandOverDesk handOvers;

    TalkLeaving(Room room, TalkDesk talks, HandOverDesk handOvers) {
        this.room = room;
        this.talks = talks;
        this.handOvers = handOvers;
    }

    Result leave(Step step, Call call, Conference talk, Instant now) {
        Guest guest = talk.guest;
        if (guest == null || guest.stage != GuestStage.TOGETHER) {
            return Result.refused("没有第三方与诉求人通话，退出会使诉求人掉线；请直接挂机");
        }
        HandOver handOver = guest.handOver;
        if (handOver != null && !handOver.confirmed()) {
            return Result.refused(handOver.confirmedByKey ? "请先标记联动席已口头确认接管，再退出" : "联动席尚未按键确认接管，请勿退出");
        }
        if (handOver != null) {
            handOvers.note(step, call, handOver, HandOverStep.AGENT_LEFT, ConferenceDesk.actor(call), now);
        }
        if (guest.colleague != null) {
            passTo(step, call, talk, guest, guest.colleague, now);
        } else {
            TalkMoves.letGo(step, call);
        }
        return Result.done();
    }

    void leaveIfConfirmed(Step step, Call call, Conference talk, HandOver handOver, Instant now) {
        if (handOver.thenLeave && handOver.confirmed() && call.leg != null) {
            leave(step, call, talk, now);
        }
    }

    /** The call is the colleague's from now on; the agent who had it is free. */
    void passTo(Step step, Call call, Conference talk, Guest guest, AgentId colleague, Instant now) {
        TalkMoves.letGo(step, call);
        talks.ended(step, call, now);
        room.guests.remove(guest.leg);
        talk.guest = null;
        talk.agent = Place.MAIN;
        talk.agentArrived = true;
        talk.muted = false;
        step.moved(call.id, "passed to " + colleague);
        Leg leg = new Leg(new Extension(guest.number), guest.leg, guest.leg);
        talks.begin(step, call, new TalkDesk.Talker(colleague, leg, Tracks.guest(call.id, guest, now)), now, now);
    }
}

package hotline.telephony.core;

import hotline.telephony.core.Deadlines.Kind;
import java.time.Duration;
import java.time.Instant;

/** Brings people from their bridge into rooms and from room to room. */
final class TalkMoves {

    /**
     * A move takes milliseconds, and in the first seconds of this process up to one and a half; after this it is asked
     * for again. Asked for again while the first is on its way, it would take the citizen out of the room and everybody's
     * talk would end.
     */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    /** So long Asterisk may take to free a citizen who is left alone. */
    private static final Duration ALONE = Duration.ofSeconds(1);

    private static final int MOST_ATTEMPTS = 3;

    private final Room room;

    TalkMoves(Room room) {
        this.room = room;
    }

    void move(Step step, Call call, Conference talk, Place where, Instant now) {
        Leg leg = call.leg;
        if (leg == null) {
            return;
        }
        if (talk.citizen == Place.BRIDGE) {
            step.command(new Command.MoveBoth(call.id, call.channel, leg.channel(), where));
            talk.citizen = Place.MAIN;
            talk.citizenArrived = false;
        } else {
            step.command(new Command.MoveLeg(call.id, leg.channel(), where, false));
        }
        talk.agent = where;
        talk.agentArrived = false;
        talk.moveAttempts = 0;
        room.deadlines.add(now.plus(PATIENCE), Kind.ROOM_MOVE, call.id.value());
    }

    /** Brings a guest who was consulted apart to the citizen. */
    void bring(Step step, Call call, Conference talk, Guest guest, Instant now) {
        guest.coming = true;
        talk.moveAttempts = 0;
        step.command(new Command.MoveLeg(call.id, guest.leg, Place.MAIN, true));
        room.deadlines.add(now.plus(PATIENCE), Kind.ROOM_MOVE, call.id.value());
    }

    /** Whoever did not arrive is asked for again, and a citizen whom the dialplan left alone is taken back. */
    void due(Step step, Call call, Instant now) {
        Conference talk = call.conference;
        if (talk == null || isSettled(talk)) {
            return;
        }
        room.deadlines.add(now.plus(PATIENCE), Kind.ROOM_MOVE, call.id.value());
        if (!room.nodes.connected(call.id.node())) {
            return;
        }
        talk.moveAttempts++;
        Leg leg = call.leg;
        Guest guest = talk.guest;
        if (guest != null && guest.coming) {
            step.command(new Command.MoveLeg(call.id, guest.leg, Place.MAIN, true));
        }
        if (talk.isAlone()) {
            requeue(step, call, talk);
        } else if (!talk.citizenArrived && !talk.agentArrived && leg != null) {
            step.command(new Command.MoveBoth(call.id, call.channel, leg.channel(), talk.agent));
        } else if (!talk.citizenArrived) {
            step.command(new Command.MoveCitizen(call.id, call.channel));
        } else if (!talk.agentArrived && leg != null) {
            step.command(new Command.MoveLeg(call.id, leg.channel(), talk.agent, false));
        }
    }

    private static boolean isSettled(Conference talk) {
        boolean arrived = talk.citizenArrived && talk.agentArrived && (talk.guest == null || !talk.guest.coming);
        return talk.moveAttempts >= MOST_ATTEMPTS || (!talk.isAlone() && (arrived || talk.requeued));
    }

    /** Asterisk takes a citizen who is left alone out of the room by itself; if it has not soon, we do. */
    void watch(Call call, Conference talk, Instant now) {
        if (talk.isAlone()) {
            talk.moveAttempts = 0;
            room.deadlines.add(now.plus(ALONE), Kind.ROOM_MOVE, call.id.value());
        }
    }

    /** Hangs the agent up without ending the talk of the others. */
    static void letGo(Step step, Call call) {
        Leg leg = call.leg;
        if (leg != null) {
            step.command(new Command.LetGo(call.id, leg.channel()));
        }
    }

    static void requeue(Step step, Call call, Conference talk) {
        talk.requeued = true;
        step.command(new Command.Requeue(call.id, call.channel, call.queue));
    }
}

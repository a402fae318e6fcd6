package hotline.telephony.core;

import hotline.telephony.call.TalkState;
import hotline.telephony.call.TalkState.AgentPlace;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A talk of more than two, or with someone on hold. Places are those that were asked for; {@code …Arrived} says that
 * Asterisk reported it. Changed only by the exchange, on the owner's thread.
 */
final class Conference {

    Place citizen = Place.BRIDGE;
    Place agent = Place.BRIDGE;
    boolean citizenArrived = true;
    boolean agentArrived = true;
    boolean muted;
    /** How often a move that did not happen was asked for again. */
    int moveAttempts;

    @Nullable
    Guest guest;
    /** Who was consulted is on the way to the citizen, and the agent leaves when it got there. */
    boolean completing;
    /** On the way back to the queue. */
    boolean requeued;

    String note = "";

    /** Nothing that a plain two-party talk would not have. */
    boolean isPlain() {
        return citizen == Place.BRIDGE && agent == Place.BRIDGE && guest == null && !muted && !requeued;
    }

    boolean onHold() {
        boolean guestThere = guest != null && guest.stage == TalkState.GuestStage.TOGETHER;
        return citizen == Place.MAIN && agent != Place.MAIN && !guestThere;
    }

    /** Listens to music, and nobody is on the way. */
    boolean isAlone() {
        return citizen == Place.MAIN && agent == Place.GONE && guest == null;
    }

    TalkState state() {
        AgentPlace place = switch (agent) {
            case BRIDGE, MAIN -> AgentPlace.WITH_CITIZEN;
            case SIDE -> AgentPlace.ASIDE;
            case GONE -> AgentPlace.LEFT;
        };
        return new TalkState(
                onHold(), place, muted, Optional.ofNullable(guest).map(Conference::view), Optional.empty(), note);
    }

    private static TalkState.Guest view(Guest guest) {
        return new TalkState.Guest(
                guest.purpose,
                guest.number,
                guest.stage,
                guest.since,
                Optional.ofNullable(guest.handOver).map(HandOver::state));
    }
}

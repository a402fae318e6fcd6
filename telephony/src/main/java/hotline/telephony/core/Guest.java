package hotline.telephony.core;

import hotline.telephony.call.AgentId;
import hotline.telephony.call.GuestPurpose;
import hotline.telephony.call.NotReached;
import hotline.telephony.call.TalkState.GuestStage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Somebody called into a talk. Changed only by the exchange, on the owner's thread. */
final class Guest {

    /** Before Asterisk knows it: the Uniqueid is ours, and serves as the channel's name. */
    final String leg;

    final GuestPurpose purpose;
    final String number;
    /** Not null exactly for {@link GuestPurpose#HAND_OVER}. */
    final @Nullable HandOver handOver;

    /** When the number is the phone of an agent who is signed in. */
    @Nullable
    AgentId colleague;

    GuestStage stage = GuestStage.RINGING;
    /** Why, in case it is not reached; as long as nothing else is known. */
    NotReached notReached = NotReached.NO_ANSWER;
    /** Asked to come to the citizen from the room apart, and not there yet. */
    boolean coming;

    Instant since;
    /** Meaningful while ringing. */
    Instant ringsUntil;

    Guest(String leg, GuestPurpose purpose, String number, @Nullable HandOver handOver, Instant now, Instant until) {
        this.leg = leg;
        this.purpose = purpose;
        this.number = number;
        this.handOver = handOver;
        this.since = now;
        this.ringsUntil = until;
    }

    /** Where this guest is rung into. */
    Place door() {
        return purpose == GuestPurpose.CONSULT ? Place.SIDE : Place.MAIN;
    }
}

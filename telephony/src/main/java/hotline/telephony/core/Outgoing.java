package hotline.telephony.core;

import hotline.telephony.call.AgentId;
import hotline.telephony.call.NotReached;
import hotline.telephony.call.OutgoingCall;
import org.jspecify.annotations.Nullable;

/** What there is to a call that we make. Changed only by the exchange, on the owner's thread. */
final class Outgoing {

    final OutgoingCall what;
    /** Who asked for it, and is to talk; null when routing chooses. */
    final @Nullable AgentId wishedBy;

    /** The Uniqueid of our side's leg; empty before it is rung. */
    String ourLeg = "";

    /** Why, in case the other side is not reached. */
    NotReached notReached = NotReached.NO_ANSWER;

    /** Facts tell of it. */
    boolean placed;

    /** Our side's number, when it is outside too: a relayed call, which no agent takes part in. */
    @Nullable
    String staff;

    /** Why it is not dialled; empty when it is. */
    String refusal = "";

    /** Our side hung up first. */
    boolean cancelled;

    Outgoing(OutgoingCall what, @Nullable AgentId wishedBy) {
        this.what = what;
        this.wishedBy = wishedBy;
    }
}

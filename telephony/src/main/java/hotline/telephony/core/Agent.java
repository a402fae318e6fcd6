package hotline.telephony.core;

import hotline.telephony.call.Activity;
import hotline.telephony.call.AgentId;
import hotline.telephony.call.AgentStatus;
import hotline.telephony.call.CallId;
import hotline.telephony.call.Extension;
import hotline.telephony.call.NodeId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An agent, signed in or not. Changed only by the exchange, on the owner's thread. */
final class Agent {

    final AgentId id;
    Activity activity = new Activity.SignedOut();
    Instant since;

    @Nullable
    Extension phone;

    /** Was signed in in the time of this process: what nodes remember may be older. */
    boolean known;

    /** The phone can be rung on some node; while none is connected, as it was last known. */
    boolean reachable;
    /** Where: empty while no node is connected. */
    Set<NodeId> nodes = Set.of();
    /** Since when without a call: an offer that the citizen gave up does not send the agent to the back. */
    Instant idleSince;

    private Source idleSinceFrom = Source.NOWHERE;
    /** Since signing in. */
    Duration talked = Duration.ZERO;
    /** Signed in in the time of this process: what is remembered is of an earlier shift. */
    boolean newShift;
    /** When the calls of the last hour began, and perhaps of longer ago. */
    final Map<CallId, Instant> taken = new HashMap<>();
    /** Has had as many calls in the last hour as allowed. */
    boolean exhausted;
    /** A lease: nothing stays offered beyond it. Meaningful while a call is offered. */
    Instant offeredUntil = Instant.MAX;
    /** What a supervisor ordered for the end of the call at hand. */
    @Nullable
    Activity afterCall;
    /** Meaningful while the desktop is away. */
    Instant desktopGoneSince;
    /** The agent was warned of the end of this break. */
    boolean warned;
    /** The supervisor was told that this break is too long. */
    boolean overrun;
    /**
     * A break, pause or wrap-up that a call interrupts, the agent's own or a colleague's: what the agent is again if
     * nothing comes of it. Null while nothing rests; who was ready is ready again.
     */
    @Nullable
    Activity resting;
    /** Meaningful while something rests. */
    Instant restingSince = Instant.EPOCH;
    /** As last copied into Asterisk's own queue. */
    Membership mirrored = new Membership.Absent();

    /** Where a time comes from. */
    private enum Source {
        /** The start of this process, for want of anything better. */
        NOWHERE,
        /** What is known of the time before. */
        BEFORE,
        /** It happened in the time of this process. */
        SEEN
    }

    Agent(AgentId id, Instant now) {
        this.id = id;
        this.since = now;
        this.idleSince = now;
        this.desktopGoneSince = now;
    }

    void idleFrom(Instant now) {
        idleSince = now;
        idleSinceFrom = Source.SEEN;
    }

    /** Before this process: of several times the latest counts, and none once the agent became free in front of us. */
    void wasIdleFrom(Instant since, Instant now) {
        Instant then = earlier(since, now);
        if (idleSinceFrom == Source.NOWHERE || idleSinceFrom == Source.BEFORE && then.isAfter(idleSince)) {
            idleSince = then;
            idleSinceFrom = Source.BEFORE;
        }
    }

    /** However often the same call is told of, it is one. */
    void tookCall(CallId call, Instant began, Instant now) {
        taken.merge(call, earlier(began, now), Agent::earlier);
    }

    void goOn(Earlier.Shift shift, Instant now) {
        shift.idleSince().ifPresent(since -> wasIdleFrom(since, now));
        shift.taken().forEach((call, began) -> tookCall(call, began, now));
        if (!newShift) {
            talked = talked.plus(shift.talked());
        }
    }

    /** A clock that was set back must not keep an agent at the back, or at the limit, until it is there again. */
    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    AgentStatus status() {
        return new AgentStatus(
                id, activity, since, Optional.ofNullable(phone), reachable, Optional.ofNullable(afterCall));
    }

    /** In Asterisk's own queue, which is the memory of what agents do when this process ends. */
    Membership membership() {
        if (afterCall != null) {
            return Membership.ordered(afterCall);
        }
        return resting == null ? Membership.of(activity, since) : Membership.of(resting, restingSince);
    }

    boolean signedIn() {
        return phone != null;
    }

    boolean available() {
        return activity instanceof Activity.Ready && !nodes.isEmpty() && !exhausted;
    }

    boolean isOffered(CallId call) {
        return activity instanceof Activity.Offered offered && offered.offered().equals(call);
    }

    boolean talksOn(CallId call) {
        return activity instanceof Activity.Talking talking
                && talking.talkingOn().equals(call);
    }

    /** In the hands of a call: neither break nor sign-out now. */
    boolean busy() {
        return activity instanceof Activity.Offered || activity instanceof Activity.Talking;
    }
}

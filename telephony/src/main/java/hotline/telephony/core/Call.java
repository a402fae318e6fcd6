package hotline.telephony.core;

import hotline.kernel.PhoneNumber;
import hotline.telephony.call.AgentId;
import hotline.telephony.call.CallId;
import hotline.telephony.call.Extension;
import hotline.telephony.call.OutgoingCall;
import hotline.telephony.call.QueueId;
import hotline.telephony.call.TalkState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A live call. Changed only by the exchange, on the owner's thread. */
final class Call {

    final CallId id;
    final PhoneNumber caller;
    final UUID draftId;
    final Instant arrivedAt;
    final Tracks tracks = new Tracks();

    /** Asterisk's name of the citizen's leg. */
    String channel;

    CallState state = CallState.GREETING;
    QueueId queue = new QueueId("general");
    /** Seniority: when the citizen first entered the queue. */
    @Nullable
    Instant entry;

    /** From when the longest wait counts: the entry, or the return from a talk. */
    @Nullable
    Instant patienceSince;

    final Route route = new Route();

    /** Not null when it is we who call. */
    @Nullable
    Outgoing out;

    @Nullable
    Offer offer;
    /** The agent's leg that rings or talks. */
    @Nullable
    Leg leg;

    /** Not null while the talk is, or is becoming, more than two people in their bridge. */
    @Nullable
    Conference conference;

    /** Not null while the recording is paused, or on the way to it or back. */
    @Nullable
    Pause pause;

    TalkState talkTold = TalkState.PLAIN;

    @Nullable
    AgentId lastAgent;

    @Nullable
    Instant talkingSince;

    Duration talked = Duration.ZERO;
    /** When something last happened to it. */
    Instant lastSign;

    /** Not null when its node is given up: nothing is known of it since then. */
    @Nullable
    Instant lostSince;

    /** Whether a script of this process has it. */
    boolean scripted;
    /** The line of the joint desk that calls; null for citizens. */
    @Nullable
    Extension desk;

    /** The leg of the citizen whom that desk handed over; null while it is the desk's own. */
    @Nullable
    String handedIn;

    /** Blocked: told where else to turn. An emergency enters the queue all the same. */
    boolean turnedAway;
    /** Heard, or is hearing, that nobody is available. */
    boolean gaveUp;
    /** How often it was fetched back from Asterisk's own queue. */
    int fetches;

    Call(CallId id, PhoneNumber caller, String channel, UUID draftId, Instant arrivedAt) {
        this.id = id;
        this.caller = caller;
        this.channel = channel;
        this.draftId = draftId;
        this.arrivedAt = arrivedAt;
        this.lastSign = arrivedAt;
    }

    /** @param phone the phone of the agent, which outlives a change of shift during the offer */
    record Offer(UUID id, AgentId agent, hotline.telephony.call.Extension phone, Instant popUntil) {}

    /** The offer of that id is the present one. */
    boolean stands(UUID offerId) {
        return offer != null && offer.id().equals(offerId);
    }

    /** The talk with the present agent is over, if there was one. */
    void stopTalking(Instant now) {
        Instant since = talkingSince;
        if (since != null) {
            talked = talked.plus(
                    Duration.between(since, now).isNegative() ? Duration.ZERO : Duration.between(since, now));
            talkingSince = null;
        }
    }

    Optional<OutgoingCall> placed() {
        return Optional.ofNullable(out).map(it -> it.what);
    }

    Duration waited(Instant now) {
        Instant since = entry;
        return since == null || now.isBefore(since) ? Duration.ZERO : Duration.between(since, now);
    }
}

package hotline.telephony.core;

import hotline.kernel.PhoneNumber;
import hotline.telephony.TalkWish;
import hotline.telephony.call.AgentId;
import hotline.telephony.call.CallId;
import hotline.telephony.call.Extension;
import hotline.telephony.call.NodeId;
import hotline.telephony.call.OfferOutcome;
import hotline.telephony.call.OutgoingCall;
import hotline.telephony.call.QueueId;
import hotline.telephony.call.ServiceRating;
import hotline.telephony.call.StateOrder;
import hotline.telephony.call.SupervisionMode;
import hotline.telephony.routing.Routing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Everything the exchange can be told. */
public sealed interface Input {

    // ---- from call scripts

    /** @param channel Asterisk's name of the citizen's leg */
    record ScriptStarted(CallId call, PhoneNumber caller, String dialled, String channel) implements Input {}

    /** @param entry when the citizen first entered the queue; older than now when the call comes back */
    record EnteredQueue(CallId call, QueueId queue, Instant entry) implements Input {}

    /** It is a joint desk that calls. @param seat the endpoint that the call came in by */
    record FromDesk(CallId call, Extension seat) implements Input {}

    /** The script tells a blocked caller where else to turn. */
    record TurnedAway(CallId call) implements Input {}

    /** What the script was asked to play is over. */
    record AnnouncementHeard(CallId call) implements Input {}

    /** The phone no longer rings, or the talk is over. */
    record DialEnded(CallId call, UUID offerId, OfferOutcome outcome) implements Input {}

    /** The script no longer has the call: it is finished, or broke, or its lease ran out. */
    record ScriptLeft(CallId call) implements Input {}

    // ---- from Asterisk

    record CallSeen(CallId call, PhoneNumber caller, String dialled, String channel) implements Input {}

    record LegRinging(CallId call, Leg leg) implements Input {}

    record LegAnswered(CallId call, Leg leg) implements Input {}

    /**
     * Any leg ended; most are of no interest.
     *
     * @param leg its Uniqueid
     * @param cause Q.850; 0 when not known
     */
    record LegEnded(String leg, int cause) implements Input {
        LegEnded(String leg) {
            this(leg, 0);
        }
    }

    /** The citizen's leg ended. */
    record CallOver(CallId call) implements Input {}

    /** A leg entered a room of a call. @param leg its Uniqueid; the citizen's is the call's id */
    record RoomJoined(CallId call, Place place, String leg) implements Input {}

    /** Who was rung into a talk was not reached. @param leg the Uniqueid it would have had */
    record GuestFailed(String leg) implements Input {}

    /** A joint desk pressed its key. */
    record DeskConfirmed(CallId call, String leg) implements Input {}

    /** A leg's recording was paused, or goes on. @param leg its Uniqueid */
    record RecordingMuted(String leg, boolean muted) implements Input {}

    /** The agent hung up first and the dialplan asks the citizen about the service. */
    record RatingAsked(CallId call) implements Input {}

    /**
     * What the citizen pressed, told at once or found kept on Asterisk.
     *
     * @param phone whose phone the agent talked on; empty when Asterisk doesn't know
     */
    record Rated(CallId call, ServiceRating rating, Optional<Extension> phone, Instant pressed) implements Input {}

    record JoinedFailsafe(CallId call) implements Input {}

    record PhoneChanged(NodeId node, Extension phone, boolean reachable) implements Input {}

    /** Asterisk's own queue took an agent out, or let one in.  reason as it was written */
    record MemberPaused(Extension phone, String reason) implements Input {}

    /**
     * No connection to a node; repeated at each attempt.
     *
     * @param refused the machine is there, and nobody listens
     */
    record LinkLost(NodeId node, boolean refused) implements Input {}

    record LinkRestored(NodeId node, AsteriskState found) implements Input {}

    // ---- from the records

    /** A leg talks, and its recording does not grow. */
    record TrackStalled(CallId call, String file) implements Input {}

    /** Calls without an end in the records, from before this process; those that go on may be among them. */
    record FoundUnended(List<Unended> calls) implements Input {}

    /**
     * How routing stood before this process; told once, whenever the records can be read.
     *
     * @param served in the order of time
     */
    record Remembered(Earlier earlier, List<Served> served) implements Input {}

    // ---- from the list of callbacks

    /** All that are due now, the most urgent first; repeated every few seconds. */
    record CallbacksDue(List<DueCallback> due) implements Input {}

    /** @param granted whether nobody else dials it, and it is still wanted */
    record CallbackClaimed(CallId call, boolean granted) implements Input {}

    // ---- from people

    record SignIn(AgentId agent, Extension phone) implements Input {}

    record MakeReady(AgentId agent) implements Input {}

    record TakeBreak(AgentId agent, String reason) implements Input {}

    record SignOut(AgentId agent) implements Input {}

    record FinishWrapUp(AgentId agent) implements Input {}

    record ExtendWrapUp(AgentId agent) implements Input {}

    /** @param reason of the supervisor, for the agent and the trail */
    record OrderAgent(AgentId supervisor, AgentId agent, StateOrder order, String reason) implements Input {}

    record HangUp(AgentId agent) implements Input {}

    record OfTalk(AgentId agent, TalkWish wish) implements Input {}

    /** @param number outside, as it was written */
    record CallOut(AgentId agent, String number, OutgoingCall out) implements Input {}

    /** A call between two outside, who see the hotline's number. @param staff rung first */
    record Relay(String staff, String number, OutgoingCall out) implements Input {}

    /** @param phone the supervisor's own; ignored when the supervisor is in the talk already */
    record Supervise(AgentId supervisor, Extension phone, AgentId agent, SupervisionMode mode) implements Input {}

    /** From now on calls are routed like this. */
    record ConfigureRouting(Routing routing) implements Input {}

    // ---- from the desktop and the clock

    /** The first of a person's desktops came, or the last one went. */
    record DesktopChanged(AgentId agent, boolean open) implements Input {}

    record PopTaken(CallId call, UUID offerId) implements Input {}

    /** Something that was due may be due now. */
    record ClockTicked() implements Input {}
}

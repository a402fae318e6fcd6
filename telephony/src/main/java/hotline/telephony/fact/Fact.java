package hotline.telephony.fact;

import hotline.kernel.PhoneNumber;
import hotline.telephony.call.AgentId;
import hotline.telephony.call.AgentStatus;
import hotline.telephony.call.CallId;
import hotline.telephony.call.CallOutStage;
import hotline.telephony.call.CallOutcome;
import hotline.telephony.call.HandOverStep;
import hotline.telephony.call.JointService;
import hotline.telephony.call.NodeId;
import hotline.telephony.call.OfferOutcome;
import hotline.telephony.call.OutgoingCall;
import hotline.telephony.call.PauseEnding;
import hotline.telephony.call.QueueId;
import hotline.telephony.call.RecordedTrack;
import hotline.telephony.call.ServiceRating;
import hotline.telephony.call.StateOrder;
import hotline.telephony.call.SupervisionMode;
import hotline.telephony.call.TalkState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What happened. Published once, in order, on the owner's thread: a subscriber hands over at once and never blocks.
 *
 * <p>After a restart of the controller, calls it finds on Asterisk are announced again as {@link CallAdopted}.
 */
public sealed interface Fact {

    Instant at();

    /** A fact about one call. */
    sealed interface OfCall extends Fact {
        CallId call();
    }

    /** A fact about one agent. */
    sealed interface OfAgent extends Fact {
        AgentId agent();
    }

    /** @param dialled the number the citizen dialled, as the trunk gave it: untrusted digits */
    record CallArrived(Instant at, CallId call, PhoneNumber caller, String dialled) implements OfCall {}

    /** A call that was already there when the controller started or the connection to Asterisk came back. */
    record CallAdopted(Instant at, CallId call, PhoneNumber caller, Optional<AgentId> talkingTo) implements OfCall {}

    /**
     * A call of ours: our side's phone is rung first, then the other side. Takes the place of {@link CallArrived}.
     *
     * @param caller the other side, whom we call
     * @param agent who is to talk; empty for a relayed call
     */
    record CallPlaced(Instant at, CallId call, PhoneNumber caller, Optional<AgentId> agent, OutgoingCall out)
            implements OfCall {}

    /** @param words what to tell the agent, in Chinese */
    record CallOutMoved(Instant at, CallId call, Optional<AgentId> agent, CallOutStage stage, String words)
            implements OfCall {}

    record CallQueued(Instant at, CallId call, QueueId queue) implements OfCall {}

    /**
     * A waiting citizen was told the place and the time.
     *
     * @param ahead who entered this queue before and waits too
     * @param expected from now to the answer; empty when it is not known
     */
    record WaitTold(Instant at, CallId call, QueueId queue, int ahead, Optional<Duration> expected) implements OfCall {}

    /** Routing did something with a waiting call: opening hours, relaxation, overflow. @param words what and why (Chinese) */
    record RoutingDecided(Instant at, CallId call, String words) implements OfCall {}

    /**
     * @param waited since the citizen entered the queue
     * @param why the criteria that chose this agent for this call, for people (Chinese)
     * @param draftId the ticket draft of this call: made from the call id, so that it stays the same for every offer and
     *     after a restart
     */
    record CallOffered(
            Instant at,
            CallId call,
            UUID offerId,
            AgentId agent,
            PhoneNumber caller,
            Duration waited,
            List<String> why,
            UUID draftId)
            implements OfCall {}

    /** The caller is a joint desk, known by its line: a call of channel 08 to 11. Said again after a restart. */
    record CallFromDesk(Instant at, CallId call, JointService service, String seat) implements OfCall {}

    /** The joint desk that called hung up; the citizen whom it had handed over talks on with the agent. */
    record CitizenHandedIn(Instant at, CallId call, String seat) implements OfCall {}

    /** A blocked caller is told where else to turn; an emergency still comes through, by a key. */
    record CallTurnedAway(Instant at, CallId call) implements OfCall {}

    /** The queue was too full or too slow, and the citizen was told that they will be called back. */
    record CallbackPromised(Instant at, CallId call, PhoneNumber caller, QueueId queue) implements OfCall {}

    record OfferEnded(Instant at, CallId call, UUID offerId, AgentId agent, OfferOutcome outcome) implements OfCall {}

    record CallAnswered(Instant at, CallId call, AgentId agent, UUID draftId) implements OfCall {}

    /**
     * @param at when the end was noticed: the latest moment it can have been
     * @param agent the last one that talked
     * @param talked between citizen and agents; zero when nobody answered
     * @param tracks the recordings to fetch, the citizen's first
     * @param lastSign empty when the end itself was seen. Otherwise nobody watched, and the call ended between this, its
     *     last sign of life in the records or its recordings, and {@code at}
     */
    record CallEnded(
            Instant at,
            CallId call,
            CallOutcome outcome,
            Optional<AgentId> agent,
            Duration talked,
            List<RecordedTrack> tracks,
            Optional<Instant> lastSign)
            implements OfCall {

        /** When it ended, as far as is known. */
        public Instant ended() {
            return lastSign.orElse(at);
        }
    }

    /** Who is in the talk, and where, changed: hold, consultation, three-way, hand-over. */
    record TalkChanged(Instant at, CallId call, Optional<AgentId> agent, TalkState talk) implements OfCall {}

    /**
     * A leg talked and its recording did not grow.
     *
     * @param file that stood still
     * @param again the file in which it goes on
     */
    record RecordingStalled(Instant at, CallId call, String file, String again) implements OfCall {}

    /** No leg of the call is recorded from now on: Asterisk confirmed it for each. */
    record RecordingPaused(Instant at, CallId call, AgentId agent, String reason, Instant until) implements OfCall {}

    /** @param since when the pause was asked for: it is a gap in the recording from then to {@code at} */
    record RecordingResumed(Instant at, CallId call, AgentId agent, String reason, Instant since, PauseEnding ending)
            implements OfCall {}

    /**
     * A step of a joint desk's taking over (Art 18).
     *
     * @param seat 0 for the main desk
     * @param actor an agent, a desk's number, {@code citizen} or {@code system}
     * @param words the step in Chinese
     */
    record HandOverMoved(
            Instant at,
            CallId call,
            UUID handOver,
            JointService service,
            int seat,
            HandOverStep step,
            String actor,
            String words)
            implements OfCall {}

    /**
     * The agent hung up first and the citizen is asked about the service: from here on the citizen's track holds no talk.
     *
     * @param agent whose service it is about
     * @param talked as in {@link CallEnded}
     */
    record RatingAsked(Instant at, CallId call, Optional<AgentId> agent, Duration talked) implements OfCall {}

    /** @param at when the key was pressed: long ago when nobody was there to hear of it */
    record ServiceRated(Instant at, CallId call, Optional<AgentId> agent, ServiceRating rating) implements OfCall {}

    /** A supervisor listens, whispers, barges in, takes over, or stopped. */
    record SupervisionChanged(Instant at, CallId call, AgentId supervisor, AgentId agent, SupervisionMode mode)
            implements OfCall {}

    record AgentChanged(Instant at, AgentStatus status) implements OfAgent {
        @Override
        public AgentId agent() {
            return status.agent();
        }
    }

    /** A break is almost as long as it may be. @param until when it should be over */
    record BreakEnding(Instant at, AgentId agent, String reason, Instant until) implements OfAgent {}

    /** A break is longer than it may be: the supervisor should know. @param until when it should have been over */
    record BreakOverrun(Instant at, AgentId agent, String reason, Instant until) implements OfAgent {}

    /**
     * A supervisor set an agent's state.
     *
     * @param reason the supervisor's, for the agent
     * @param later whether it takes effect when the call at hand is over
     */
    record AgentOrdered(Instant at, AgentId agent, AgentId supervisor, StateOrder order, String reason, boolean later)
            implements OfAgent {}

    /**
     * Said every few seconds: agents and calls have been watched without a break. What was not watched is not known.
     * Every signed-in agent's state is told again ({@link AgentChanged}) when watching begins.
     *
     * @param since when watching began: the start of this process, or the last loss of the connection to Asterisk
     */
    record WatchKept(Instant at, Instant since) implements Fact {}

    /** The first node is connected, or the last one is lost: calls go on without it, but nobody is offered any. */
    record LinkChanged(Instant at, boolean connected) implements Fact {}

    /** The connection to one node; when it comes up, the calls that were found there follow. */
    record NodeChanged(Instant at, NodeId node, boolean connected) implements Fact {}
}

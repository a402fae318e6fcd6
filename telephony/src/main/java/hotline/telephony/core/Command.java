package hotline.telephony.core;

import hotline.telephony.Pop;
import hotline.telephony.call.AgentId;
import hotline.telephony.call.CallId;
import hotline.telephony.call.Extension;
import hotline.telephony.call.NodeId;
import hotline.telephony.call.QueueId;
import hotline.telephony.call.SupervisionMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What the exchange wants done. None of them is expected to succeed: what counts is what is reported afterwards. */
public sealed interface Command {

    /** For one of the Asterisks. */
    sealed interface ToNode extends Command {
        NodeId node();
    }

    /** For the Asterisk that has the call: names of channels are unique on their node only. */
    sealed interface ToItsNode extends ToNode {
        CallId call();

        @Override
        default NodeId node() {
            return call().node();
        }
    }

    /** How the Uniqueid of a guest's leg begins. */
    String GUEST = "guest-";

    /** How the Uniqueid of a supervisor's leg begins. */
    String SPY = "spy-";

    record DeliverPop(Pop pop) implements Command {}

    /** Tells the call's script to ring this phone. */
    record Ring(CallId call, UUID offerId, Extension phone) implements Command {}

    /** How the Uniqueid of an agent's leg begins in a call that we make. */
    String OUT_AGENT = "agent-";

    /**
     * Rings our side of a call that we make; it then waits in the call's room, with ring-back tone.
     *
     * @param leg the Uniqueid that the new leg gets
     * @param mark to know the call by after a restart
     * @param guest the mark of a leg outside, as {@link Invite} gives it; empty for an agent's
     */
    record RingOurSide(CallId call, String leg, String device, String mark, String guest, Duration ring)
            implements ToItsNode {}

    /** Rings the other side into the call's room; its Uniqueid is the call's id. */
    record DialOut(CallId call, String device, String mark, Duration ring) implements ToItsNode {}

    /** Asks, for good, whether this callback is to be dialled now: nobody is rung twice for one promise. */
    record ClaimCallback(CallId call, UUID callback) implements Command {}

    /** The citizen has the place of an earlier call again. */
    record Seniority(CallId call, String citizen, Instant entry) implements ToItsNode {}

    /** Tells the waiting script that nobody is available. */
    record GiveUp(CallId call) implements Command {}

    /** Tells the waiting script to play something and go on waiting. @param prompt its name in prompts.tsv */
    record Announce(CallId call, String prompt) implements Command {}

    /** Plays these within the waiting music, one after the other; waiting goes on meanwhile. @param prompts in prompts.tsv */
    record Tell(CallId call, List<String> prompts) implements Command {}

    /** Tells the waiting script that the citizen will be called back. */
    record PromiseCallback(CallId call) implements Command {}

    /** Tells the waiting script to leave the call to Asterisk's own queue. */
    record Release(CallId call) implements Command {}

    /** The script of this call, if there is one, has nobody to serve any more. */
    record Forget(CallId call) implements Command {}

    /** @param channel the leg's name */
    record HangUpLeg(CallId call, String channel) implements ToItsNode {}

    /** Fetches a call from Asterisk's own queue back into a script, unless it is answered by then. */
    record FetchBack(CallId call, String channel) implements ToItsNode {}

    /** Brings both out of their bridge: the citizen into the call's room, the agent to a place. Either may have gone. */
    record MoveBoth(CallId call, String citizen, String agent, Place agentTo) implements ToItsNode {}

    record MoveCitizen(CallId call, String citizen) implements ToItsNode {}

    /** @param guest whether the leg is a guest's, which is not an agent's any more when it ends */
    record MoveLeg(CallId call, String channel, Place to, boolean guest) implements ToItsNode {}

    /**
     * Rings somebody into a room of the call.
     *
     * @param leg the Uniqueid that the new leg gets
     * @param device the dial string
     * @param desk whether it is a joint desk, which confirms by key
     * @param mark to know it by after a restart
     */
    record Invite(
            CallId call,
            String citizen,
            String leg,
            String device,
            Place door,
            boolean desk,
            String mark,
            Duration ring)
            implements ToItsNode {}

    /** Hangs an agent's leg up; what the others do is arranged. */
    record LetGo(CallId call, String channel) implements ToItsNode {}

    /** Whether the citizen stays, waiting in the room, when the agent drops. */
    record Keep(CallId call, String citizen, boolean keep) implements ToItsNode {}

    /** The next hang-up of the agent leads the citizen to the question about the service. @param citizen the channel */
    record AskRating(CallId call, String citizen) implements ToItsNode {}

    /** What was pressed is in the journal: Asterisk need not keep it. */
    record ForgetRating(CallId call) implements ToItsNode {}

    /** Sends the citizen from a talk back to the queue. */
    record Requeue(CallId call, String citizen, QueueId queue) implements ToItsNode {}

    /**
     * Rings a supervisor's phone and lets it spy on an agent's leg.
     *
     * @param spied the Uniqueid of the agent's leg
     * @param leg the Uniqueid that the supervisor's leg gets
     * @param mark to know it by after a restart
     */
    record Spy(
            CallId call, String citizen, String spied, String leg, Extension phone, SupervisionMode mode, String mark)
            implements ToItsNode {}

    record SpyMode(CallId call, String spied, String leg, SupervisionMode mode) implements ToItsNode {}

    /** Brings a supervisor's leg into the call's room. @param citizen empty when the citizen is there already */
    record TakeOver(CallId call, String citizen, String leg) implements ToItsNode {}

    /**
     * Makes a guest the call's citizen, in the place of the joint desk that hung up.
     *
     * @param leg the guest's
     * @param agent the channel of the agent, who must know whom to leave
     */
    record TakeIn(CallId call, String leg, String agent) implements ToItsNode {}

    record Mute(CallId call, String channel, boolean muted) implements ToItsNode {}

    /** Whether what a leg says is recorded as silence. @param channel the leg's name, or its Uniqueid */
    record PauseRecording(CallId call, String channel, boolean paused) implements ToItsNode {}

    /** Begins another recording of what a leg says. @param channel the leg's name, or its Uniqueid */
    record Record(CallId call, String channel, String file) implements ToItsNode {}

    /** Writes on the citizen's leg that the recording is paused, for whoever comes after this process; empty: it is not. */
    record MarkPause(CallId call, String citizen, String mark) implements ToItsNode {}

    record Press(CallId call, String channel, String digits) implements ToItsNode {}

    /** Copies an agent into a node's own queue. */
    record Mirror(NodeId node, AgentId agent, Extension phone, Membership membership) implements ToNode {}
}

package hotline.telephony.core;

import hotline.telephony.Pop;
import hotline.telephony.call.AgentId;
import hotline.telephony.call.CallId;
import hotline.telephony.call.Extension;
import hotline.telephony.call.QueueId;
import hotline.telephony.call.SupervisionMode;
import java.time.Duration;
import java.util.UUID;

/** What the exchange wants done. None of them is expected to succeed: what counts is what is reported afterwards. */
public sealed interface Command {

    /** How the Uniqueid of a guest's leg begins. */
    String GUEST = "guest-";

    /** How the Uniqueid of a supervisor's leg begins. */
    String SPY = "spy-";

    record DeliverPop(Pop pop) implements Command {}

    /** Tells the call's script to ring this phone. */
    record Ring(CallId call, UUID offerId, Extension phone) implements Command {}

    /** Tells the waiting script that nobody is available. */
    record GiveUp(CallId call) implements Command {}

    /** Tells the waiting script to play something and go on waiting. @param prompt its name in prompts.tsv */
    record Announce(CallId call, String prompt) implements Command {}

    /** Tells the waiting script that the citizen will be called back. */
    record PromiseCallback(CallId call) implements Command {}

    /** Tells the waiting script to leave the call to Asterisk's own queue. */
    record Release(CallId call) implements Command {}

    /** The script of this call, if there is one, has nobody to serve any more. */
    record Forget(CallId call) implements Command {}

    /** @param channel the leg's name */
    record HangUpLeg(String channel) implements Command {}

    /** Fetches a call from Asterisk's own queue back into a script. */
    record FetchBack(CallId call, String channel) implements Command {}

    /** Brings both out of their bridge: the citizen into the call's room, the agent to a place. Either may have gone. */
    record MoveBoth(CallId call, String citizen, String agent, Place agentTo) implements Command {}

    record MoveCitizen(CallId call, String citizen) implements Command {}

    /** @param guest whether the leg is a guest's, which is not an agent's any more when it ends */
    record MoveLeg(CallId call, String channel, Place to, boolean guest) implements Command {}

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
            implements Command {}

    /** Hangs an agent's leg up; what the others do is arranged. */
    record LetGo(String channel) implements Command {}

    /** Whether the citizen stays, waiting in the room, when the agent drops. */
    record Keep(String citizen, boolean keep) implements Command {}

    /** Sends the citizen from a talk back to the queue. */
    record Requeue(CallId call, String citizen, QueueId queue) implements Command {}

    /**
     * Rings a supervisor's phone and lets it spy on an agent's leg.
     *
     * @param spied the Uniqueid of the agent's leg
     * @param leg the Uniqueid that the supervisor's leg gets
     * @param mark to know it by after a restart
     */
    record Spy(
            CallId call, String citizen, String spied, String leg, Extension phone, SupervisionMode mode, String mark)
            implements Command {}

    record SpyMode(String spied, String leg, SupervisionMode mode) implements Command {}

    /** Brings a supervisor's leg into the call's room. @param citizen empty when the citizen is there already */
    record TakeOver(CallId call, String citizen, String leg) implements Command {}

    record Mute(String channel, boolean muted) implements Command {}

    record Press(String channel, String digits) implements Command {}

    /** Copies an agent into Asterisk's own queue. */
    record Mirror(AgentId agent, Extension phone, Membership membership) implements Command {}
}

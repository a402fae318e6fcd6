package hotline.telephony.core;

import hotline.telephony.Pop;
import hotline.telephony.call.AgentId;
import hotline.telephony.call.CallId;
import hotline.telephony.call.Extension;
import java.util.UUID;

/** What the exchange wants done. None of them is expected to succeed: what counts is what is reported afterwards. */
public sealed interface Command {

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

    /** Copies an agent into Asterisk's own queue. */
    record Mirror(AgentId agent, Extension phone, Membership membership) implements Command {}
}

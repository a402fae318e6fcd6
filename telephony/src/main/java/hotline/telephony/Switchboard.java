package hotline.telephony;

import hotline.telephony.call.AgentId;
import hotline.telephony.call.CallId;
import hotline.telephony.call.Extension;
import hotline.telephony.call.OutgoingCall;
import hotline.telephony.call.StateOrder;
import hotline.telephony.call.SupervisionMode;
import hotline.telephony.routing.Routing;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * What people may ask of the telephony room. Every method returns at once; stages complete on the owner's thread, within
 * milliseconds, and exceptionally only when the room is closed.
 */
public interface Switchboard {

    /** 签入. Doing it twice with one phone is done; with another phone, or a phone that another agent uses, is refused. */
    CompletionStage<Result> signIn(AgentId agent, Extension extension);

    /** 示闲: from a break, a pause or wrap-up. Refused when signed out, when the phone cannot be reached, and in a call. */
    CompletionStage<Result> ready(AgentId agent);

    /** 示忙/小休. Refused when signed out, and while a call is offered or talked. */
    CompletionStage<Result> takeBreak(AgentId agent, String reason);

    /** 签出. Refused while a call is offered or talked. */
    CompletionStage<Result> signOut(AgentId agent);

    /** Ends wrap-up (话后整理) early; refused outside it. */
    CompletionStage<Result> finishWrapUp(AgentId agent);

    /** Makes wrap-up (话后整理) longer; refused outside it, and when it was made longer often enough. */
    CompletionStage<Result> extendWrapUp(AgentId agent);

    /**
     * 班长强制改变话务员状态. A break or sign-out during a call takes effect after it; {@code READY} takes such an order back.
     *
     * @param reason for the agent and the trail
     */
    CompletionStage<Result> order(AgentId supervisor, AgentId agent, StateOrder order, String reason);

    /** Whether a desktop of the agent is open: without one, a ready agent is paused after a while. */
    void desktop(AgentId agent, boolean open);

    /** 挂机: hangs up the agent's conversation; refused when there is none. */
    CompletionStage<Result> hangUp(AgentId agent);

    /** From now on calls are routed like this, also those that wait. */
    CompletionStage<Result> route(Routing routing);

    /** What an agent wants of the own talk: hold, consult, transfer, three-way, hand over. Refused when there is none. */
    CompletionStage<Result> talk(AgentId agent, TalkWish wish);

    /**
     * 呼出: the agent's own phone rings first, then the other side. Refused when not signed in, in a call, and for numbers
     * that may not be dialled.
     *
     * @param number outside, as it was written
     */
    CompletionStage<Result> callOut(AgentId agent, String number, OutgoingCall out);

    /** 号码保护: rings the staff first, then the other side; both see the hotline's number. */
    CompletionStage<Result> relay(String staff, String number, OutgoingCall out);

    /** 监听、耳语、强插、接管. @param phone the supervisor's own */
    CompletionStage<Result> supervise(AgentId supervisor, Extension phone, AgentId agent, SupervisionMode mode);

    /** A track does not grow although its leg talks: begins the leg's recording again, in a file of its own. */
    CompletionStage<Result> recordAgain(CallId call, String file);

    CompletionStage<RoomSnapshot> snapshot();

    /** How a call went and why routing chose, for people; kept for recent calls only. */
    CompletionStage<Optional<CallTrace>> debug(CallId call);
}

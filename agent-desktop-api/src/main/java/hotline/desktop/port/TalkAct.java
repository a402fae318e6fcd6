package hotline.desktop.port;

import org.jspecify.annotations.Nullable;

/**
 * What an agent does with the own talk; the component names are those of the contract's TalkAct.
 *
 * @param number whom to call in: for CONSULT, THREE_WAY, TRANSFER
 * @param digits for PRESS
 * @param queue for TO_QUEUE
 * @param service 110, 119, 120 or 122: for HAND_OVER
 * @param thenLeave for HAND_OVER: the agent is released as soon as the desk has confirmed
 */
public record TalkAct(
        Kind act,
        @Nullable String number,
        @Nullable String digits,
        @Nullable String queue,
        @Nullable String service,
        boolean thenLeave) {

    public enum Kind {
        HOLD,
        RESUME,
        MUTE,
        UNMUTE,
        PRESS,
        CONSULT,
        THREE_WAY,
        TRANSFER,
        TO_QUEUE,
        JOIN,
        COMPLETE,
        CANCEL,
        LEAVE,
        HAND_OVER,
        CONFIRM_SPOKEN,
        ASK_RATING
    }
}

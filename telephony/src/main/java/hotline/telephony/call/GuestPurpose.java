package hotline.telephony.call;

/** Why somebody else is called into a talk. */
public enum GuestPurpose {
    /** 咨询: the agent alone talks with the guest, the citizen hears music. */
    CONSULT,
    /** 三方通话. */
    THREE_WAY,
    /** 盲转: the agent leaves at once. */
    TRANSFER,
    /** 联动: a joint desk of 110, 119, 120 or 122. */
    HAND_OVER,
    /** 号码保护: our side of a relayed call, which has no agent. */
    RELAY
}

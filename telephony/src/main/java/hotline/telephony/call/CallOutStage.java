package hotline.telephony.call;

/** Where a call of ours stands. */
public enum CallOutStage {
    /** Our side's phone rings. */
    OUR_PHONE_RINGS,
    /** Our side has picked up, the other side is rung. */
    OTHER_SIDE_RINGS,
    TALKING,
    NOT_REACHED
}

package hotline.sms.store;

/** Why a message goes out. */
public enum Purpose {
    RESULT,
    ASK_AGAIN,
    /** A code by which the citizen sees the progress; nobody waits for its receipt. */
    PROGRESS_CODE,
    /** Art 27(1): a warning to a unit. */
    UNIT_WARNING
}

package hotline.sms.store;

/** Why a message goes out. */
public enum Purpose {
    RESULT,
    ASK_AGAIN
}

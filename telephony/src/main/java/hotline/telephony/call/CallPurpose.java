package hotline.telephony.call;

/** Why we ring somebody outside. */
public enum CallPurpose {
    /** 回访: how a ticket was handled (Art 14). */
    FOLLOW_UP("回访"),
    /** 联系承办单位, such as at once in an emergency (Art 12). */
    UNIT("联系承办单位"),
    /** 回拨: an agent calls a citizen back. */
    CALL_BACK("回拨"),
    /** A promised callback, whose place in the queue was kept. */
    PROMISED("排队回拨"),
    /** 漏接回拨: the citizen was not served. */
    MISSED("漏接回拨"),
    /** 号码保护: a unit talks with its citizen, and neither sees the other's number. */
    RELAY("号码保护通话");

    private final String chinese;

    CallPurpose(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }

    /** Whether a new matter may come of it, as of a citizen's own call. */
    public boolean opensDraft() {
        return switch (this) {
            case CALL_BACK, PROMISED, MISSED -> true;
            case FOLLOW_UP, UNIT, RELAY -> false;
        };
    }
}

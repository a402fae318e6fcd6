package hotline.telephony.call;

/** What happens while a joint desk takes a call over; each with its time, actor and reason is a line of the record. */
public enum HandOverStep {
    ASKED("发起联动"),
    DESK_RINGS("联动席振铃"),
    NO_ANSWER("联动席未接通"),
    DESK_ANSWERED("联动席接听"),
    THREE_WAY("三方通话建立"),
    CONFIRMED_BY_KEY("联动席按键确认"),
    CONFIRMED_SPOKEN("话务员标记口头确认"),
    AGENT_LEFT("话务员退出"),
    AGENT_DROPPED("确认前话务员掉线"),
    DESK_LEFT("联动席离开"),
    CITIZEN_LEFT("诉求人挂机"),
    CANCELLED("话务员取消联动"),
    FAILED("联动未成功");

    private final String chinese;

    HandOverStep(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }
}

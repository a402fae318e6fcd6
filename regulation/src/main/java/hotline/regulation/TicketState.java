package hotline.regulation;

/** The states of a ticket's life; which follows which is the table in {@code hotline.regulation.lifecycle}. */
public enum TicketState {
    DRAFT("登记中"),
    REFUSED("不予受理"),
    ANSWERED("直接办结"),
    ACCEPTED("待派单"),
    HANDED_OVER("已转紧急平台"),
    MERGED("已并单"),
    DISPATCHED("待签收"),
    IN_PROGRESS("办理中"),
    RETURN_REVIEW("退单待审"),
    JOINT_MEETING("联席会议"),
    REPLY_REVIEW("待审核"),
    AWAITING_EVALUATION("待评价"),
    MANUAL_FOLLOW_UP("待人工回访"),
    DISSATISFIED_REVIEW("不满意复核"),
    CLOSED("已办结"),
    ARCHIVED("已归档");

    private final String chinese;

    TicketState(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }
}

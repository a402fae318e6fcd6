package hotline.regulation.lifecycle;

/** What can happen to a ticket. */
public enum LifecycleEvent {
    SAVE("暂存"),
    TAKE("领取"),
    REFUSE("不予受理"),
    ANSWER("直接解答"),
    ACCEPT("受理"),
    HAND_OVER("转紧急平台"),
    DISPATCH("派单"),
    PASS_ON_PRAISE("转告表扬"),
    MERGE("并单"),
    UNMERGE("解除并单"),
    PARENT_CLOSED("主单办结"),
    SIGN("签收"),
    DEEM_SIGNED("视为签收"),
    RETURN("申请退单"),
    APPLY_MEETING("申请联席会议"),
    ACCEPT_RETURN("同意退单"),
    REFUSE_RETURN("不予退单"),
    DISPUTE_RETURN("提请联席会议"),
    MEETING_KEEPS("会议定由原单位办理"),
    MEETING_REASSIGNS("会议改派"),
    EXTEND("申请延期"),
    REPLY("提交答复"),
    PASS("审核通过"),
    REJECT("审核退回"),
    ASK_EVALUATION("征求评价"),
    SATISFIED("满意"),
    DEFAULT_SATISFIED("默认满意"),
    NOT_DELIVERED("未送达"),
    DISSATISFIED("不满意"),
    REDO("重办"),
    ESCALATE("提级办理"),
    SUCCEED("单位撤并，改由承接单位办理"),
    TAKE_BACK("单位撤销，收回另派"),
    CLOSE_WITH_REASON("说明理由办结"),
    ARCHIVE("归档");

    private final String chinese;

    LifecycleEvent(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }
}

package hotline.tickets.usecase;

import hotline.regulation.TicketState;
import hotline.tickets.Progress;
import hotline.tickets.Ticket;
import hotline.tickets.TicketEvent;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A ticket's history as the citizen may read it. Only events of this table are told, each with words of its own; what
 * people wrote to one another stays inside, but for what was said to the citizen anyway.
 */
final class PublicSteps {

    private record Words(String name, String detail) {}

    private static final String REFUSED = "不予受理";
    private static final Map<String, Words> WORDS = Map.ofEntries(
            told("ACCEPT", "受理", ""),
            told("ANSWER", "直接解答", ""),
            told("HAND_OVER", "转紧急平台", "属于紧急事项，已转110、119、120、122平台处理"),
            told("DISPATCH", "派单", ""),
            told("MERGE", "并单", "与同一事项的工单合并办理"),
            told("PARENT_CLOSED", "办结", "合并办理的工单已办结"),
            told("SIGN", "承办单位签收", ""),
            told("DEEM_SIGNED", "视为签收", "承办单位未在期限内签收，期限照常计算"),
            told("RETURN", "承办单位申请退单", "认为不属于本单位职责，热线中心正在审核，期限照常计算"),
            told("ACCEPT_RETURN", "同意退单", "重新确定承办单位"),
            told("REFUSE_RETURN", "不予退单", "由原承办单位继续办理"),
            told("DISPUTE_RETURN", "提请联席会议", "由联席会议确定承办单位"),
            told("MEETING_KEEPS", "联席会议审定", "由原承办单位办理"),
            told("MEETING_REASSIGNS", "联席会议审定", "改由其他单位办理"),
            told("EXTEND", "承办单位申请延期", ""),
            told("EXTENSION_GRANTED", "同意延期", "按延长后的期限办理"),
            told("EXTENSION_REFUSED", "不同意延期", "期限不变"),
            told("APPLY_MEETING", "申请联席会议", "由联席会议确定承办单位"),
            told("OVERDUE", "超过办理期限", "承办单位须书面说明情况和理由，热线中心督促办理"),
            told("REPLY", "承办单位提交答复", "热线中心正在审核"),
            told("REJECT", "答复退回", "答复未通过审核，由承办单位继续办理"),
            told("PASS", "已答复", ""),
            told("NOT_DELIVERED", "人工回访", "由热线中心回访"),
            told("SUCCEED", "承办单位变更", "原承办单位撤并，由承接单位继续办理，期限不变"),
            told("TAKE_BACK", "重新确定承办单位", "原承办单位已撤销"),
            told("SATISFIED", "评价：满意", ""),
            told("DISSATISFIED", "评价：不满意", "热线中心复核办理结果"),
            told("DEFAULT_SATISFIED", "评价：默认满意", "结果短信送达后24小时内未评价"),
            told("REDO", "重新办理", "由原承办单位重新办理，期限重新计算"),
            told("CLOSE_WITH_REASON", "办结", ""));

    private PublicSteps() {}

    private static Map.Entry<String, Words> told(String event, String name, String detail) {
        return Map.entry(event, new Words(name, detail));
    }

    /** What the event is called outside; empty for one that stays inside. */
    static Optional<String> name(TicketEvent event) {
        return event.event().equals("REFUSE")
                ? Optional.of(REFUSED)
                : Optional.ofNullable(WORDS.get(event.event())).map(Words::name);
    }

    static List<Progress.Step> of(Ticket ticket, List<TicketEvent> history) {
        Progress.Step handedIn = new Progress.Step(
                "提交诉求",
                ticket.intake().createdAt(),
                "渠道：" + ticket.intake().channel().chinese());
        return Stream.concat(Stream.of(handedIn), history.stream().flatMap(event -> step(ticket, event)))
                .toList();
    }

    private static Stream<Progress.Step> step(Ticket ticket, TicketEvent event) {
        Ticket.Refused refusal = ticket.refusal();
        if (event.event().equals("REFUSE") && refusal != null) {
            return Stream.of(new Progress.Step(REFUSED, event.at(), refused(refusal)));
        }
        Words words = WORDS.get(event.event());
        if (words == null) {
            return Stream.empty();
        }
        boolean dispatched = event.at().equals(ticket.times().dispatchedAt()) && event.to() == TicketState.DISPATCHED;
        String detail = dispatched
                ? (words.detail().isEmpty() ? "" : words.detail() + "；") + "派到"
                        + Objects.requireNonNull(ticket.assignment()).unitName()
                : words.detail();
        return Stream.of(new Progress.Step(words.name(), event.at(), detail));
    }

    static String refused(Ticket.Refused refusal) {
        return refusal.ground().chinese() + "（" + refusal.ground().article() + "）。" + refusal.explanation();
    }

    /** What the state means to the citizen. */
    static String reason(Ticket ticket) {
        Ticket.Assignment assignment = ticket.assignment();
        String unit = assignment == null ? "承办单位" : assignment.unitName();
        return switch (ticket.state()) {
            case DRAFT -> "已收到，等待热线工作人员受理";
            case REFUSED -> "不予受理：" + refused(Objects.requireNonNull(ticket.refusal()));
            case ANSWERED -> "已直接解答";
            case ACCEPTED -> "已受理，24小时内派到承办单位";
            case HANDED_OVER -> "属于紧急事项，已转紧急平台处理";
            case MERGED -> "与同一事项的工单合并办理";
            case DISPATCHED -> "已派到" + unit + "，等待签收";
            case IN_PROGRESS -> unit + "正在办理";
            case RETURN_REVIEW -> unit + "认为不属于本单位职责，热线中心正在审核";
            case JOINT_MEETING -> "由联席会议确定承办单位";
            case REPLY_REVIEW -> unit + "已提交答复，热线中心正在审核";
            case AWAITING_EVALUATION -> "已答复，请您评价";
            case MANUAL_FOLLOW_UP -> "已答复，热线中心将电话回访";
            case DISSATISFIED_REVIEW -> "您评价了不满意，热线中心正在复核";
            case CLOSED, ARCHIVED -> "已办结";
        };
    }
}

package hotline.regulation.reply;

import hotline.regulation.Article;
import hotline.regulation.Decision;
import hotline.regulation.TicketKind;
import hotline.regulation.Urgency;
import hotline.regulation.clause.Clause;

/** Art 13(4): what a reply must say; Art 14(1): what it must say when late. */
@Clause({"13(4)1", "13(4)2", "13(4)3", "14(1)b"})
public final class ReplyRule {

    private static final Article SITUATION = Article.of(13, 4, 1);
    private static final Article ANSWER = Article.of(13, 4, 2);
    private static final Article CASE = Article.of(13, 4, 3);
    private static final Article OVERDUE = Article.of(14, 1);

    /** What the rule needs to know of the ticket. */
    public record Subject(TicketKind kind, Urgency urgency, boolean overdue) {}

    private ReplyRule() {}

    /** @param publicAnswer the direct answer to the citizen */
    public static Decision check(ReplyContent reply, String publicAnswer, Subject subject) {
        return situation(reply, subject)
                .and(() -> stage(reply))
                .and(() -> present(publicAnswer, "请填写针对诉求事项的正面回应（公开答复）", ANSWER, "answer"))
                .and(() -> filing(reply, subject))
                .and(() -> overdue(reply, subject));
    }

    private static Decision situation(ReplyContent reply, Subject subject) {
        if (reply.handledAt() == null) {
            String unit = subject.urgency() == Urgency.EMERGENCY ? "具体到时" : "具体到日";
            return Decision.refused("请填写办理时间（" + unit + "）", SITUATION, "handledOn");
        }
        return present(reply.unit(), "请填写具体办理单位", SITUATION, "unit")
                .and(() -> present(reply.handler(), "请填写经办人", SITUATION, "handler"))
                .and(() -> present(reply.situation(), "请填写办理情况", SITUATION, "situation"));
    }

    private static Decision stage(ReplyContent reply) {
        return reply.finished()
                ? Decision.allowed()
                : present(reply.stageResult(), "事项未完全处理完毕的，应当注明阶段性办理结果", SITUATION, "stageResult")
                        .and(() -> present(reply.nextPlan(), "事项未完全处理完毕的，应当注明后续处理计划", SITUATION, "nextPlan"));
    }

    private static Decision filing(ReplyContent reply, Subject subject) {
        if (!subject.kind().isComplaintOrReport()) {
            return Decision.allowed();
        }
        return switch (reply.caseFiling()) {
            // Complaints about service rarely lead to a case; saying that none applies is an answer too.
            case NOT_APPLICABLE -> Decision.allowed();
            case FILED -> present(reply.caseReference(), "决定立案的，应当注明立案编号和立案日期或上传立案决定书", CASE, "caseReference");
            case NOT_FILED -> present(reply.refusalReason(), "决定不予立案的，应当说明理由和法律依据", CASE, "refusalReason");
        };
    }

    private static Decision overdue(ReplyContent reply, Subject subject) {
        return subject.overdue()
                ? present(reply.overdueExplanation(), "逾期未办结的事项，应当书面说明情况和理由", OVERDUE, "overdueExplanation")
                : Decision.allowed();
    }

    private static Decision present(String text, String refusal, Article article, String field) {
        return text.isBlank() ? Decision.refused(refusal, article, field) : Decision.allowed();
    }
}

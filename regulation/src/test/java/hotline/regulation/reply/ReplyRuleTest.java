package hotline.regulation.reply;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.regulation.Decision;
import hotline.regulation.TicketKind;
import hotline.regulation.Urgency;
import hotline.regulation.clause.Proves;
import hotline.regulation.reply.ReplyContent.CaseFiling;
import java.time.LocalDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Art 13(4). */
@Proves({"13(4)1", "13(4)2", "13(4)3", "14(1)b"})
class ReplyRuleTest {

    private static final LocalDateTime DAY = LocalDateTime.parse("2026-11-23T00:00");
    private static final ReplyRule.Subject HELP = new ReplyRule.Subject(TicketKind.HELP, Urgency.NORMAL, false);
    private static final ReplyRule.Subject COMPLAINT =
            new ReplyRule.Subject(TicketKind.COMPLAINT, Urgency.NORMAL, false);

    @Test
    void given_a_complete_reply_then_allowed() {
        assertThat(ReplyRule.check(finished(DAY, "科室", "李四", "已修复"), "路灯已修复", HELP))
                .isEqualTo(Decision.allowed());
    }

    @Test
    void given_a_missing_element_then_it_is_named_with_its_article() {
        refused(finished(null, "科室", "李四", "已修复"), "已修复", HELP, "handledOn", "第十三条第四项第1目");
        refused(finished(DAY, "", "李四", "已修复"), "已修复", HELP, "unit", "第十三条第四项第1目");
        refused(finished(DAY, "科室", "", "已修复"), "已修复", HELP, "handler", "第十三条第四项第1目");
        refused(finished(DAY, "科室", "李四", ""), "已修复", HELP, "situation", "第十三条第四项第1目");
        refused(finished(DAY, "科室", "李四", "已修复"), "", HELP, "answer", "第十三条第四项第2目");
    }

    @Test
    void given_only_a_stage_reached_then_stage_result_and_plan_are_needed() {
        refused(reply(false, "", "", CaseFiling.NOT_APPLICABLE, "", ""), "答", HELP, "stageResult", "第十三条第四项第1目");
        refused(reply(false, "已采购", "", CaseFiling.NOT_APPLICABLE, "", ""), "答", HELP, "nextPlan", "第十三条第四项第1目");
    }

    @Test
    void given_a_complaint_then_a_case_or_the_reason_for_none() {
        refused(reply(true, "", "", CaseFiling.FILED, "", ""), "答", COMPLAINT, "caseReference", "第十三条第四项第3目");
        refused(reply(true, "", "", CaseFiling.NOT_FILED, "", ""), "答", COMPLAINT, "refusalReason", "第十三条第四项第3目");
        assertThat(ReplyRule.check(reply(true, "", "", CaseFiling.FILED, "桂市监立〔2026〕1号，11月20日", ""), "答", COMPLAINT))
                .isEqualTo(Decision.allowed());
    }

    @Test
    void given_overdue_then_a_written_explanation_is_needed() {
        ReplyRule.Subject overdue = new ReplyRule.Subject(TicketKind.HELP, Urgency.NORMAL, true);
        refused(finished(DAY, "科室", "李四", "已修复"), "答", overdue, "overdueExplanation", "第十四条第一项");
    }

    private static void refused(
            ReplyContent reply, String answer, ReplyRule.Subject subject, String field, String article) {
        Decision.Refusal refusal = (Decision.Refusal) ReplyRule.check(reply, answer, subject);
        assertThat(refusal.field()).isEqualTo(field);
        assertThat(Objects.requireNonNull(refusal.article()).text()).isEqualTo(article);
    }

    private static ReplyContent finished(@Nullable LocalDateTime at, String unit, String handler, String situation) {
        return new ReplyContent(
                at, unit, handler, situation, true, "", "", true, CaseFiling.NOT_APPLICABLE, "", "", "");
    }

    private static ReplyContent reply(
            boolean finished, String stage, String plan, CaseFiling filing, String reference, String reason) {
        return new ReplyContent(DAY, "科室", "李四", "已修复", finished, stage, plan, true, filing, reference, reason, "");
    }
}

package hotline.sms.text;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.regulation.clause.Proves;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextsTest {

    private static final String NUMBER = "4503261124010000017";
    private final Texts texts = new Texts(new Signature("桂林12345", false), 120, 24);

    @Test
    void given_result_when_written_then_it_reads_well() {
        Outgoing sms = texts.result(NUMBER, "解放东路12号门前路灯不亮", "市城市管理委员会", "维修人员已于11月24日更换灯具，路灯恢复照明");
        assertThat(sms.whole())
                .isEqualTo("【桂林12345】您好，您反映的“解放东路12号门前路灯不亮”（工单4503261124010000017）已由市城市管理委员会办结。"
                        + "办理结果：维修人员已于11月24日更换灯具，路灯恢复照明。"
                        + "请您评价：满意回复1，基本满意回复2，不满意回复3。24小时内未回复，默认为满意。不再接收短信请回复TD。");
        assertThat(String.join("", sms.parts())).isEqualTo(sms.whole());
    }

    @Test
    void given_long_answer_when_written_then_cut_at_a_sentence_and_at_most_five_parts() {
        Outgoing sms = texts.result(NUMBER, "问".repeat(60), "市住房和城乡建设局", "我局已派员到现场核实处理。".repeat(40));
        assertThat(sms.whole()).contains("核实处理。……详情请拨打12345。请您评价");
        assertThat(sms.parts()).hasSizeLessThanOrEqualTo(5);
    }

    @Test
    @Proves("24b")
    void given_confidential_result_when_written_then_only_number_and_where_to_ask() {
        Outgoing sms = texts.confidentialResult(NUMBER);
        assertThat(sms.whole()).startsWith("【桂林12345】您好，您的工单" + NUMBER + "已办结，办理结果请来电查询。");
        assertThat(sms.parts()).hasSizeLessThanOrEqualTo(2);
    }

    private static final LocalDateTime END_OF_DAY = LocalDateTime.parse("2026-09-23T00:00");

    @Test
    @Proves("27(1)")
    void given_one_ticket_due_soon_when_its_unit_is_warned_then_one_message() {
        Outgoing sms = texts.unitWarning("市城市管理委员会", List.of(new UnitNews(NUMBER, 1, "", END_OF_DAY)));
        assertThat(sms.whole()).isEqualTo("【桂林12345】市城市管理委员会：工单" + NUMBER + "将于9月22日24:00到期。请登录系统查看办理。");
        assertThat(sms.parts()).hasSize(1);
    }

    @Test
    @Proves("27(1)")
    void given_hundreds_of_tickets_of_each_stage_when_their_unit_is_warned_then_three_parts_at_most() {
        Outgoing sms = texts.unitWarning(
                "某某某某某某某某某某某某某某某某某某某某某某某某某某某某【局】",
                List.of(
                        new UnitNews(NUMBER, 500, "", END_OF_DAY.plusHours(1)),
                        new UnitNews(NUMBER, 500, "黄牌警告", null),
                        new UnitNews(NUMBER, 1, "红牌警告", null)));
        assertThat(sms.whole())
                .contains(
                        "…：工单" + NUMBER + "等500件即将到期，最早9月23日01:00；工单" + NUMBER + "等500件黄牌警告；工单" + NUMBER + "红牌警告。请登录");
        assertThat(sms.parts()).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void given_repeated_question_when_written_then_one_message() {
        assertThat(texts.askAgain(NUMBER).parts()).hasSize(1);
    }

    @Test
    void given_forged_signature_and_line_breaks_in_answer_when_written_then_cleaned() {
        Outgoing sms = texts.result(NUMBER, "路灯", "市城管委", "【某银行】\n请点击\u0000链接");
        assertThat(sms.whole()).contains("〔某银行〕 请点击 链接。").containsOnlyOnce("【");
    }

    @Test
    void given_gateway_that_signs_when_written_then_parts_carry_no_signature() {
        Texts unsigned = new Texts(new Signature("桂林12345", true), 120, 24);
        Outgoing sms = unsigned.askAgain(NUMBER);
        assertThat(sms.whole()).startsWith("【桂林12345】");
        assertThat(String.join("", sms.parts())).startsWith("抱歉");
        assertThat(sms.parts()).hasSize(1);
    }

    @Test
    void given_no_title_and_no_unit_when_written_then_still_a_sentence() {
        assertThat(texts.result(NUMBER, " ", "", "已处理").whole())
                .startsWith("【桂林12345】您好，您反映的诉求（工单4503261124010000017）已办结。办理结果：已处理。");
    }
}

package hotline.sms.peer;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.regulation.clause.Proves;
import hotline.sms.HandsetPort.Message;
import hotline.tickets.ResultSms;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Art 14(2) with a real peer: results, replies, opt-outs. */
@Proves("14(2)a")
class ConversationPeerTest extends PeerTest {

    @Test
    void given_result_when_sent_then_handset_sees_one_long_text_and_ticket_is_told_once() {
        UUID ticket = deliveredResult();
        assertThat(texts()).hasSize(1);
        Message text = texts().getFirst();
        assertThat(text.parts()).isGreaterThan(1);
        assertThat(text.text()).startsWith("【桂林12345】您好，您反映的“解放东路12号门前路灯不亮”").endsWith("不再接收短信请回复TD。");
        assertThat(text.from()).startsWith("10612345").hasSize(12);
        assertThat(tickets.of(ticket)).containsExactly("delivered");
    }

    @Test
    void given_outbox_that_repeats_itself_when_sent_then_one_text() {
        outbox.everythingTwice();
        UUID ticket = deliveredResult();
        assertThat(texts()).hasSize(1);
        assertThat(tickets.of(ticket)).containsExactly("delivered");
    }

    @Test
    void given_emoji_in_title_when_sent_then_not_cut() {
        UUID ticket = result(phone, "😀".repeat(12));
        eventually().until(() -> tickets.of(ticket).contains("delivered"));
        assertThat(texts().getFirst().text()).contains("😀".repeat(12));
        assertThat(carrier.counter("cutCharacters")).isZero();
    }

    @Test
    void given_reply_1_when_received_then_satisfied() {
        UUID ticket = deliveredResult();
        reply("1");
        eventually().until(() -> tickets.of(ticket).contains("SATISFIED 1"));
    }

    @Test
    void given_full_width_3_with_words_when_received_then_dissatisfied_with_the_words_as_evidence() {
        UUID ticket = deliveredResult();
        reply("３，路灯还是不亮");
        eventually().until(() -> tickets.of(ticket).contains("DISSATISFIED ３，路灯还是不亮"));
    }

    @Test
    void given_two_surveys_when_older_one_is_answered_then_suffix_finds_it() {
        UUID older = deliveredResult();
        String address = texts().getFirst().from();
        UUID newer = result(phone, "另一件事");
        eventually().until(() -> tickets.of(newer).contains("delivered"));
        carrier.handsets().reply(phone, "3", address);
        eventually().until(() -> tickets.of(older).contains("DISSATISFIED 3"));
        assertThat(tickets.of(newer)).containsExactly("delivered");
    }

    @Test
    void given_reply_to_the_bare_access_number_when_received_then_newest_open_survey() {
        deliveredResult();
        UUID newer = result(phone, "另一件事");
        eventually().until(() -> tickets.of(newer).contains("delivered"));
        carrier.handsets().reply(phone, "满意", "10612345");
        eventually().until(() -> tickets.of(newer).contains("SATISFIED 满意"));
    }

    @Test
    void given_unusable_reply_when_received_then_asked_once_more_and_then_a_person() {
        UUID ticket = deliveredResult();
        reply("什么意思");
        eventually().until(() -> texts().size() == 2);
        assertThat(tickets.of(ticket)).contains("unclear 什么意思");
        assertThat(texts().getLast().text()).startsWith("【桂林12345】抱歉，没能识别您的回复。");
        assertThat(texts().getLast().from()).isEqualTo(texts().getFirst().from());
        eventually().until(() -> room.health().awaitingReceipt() == 0);
        reply("什么意思");
        eventually().until(() -> tickets.of(ticket).contains("manual 两次短信回复均无法识别，最后一次回复：什么意思"));
        assertThat(texts()).hasSize(2);
    }

    @Test
    void given_unusable_reply_when_second_is_usable_then_evaluated() {
        UUID ticket = deliveredResult();
        reply("谢谢");
        eventually().until(() -> texts().size() == 2);
        reply("1");
        eventually().until(() -> tickets.of(ticket).contains("SATISFIED 1"));
    }

    @Test
    void given_long_reply_in_pieces_when_received_then_read_whole() {
        UUID ticket = deliveredResult();
        String words = "不满意，" + "路灯修好两天又坏了，晚上走路看不见。".repeat(6);
        reply(words);
        eventually().until(() -> tickets.of(ticket).contains("DISSATISFIED " + words));
    }

    @Test
    void given_opt_out_when_received_then_person_follows_up_and_no_more_texts() {
        UUID ticket = deliveredResult();
        reply("TD");
        eventually().until(() -> tickets.of(ticket).contains("manual 诉求人退订短信，未作评价"));
        UUID next = result(phone, "另一件事");
        eventually().until(() -> tickets.of(next).contains("manual 诉求人已退订短信"));
        assertThat(texts()).hasSize(1);
    }

    @Test
    void given_landline_when_result_is_due_then_person_follows_up() {
        UUID ticket = result("07732812345", "路灯");
        eventually().until(() -> tickets.of(ticket).contains("manual 没有可以接收短信的号码"));
    }

    @Test
    void given_confidential_result_when_sent_then_nothing_of_the_matter_is_said() {
        UUID ticket = UUID.randomUUID();
        outbox.add(new ResultSms(ticket, "4503261124010000017", 1, phone, "", "", "请来电查询", true));
        eventually().until(() -> tickets.of(ticket).contains("delivered"));
        assertThat(texts().getFirst().text()).startsWith("【桂林12345】您好，您的工单4503261124010000017已办结，办理结果请来电查询。");
    }

    @Test
    void given_tickets_that_fail_for_a_while_when_reply_comes_then_evaluated_later() {
        UUID ticket = deliveredResult();
        tickets.failNext(2);
        reply("1");
        eventually().until(() -> tickets.of(ticket).contains("SATISFIED 1"));
    }

    @Test
    void given_garbage_in_outbox_when_taken_then_reported_and_the_next_one_goes_out() {
        outbox.add(new ResultSms(UUID.randomUUID(), "1", 1, phone, "路".repeat(9), "单".repeat(900), ANSWER, false));
        deliveredResult();
        assertThat(outbox.failures()).hasSize(1);
    }
}

package hotline.regulation.dispute;

import static hotline.regulation.time.Calendars.at;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.regulation.Decision;
import hotline.regulation.Urgency;
import hotline.regulation.calendar.WorkingCalendar;
import hotline.regulation.clause.Proves;
import hotline.regulation.dispute.ReturnGate.Application;
import hotline.regulation.dispute.ReturnGate.Subject;
import hotline.regulation.time.Calendars;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Art 13(3). */
@Proves({"13(3)", "13(3)2", "13(3)6", "13(3)7", "21"})
class ReturnGateTest {

    private static final WorkingCalendar CALENDAR = Calendars.autumn2026();
    private static final Instant REGISTERED = at("2026-09-23T09:00");
    private static final Application GOOD = new Application("不属于本单位职责", "市城管委三定规定", null);

    private static Subject signed(String signedAt) {
        return subject(signedAt, false, false);
    }

    private static Subject subject(String signedAt, boolean extended, boolean decided) {
        Instant signBy = at("2026-09-25T00:00");
        return new Subject(Urgency.NORMAL, "", REGISTERED, signBy, at(signedAt), extended, decided);
    }

    private static Decision.Refusal refusal(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Refusal.class);
        return (Decision.Refusal) decision;
    }

    /** Signed 2026-09-24 15:00: the day after is 中秋节, so until the end of 09-28. */
    @Test
    void given_the_window_of_the_rules_page_then_open_until_its_last_instant() {
        Subject subject = signed("2026-09-24T15:00");
        Instant end = at("2026-09-29T00:00");
        assertThat(ReturnGate.until(subject, CALENDAR)).isEqualTo(end);
        assertThat(ReturnGate.check(GOOD, subject, end.minusNanos(1), CALENDAR)).isEqualTo(Decision.allowed());
        Decision.Refusal late = refusal(ReturnGate.check(GOOD, subject, end, CALENDAR));
        assertThat(late.reason()).isEqualTo("已超过签收后1个工作日的退单期限（截止2026-09-28 24:00）；有争议请申请联席会议");
        assertThat(late.article().text()).isEqualTo("第十三条第三项");
    }

    @Test
    void given_signed_late_or_deemed_signed_then_no_longer_than_who_signs_at_the_last_moment() {
        Instant last = ReturnGate.until(signed("2026-09-24T23:59:59"), CALENDAR);
        for (String late : new String[] {"2026-09-25T00:00", "2026-09-28T10:00", "2026-10-10T10:00"}) {
            assertThat(ReturnGate.until(signed(late), CALENDAR)).as(late).isEqualTo(last);
        }
    }

    @Test
    void given_an_emergency_then_half_an_hour_in_the_words_too() {
        Subject emergency = new Subject(
                Urgency.EMERGENCY, "", REGISTERED, at("2026-10-01T10:30"), at("2026-10-01T10:10"), false, false);
        Decision.Refusal late = refusal(ReturnGate.open(emergency, at("2026-10-01T10:40"), CALENDAR));
        assertThat(late.reason()).isEqualTo("已超过签收后30分钟的退单期限（截止2026-10-01 10:40）；有争议请申请联席会议");
    }

    @Test
    void given_no_reason_or_no_basis_then_ground_2_and_the_field() {
        Subject subject = signed("2026-09-24T15:00");
        Instant now = at("2026-09-24T16:00");
        Decision.Refusal noReason = refusal(ReturnGate.check(new Application(" ", "三定", null), subject, now, CALENDAR));
        assertThat(noReason.article().text()).isEqualTo("第十三条第三项第2目");
        assertThat(noReason.field()).isEqualTo("reason");
        assertThat(refusal(ReturnGate.check(new Application("不是", "", null), subject, now, CALENDAR))
                        .field())
                .isEqualTo("basis");
    }

    @Test
    void given_an_extension_was_applied_for_then_ground_7_but_a_meeting_may_be_asked_for() {
        Subject subject = subject("2026-09-24T15:00", true, false);
        Decision.Refusal refused = refusal(ReturnGate.check(GOOD, subject, at("2026-09-24T16:00"), CALENDAR));
        assertThat(refused.article().text()).isEqualTo("第十三条第三项第7目");
        assertThat(ReturnGate.checkMeetingWish(GOOD, subject)).isEqualTo(Decision.allowed());
    }

    @Test
    void given_a_meeting_decided_then_article_21_for_both() {
        Subject subject = subject("2026-09-24T15:00", false, true);
        assertThat(refusal(ReturnGate.check(GOOD, subject, at("2026-09-24T16:00"), CALENDAR))
                        .article()
                        .text())
                .isEqualTo("第二十一条");
        assertThat(refusal(ReturnGate.checkMeetingWish(GOOD, subject)).article().text())
                .isEqualTo("第二十一条");
    }

    @Test
    void given_a_knowledge_item_younger_than_the_ticket_then_ground_6_for_unit_and_reviewer() {
        Subject subject = signed("2026-09-24T15:00");
        Instant now = at("2026-09-24T16:00");
        Knowledge same = new Knowledge("路灯报修", REGISTERED);
        Knowledge younger = new Knowledge("路灯报修", REGISTERED.plusSeconds(60));
        assertThat(ReturnGate.check(new Application("已有知识点", "知识库", same), subject, now, CALENDAR))
                .isEqualTo(Decision.allowed());
        for (Decision decision : new Decision[] {
            ReturnGate.check(new Application("已有知识点", "知识库", younger), subject, now, CALENDAR),
            ReturnGate.checkAcceptance(false, younger, REGISTERED)
        }) {
            assertThat(refusal(decision).article().text()).isEqualTo("第十三条第三项第6目");
            assertThat(refusal(decision).reason()).contains("路灯报修", "2026-09-23 09:01", "2026-09-23 09:00");
        }
        assertThat(ReturnGate.checkAcceptance(false, same, REGISTERED)).isEqualTo(Decision.allowed());
        assertThat(refusal(ReturnGate.checkAcceptance(true, null, REGISTERED)).reason())
                .contains("提请联席会议");
    }

    @Test
    void given_the_grounds_then_the_seven_of_article_13_3_in_their_order() {
        assertThat(Arrays.stream(ReturnGround.values())
                        .map(ground -> ground.article().text()))
                .containsExactly(
                        "第十三条第三项第1目",
                        "第十三条第三项第2目",
                        "第十三条第三项第3目",
                        "第十三条第三项第4目",
                        "第十三条第三项第5目",
                        "第十三条第三项第6目",
                        "第十三条第三项第7目");
        assertThat(Arrays.stream(ReturnGround.values()).filter(ReturnGround::isReviewers))
                .hasSize(6);
    }
}

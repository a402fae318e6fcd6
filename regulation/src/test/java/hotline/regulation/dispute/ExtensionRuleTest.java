package hotline.regulation.dispute;

import static hotline.regulation.time.Calendars.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.regulation.Channel;
import hotline.regulation.Decision;
import hotline.regulation.TicketKind;
import hotline.regulation.Urgency;
import hotline.regulation.calendar.WorkingCalendar;
import hotline.regulation.clause.Proves;
import hotline.regulation.dispute.ExtensionRule.Application;
import hotline.regulation.dispute.ExtensionRule.Subject;
import hotline.regulation.time.Calendars;
import hotline.regulation.time.DueDecision;
import hotline.regulation.time.DueRule;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Art 13(2)9, with the example of the rules page. */
@Proves("13(2)9")
class ExtensionRuleTest {

    private static final WorkingCalendar CALENDAR = Calendars.autumn2026();
    private static final DueDecision COMPLAINT = due(Urgency.NORMAL, "2026-09-23T09:00");
    private static final Instant TOLD = at("2026-10-12T09:00");
    private static final Instant NOW = at("2026-10-12T10:00");

    private static DueDecision due(Urgency urgency, String dispatched) {
        return DueRule.decide(TicketKind.COMPLAINT, Channel.PHONE, urgency, "", at(dispatched), CALENDAR);
    }

    private static Subject subject(DueDecision due, int granted, int applications) {
        return new Subject(due.limit(), due.dueAt(), granted, applications, 1, false);
    }

    private static Application days(int amount) {
        return new Application(amount, "需要专家论证", "电话", TOLD);
    }

    private static Decision.Refusal refusal(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Refusal.class);
        return (Decision.Refusal) decision;
    }

    @Test
    void given_the_complaint_of_the_rules_page_then_due_10_14_and_most_extended_10_28() {
        assertThat(COMPLAINT.dueAt()).isEqualTo(at("2026-10-15T00:00"));
        assertThat(ExtensionRule.most(COMPLAINT.limit())).isEqualTo(10);
        ExtendedDue most = ExtensionRule.extend(COMPLAINT, 10, "", CALENDAR);
        assertThat(most.dueAt()).isEqualTo(at("2026-10-29T00:00"));
        assertThat(most.lines()).startsWith(COMPLAINT.lines().toArray(String[]::new));
        assertThat(most.addedLines())
                .startsWith(
                        "延期10个工作日，不超过原办理时限的1倍（第十三条第二项第9目）", "自原办理期限 2026-10-14 的下一工作日起计算", "2026-10-15 星期四，工作日，第1个工作日")
                .contains("2026-10-17 星期六，不计入", "2026-10-28 星期三，工作日，第10个工作日")
                .endsWith("延长后办理期限至 2026-10-28 24:00 止");
    }

    @Test
    void given_an_emergency_then_natural_hours_through_the_holidays() {
        DueDecision emergency = due(Urgency.EMERGENCY, "2026-10-01T23:50");
        assertThat(ExtensionRule.most(emergency.limit())).isEqualTo(24);
        ExtendedDue extended = ExtensionRule.extend(emergency, 24, "", CALENDAR);
        assertThat(extended.dueAt()).isEqualTo(at("2026-10-03T23:50"));
        assertThat(extended.addedLines()).last().isEqualTo("延长后应于 2026-10-03 23:50 前办结");
        assertThat(refusal(ExtensionRule.amount(25, subject(emergency, 0, 0))).reason())
                .isEqualTo("延长时限不得超过原办理时限的1倍（最多24小时）");
    }

    @Test
    void given_the_due_time_itself_then_too_late_and_the_instant_before_in_time() {
        Subject subject = subject(COMPLAINT, 0, 0);
        assertThat(ExtensionRule.check(days(3), subject, COMPLAINT.dueAt().minusNanos(1)))
                .isEqualTo(Decision.allowed());
        Decision.Refusal late = refusal(ExtensionRule.check(days(3), subject, COMPLAINT.dueAt()));
        assertThat(late.reason()).isEqualTo("已超过办理时限，不能申请延期");
        assertThat(late.article().text()).isEqualTo("第十三条第二项第9目");
    }

    @Test
    void given_more_than_once_the_limit_then_refused_with_what_is_left() {
        assertThat(refusal(ExtensionRule.check(days(11), subject(COMPLAINT, 0, 0), NOW))
                        .reason())
                .isEqualTo("延长时限不得超过原办理时限的1倍（最多10个工作日）");
        Subject grantedFour = new Subject(COMPLAINT.limit(), COMPLAINT.dueAt(), 4, 1, 2, false);
        assertThat(refusal(ExtensionRule.check(days(7), grantedFour, NOW)).reason())
                .isEqualTo("延长时限不得超过原办理时限的1倍（最多6个工作日）");
        assertThat(ExtensionRule.check(days(6), grantedFour, NOW)).isEqualTo(Decision.allowed());
        assertThatThrownBy(() -> ExtensionRule.extend(COMPLAINT, 11, "", CALENDAR))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void given_applied_once_or_still_undecided_then_not_again() {
        assertThat(refusal(ExtensionRule.check(days(3), subject(COMPLAINT, 0, 1), NOW))
                        .reason())
                .contains("最多申请1次");
        Subject waiting = new Subject(COMPLAINT.limit(), COMPLAINT.dueAt(), 0, 1, 3, true);
        assertThat(refusal(ExtensionRule.open(waiting, NOW)).reason()).contains("正在审核");
    }

    @Test
    void given_something_is_missing_then_its_field() {
        Subject subject = subject(COMPLAINT, 0, 0);
        assertThat(field(new Application(0, "x", "电话", TOLD), subject)).isEqualTo("amount");
        assertThat(field(new Application(1, " ", "电话", TOLD), subject)).isEqualTo("reason");
        assertThat(field(new Application(1, "x", "", TOLD), subject)).isEqualTo("toldHow");
        assertThat(field(new Application(1, "x", "电话", null), subject)).isEqualTo("toldAt");
        assertThat(field(new Application(1, "x", "电话", NOW.plusSeconds(1)), subject))
                .isEqualTo("toldAt");
    }

    private static String field(Application application, Subject subject) {
        return refusal(ExtensionRule.check(application, subject, NOW)).field();
    }
}

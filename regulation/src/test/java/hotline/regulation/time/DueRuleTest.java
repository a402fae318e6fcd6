package hotline.regulation.time;

import static hotline.regulation.time.Calendars.at;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.regulation.Channel;
import hotline.regulation.TicketKind;
import hotline.regulation.Urgency;
import hotline.regulation.calendar.DayCount;
import hotline.regulation.calendar.WorkingCalendar;
import hotline.regulation.clause.Proves;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Art 13(2), with the examples of the rules page. */
@Proves({"13(2)", "13(2)1", "13(2)2", "13(2)3", "13(2)4", "13(2)5", "13(2)6", "13(2)7"})
class DueRuleTest {

    private static final WorkingCalendar CALENDAR = Calendars.autumn2026();

    @ParameterizedTest
    @CsvSource({
        // Sunday 09-20 is a make-up working day
        "HELP,         2026-09-18T10:00, 2026-09-23T00:00",
        "CONSULTATION, 2026-09-24T20:00, 2026-09-30T00:00",
        // Saturday 10-10 counts
        "COMPLAINT,    2026-09-23T09:00, 2026-10-15T00:00",
        "REPORT,       2026-09-23T09:00, 2026-10-15T00:00",
        "SUGGESTION,   2026-11-02T00:00, 2026-11-10T00:00",
        // the last instant of a day is still that day
        "HELP,         2026-11-02T23:59, 2026-11-06T00:00"
    })
    void given_kind_and_dispatch_then_due_at_the_end_of_day_n(TicketKind kind, String dispatched, String due) {
        DueDecision decision = DueRule.decide(kind, Channel.PHONE, Urgency.NORMAL, "", at(dispatched), CALENDAR);
        assertThat(decision.dueAt()).isEqualTo(at(due));
        assertThat(decision.provisional()).isFalse();
        assertThat(decision.isOverdue(at(due).minusNanos(1))).isFalse();
        assertThat(decision.isOverdue(at(due))).isTrue();
    }

    @Test
    void given_emergency_in_the_holidays_then_natural_time_for_every_kind_and_channel() {
        for (TicketKind kind : TicketKind.values()) {
            for (Channel channel : Channel.values()) {
                DueDecision decision =
                        DueRule.decide(kind, channel, Urgency.EMERGENCY, "", at("2026-10-01T23:50"), CALENDAR);
                assertThat(decision.signBy()).isEqualTo(at("2026-10-02T00:20"));
                assertThat(decision.dueAt()).isEqualTo(at("2026-10-02T23:50"));
                assertThat(decision.article().text()).isEqualTo("第十三条第二项第7目");
            }
        }
    }

    @Test
    void given_the_chairmans_mailbox_then_three_days_whatever_the_kind() {
        for (TicketKind kind : TicketKind.values()) {
            DueDecision decision = DueRule.decide(
                    kind, Channel.CHAIRMAN_MAILBOX, Urgency.NORMAL, "", at("2026-09-18T10:00"), CALENDAR);
            assertThat(decision.dueAt()).isEqualTo(at("2026-09-23T00:00"));
        }
    }

    @Test
    void given_complaint_when_most_extended_then_ten_more_days_from_the_due_day() {
        DayCount original = CALENDAR.count(at("2026-09-23T09:00"), 10, "");
        assertThat(original.lastDay()).isEqualTo(LocalDate.of(2026, 10, 14));
        assertThat(CALENDAR.count(original.lastDay(), 10, "").lastDay()).isEqualTo(LocalDate.of(2026, 10, 28));
    }

    @Test
    void given_signed_before_a_holiday_then_returnable_until_the_end_of_the_next_working_day() {
        assertThat(CALENDAR.count(at("2026-09-24T15:00"), 1, "").end()).isEqualTo(at("2026-09-29T00:00"));
    }

    @Test
    void given_a_redo_then_at_most_five_days() {
        TimeLimit complaint =
                TimeLimits.of(TicketKind.COMPLAINT, Channel.PHONE, Urgency.NORMAL, LocalDate.of(2026, 9, 1));
        assertThat(DueRule.forRedo(complaint).finish()).isEqualTo(Length.workingDays(5));
        TimeLimit help = TimeLimits.of(TicketKind.HELP, Channel.PHONE, Urgency.NORMAL, LocalDate.of(2026, 9, 1));
        assertThat(DueRule.forRedo(help).finish()).isEqualTo(Length.workingDays(3));
    }

    @Test
    void given_dispatch_before_a_make_up_day_then_every_day_is_explained_with_its_source() {
        DueDecision decision =
                DueRule.decide(TicketKind.HELP, Channel.PHONE, Urgency.NORMAL, "", at("2026-09-18T10:00"), CALENDAR);
        assertThat(decision.lines())
                .containsExactly(
                        "求助类事项在3个工作日内办结并答复（第十三条第二项第2目）",
                        "派单时间 2026-09-18 10:00，自下一工作日起计算（第十三条第二项）",
                        "2026-09-19 星期六，不计入",
                        "2026-09-20 星期日，国庆节调休上班，工作日，第1个工作日（依据：国办发明电〔2025〕7号）",
                        "2026-09-21 星期一，工作日，第2个工作日",
                        "2026-09-22 星期二，工作日，第3个工作日",
                        "办理期限至 2026-09-22 24:00 止；签收期限至 2026-09-21 00:00 止");
    }

    @Test
    void given_days_beyond_the_newest_notice_then_provisional_and_said_so() {
        DueDecision decision = DueRule.decide(
                TicketKind.COMPLAINT, Channel.PHONE, Urgency.NORMAL, "", at("2026-12-25T10:00"), CALENDAR);
        assertThat(decision.provisional()).isTrue();
        assertThat(decision.lines()).last().isEqualTo("期限为暂定：放假安排公布后重新计算");
        assertThat(decision.lines()).anyMatch(line -> line.contains("2027-01-01") && line.contains("尚未公布"));
    }

    @Test
    @Proves("30")
    void given_dispatch_after_the_regulation_lapsed_then_provisional() {
        WorkingCalendar later = WorkingCalendar.of(Calendars.autumnRows(), LocalDate.of(2027, 12, 31), 2);
        DueDecision decision =
                DueRule.decide(TicketKind.HELP, Channel.PHONE, Urgency.NORMAL, "", at("2027-09-07T00:00"), later);
        assertThat(decision.provisional()).isTrue();
        assertThat(decision.lines()).last().asString().contains("不在该规定有效期内");
        assertThat(DueRule.decide(TicketKind.HELP, Channel.PHONE, Urgency.NORMAL, "", at("2027-09-06T23:59"), later)
                        .provisional())
                .isFalse();
    }

    @Test
    @Proves("3")
    void given_every_kind_channel_and_urgency_then_a_limit_with_its_article() {
        for (TicketKind kind : TicketKind.values()) {
            for (Channel channel : Channel.values()) {
                for (Urgency urgency : Urgency.values()) {
                    assertThat(TimeLimits.of(kind, channel, urgency, LocalDate.of(2026, 1, 1))
                                    .article()
                                    .text())
                            .startsWith("第十三条第二项");
                }
            }
        }
    }
}

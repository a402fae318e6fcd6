package hotline.regulation.time;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.regulation.Channel;
import hotline.regulation.Decision;
import hotline.regulation.TicketKind;
import hotline.regulation.Urgency;
import hotline.regulation.clause.Proves;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Art 13(2)8: where another law states the time, that time counts. */
@Proves("13(2)8")
class StatedLimitTest {

    private static final LocalDate DAY = LocalDate.of(2026, 9, 18);
    private static final StatedLimit LABOUR = new StatedLimit(60, "《劳动保障监察条例》第十七条");

    @ParameterizedTest
    @CsvSource({"15, '', limitBasis", ", 《旅游法》, limitDays", "0, 《旅游法》, limitDays", "251, 《旅游法》, limitDays"})
    void given_value_or_basis_alone_or_no_sensible_value_then_refused(Integer days, String basis, String field) {
        Decision decision = StatedLimit.check(days, basis);
        assertThat(decision).isInstanceOf(Decision.Refusal.class);
        Decision.Refusal refusal = (Decision.Refusal) decision;
        assertThat(refusal.field()).isEqualTo(field);
        assertThat(refusal.article()).isEqualTo(StatedLimit.ARTICLE);
    }

    @Test
    void given_both_or_neither_then_allowed() {
        assertThat(StatedLimit.check(15, "《某法》第一条")).isEqualTo(Decision.allowed());
        assertThat(StatedLimit.check(null, " ")).isEqualTo(Decision.allowed());
    }

    @Test
    void given_a_stated_limit_then_counted_as_the_others_are_and_explained_by_its_basis() {
        TimeLimit usual = TimeLimits.of(TicketKind.COMPLAINT, Channel.CHAIRMAN_MAILBOX, Urgency.NORMAL, DAY);
        TimeLimit limit = LABOUR.instead(usual, TicketKind.COMPLAINT, Urgency.NORMAL, DAY);
        assertThat(limit.finish()).isEqualTo(Length.workingDays(60));
        assertThat(limit.sign()).isEqualTo(usual.sign());
        DueDecision due = DueRule.decide(limit, "", Instant.parse("2026-09-18T02:00:00Z"), Calendars.autumn2026());
        assertThat(due.lines().getFirst()).isEqualTo("按《劳动保障监察条例》第十七条，投诉类事项在60个工作日内办结并答复（第十三条第二项第8目）");
    }

    @Test
    void given_an_emergency_then_no_other_law_makes_it_wait() {
        TimeLimit usual = TimeLimits.of(TicketKind.HELP, Channel.PHONE, Urgency.EMERGENCY, DAY);
        assertThat(LABOUR.instead(usual, TicketKind.HELP, Urgency.EMERGENCY, DAY))
                .isSameAs(usual);
    }
}

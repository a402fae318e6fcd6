package hotline.regulation.guard;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.regulation.Decision;
import hotline.regulation.Evaluation;
import hotline.regulation.EvaluationSource;
import hotline.regulation.IdentityNeed;
import hotline.regulation.RefusalGround;
import hotline.regulation.TicketKind;
import hotline.regulation.clause.Proves;
import hotline.regulation.guard.IdentityGate.Identity;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GuardTest {

    private static final String VALID_ID = "11010519491231002X";
    private static final Instant NOW = Instant.parse("2026-11-24T04:00:00Z");

    @Test
    void given_no_need_then_an_anonymous_caller_is_accepted() {
        assertThat(IdentityGate.check(IdentityNeed.NONE, new Identity("", "", "", true)))
                .isEqualTo(Decision.allowed());
    }

    @ParameterizedTest
    @EnumSource(value = IdentityNeed.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    @Proves({"12(1)1", "12(1)2", "12(1)3", "12(1)4"})
    void given_one_of_the_four_cases_then_name_number_and_contact_or_refused(IdentityNeed need) {
        assertThat(IdentityGate.check(need, new Identity("张三", VALID_ID, "13807731234", false)))
                .isEqualTo(Decision.allowed());
        for (Identity lacking : new Identity[] {
            new Identity("", VALID_ID, "13807731234", false),
            new Identity("张三", "", "13807731234", false),
            new Identity("张三", VALID_ID, "", false),
            new Identity("张三", VALID_ID, "13807731234", true)
        }) {
            Decision.Refusal refusal = (Decision.Refusal) IdentityGate.check(need, lacking);
            assertThat(refusal.reason()).isEqualTo("该事项须提供姓名、身份证号码和联系方式；诉求人拒绝提供或要求保密的，不予受理（第十二条第一项）");
            assertThat(Objects.requireNonNull(refusal.article()).text()).isEqualTo("第十二条第一项第" + need.item() + "目");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "11010519491231002X, true",
        "440524188001010014, false",
        "110105194912310021, false",
        "11010519490231002X, false",
        "１１０１０５19491231002X, false",
        "'', false"
    })
    void given_an_identity_number_then_its_check_character_decides(String number, boolean valid) {
        assertThat(IdentityNumber.isValid(number)).isEqualTo(valid);
    }

    @Test
    @Proves("12(1)b")
    void given_no_kind_title_or_content_then_not_accepted_and_the_field_is_named() {
        assertThat(field(IntakeRule.recorded(null, "路灯", "不亮"))).isEqualTo("kind");
        assertThat(field(IntakeRule.recorded(TicketKind.HELP, " ", "不亮"))).isEqualTo("title");
        assertThat(field(IntakeRule.recorded(TicketKind.HELP, "路灯", ""))).isEqualTo("content");
        assertThat(IntakeRule.recorded(TicketKind.HELP, "路灯", "不亮")).isEqualTo(Decision.allowed());
    }

    @ParameterizedTest
    @EnumSource(RefusalGround.class)
    @Proves({"4", "4(1)", "4(2)", "4(3)", "4(4)", "4(5)", "4(6)", "4(7)", "4(8)", "4(9)"})
    void given_a_refusal_without_explanation_then_refused_with_the_ground(RefusalGround ground) {
        Decision.Refusal refusal = (Decision.Refusal) IntakeRule.refusal(ground, "");
        assertThat(Objects.requireNonNull(refusal.article()).text()).startsWith("第四条第");
        assertThat(IntakeRule.refusal(ground, "请向法院提起诉讼")).isEqualTo(Decision.allowed());
    }

    @Test
    @Proves("12(2)c")
    void given_no_basis_then_not_dispatched() {
        assertThat(field(IntakeRule.dispatch(""))).isEqualTo("basis");
        assertThat(IntakeRule.dispatch("权责清单")).isEqualTo(Decision.allowed());
    }

    @Test
    @Proves("14(2)b")
    void given_a_receipt_then_default_satisfied_at_24_hours_and_not_before() {
        Instant due = NOW.plus(Duration.ofHours(24));
        assertThat(EvaluationRule.defaultSatisfied(NOW, null, due.minusNanos(1)))
                .isInstanceOf(Decision.Refusal.class);
        assertThat(EvaluationRule.defaultSatisfied(NOW, null, due)).isEqualTo(Decision.allowed());
        assertThat(EvaluationRule.defaultSatisfied(null, null, due)).isInstanceOf(Decision.Refusal.class);
    }

    @Test
    void given_an_answer_that_cannot_be_read_then_no_silence_after_it_is_a_default() {
        Instant due = NOW.plus(Duration.ofHours(24));
        assertThat(EvaluationRule.defaultSatisfied(NOW, NOW.plusSeconds(60), due))
                .isInstanceOf(Decision.Refusal.class);
    }

    @Test
    void given_a_default_then_only_silence_makes_it_and_a_word_overrides_it() {
        for (EvaluationSource source : EvaluationSource.values()) {
            for (Evaluation value : Evaluation.values()) {
                boolean fits = (value == Evaluation.DEFAULT_SATISFIED) == (source == EvaluationSource.DEFAULT);
                assertThat(EvaluationRule.matches(value, source).equals(Decision.allowed()))
                        .isEqualTo(fits);
            }
        }
        assertThat(afterClosing(Evaluation.DEFAULT_SATISFIED, Evaluation.DISSATISFIED, true))
                .isTrue();
        assertThat(afterClosing(Evaluation.DEFAULT_SATISFIED, Evaluation.SATISFIED, true))
                .isFalse();
        assertThat(afterClosing(Evaluation.SATISFIED, Evaluation.DISSATISFIED, true))
                .isFalse();
        assertThat(afterClosing(null, Evaluation.DISSATISFIED, true)).isTrue();
        assertThat(afterClosing(null, Evaluation.SATISFIED, true)).isTrue();
        assertThat(afterClosing(null, Evaluation.DISSATISFIED, false)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2023-11-24T04:00:00Z, 2026-11-24T04:00:00Z",
        // the call ended on 29 February in the city
        "2024-02-28T20:00:00Z, 2027-02-28T20:00:00Z"
    })
    @Proves("15b")
    void given_a_recording_then_kept_three_years_from_the_end_of_the_call(Instant ended, Instant until) {
        assertThat(RecordingRetention.keptUntil(ended)).isEqualTo(until);
        assertThat(RecordingRetention.delete(ended, until.minusNanos(1))).isInstanceOf(Decision.Refusal.class);
        assertThat(RecordingRetention.delete(ended, until)).isEqualTo(Decision.allowed());
    }

    private static String field(Decision decision) {
        return Objects.requireNonNull(((Decision.Refusal) decision).field());
    }

    private static boolean afterClosing(Evaluation earlier, Evaluation now, boolean asked) {
        return EvaluationRule.afterClosing(earlier, now, asked) instanceof Decision.Allowed;
    }
}

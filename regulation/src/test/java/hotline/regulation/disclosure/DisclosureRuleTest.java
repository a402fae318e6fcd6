package hotline.regulation.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.regulation.Decision;
import hotline.regulation.IdentityNeed;
import hotline.regulation.TicketState;
import hotline.regulation.clause.Proves;
import hotline.regulation.disclosure.DisclosureRule.Facts;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Proves({"12(1)c", "20", "24a"})
class DisclosureRuleTest {

    private static final String REASON = "电话核实现场";

    private static Facts ticket(TicketState state, boolean anonymous, IdentityNeed need) {
        return new Facts(state, anonymous, need);
    }

    private static String refusal(Decision decision) {
        return decision instanceof Decision.Refusal refusal ? refusal.reason() : "";
    }

    @ParameterizedTest
    @EnumSource(TicketState.class)
    void given_the_holder_then_whole_while_the_ticket_lives(TicketState state) {
        Set<TicketState> over =
                EnumSet.of(TicketState.REFUSED, TicketState.HANDED_OVER, TicketState.CLOSED, TicketState.ARCHIVED);
        for (CallerField field : CallerField.values()) {
            assertThat(DisclosureRule.shown(Viewer.HOLDER, field, ticket(state, true, IdentityNeed.NONE)))
                    .isEqualTo(over.contains(state) ? Shown.MASKED : Shown.CLEAR);
        }
    }

    @ParameterizedTest
    @EnumSource(CallerField.class)
    void given_anybody_else_then_never_whole_without_asking(CallerField field) {
        for (TicketState state : TicketState.values()) {
            for (Viewer viewer : EnumSet.complementOf(EnumSet.of(Viewer.HOLDER))) {
                for (boolean anonymous : new boolean[] {false, true}) {
                    assertThat(DisclosureRule.shown(viewer, field, ticket(state, anonymous, IdentityNeed.LAW)))
                            .isNotEqualTo(Shown.CLEAR);
                }
            }
        }
    }

    @Test
    void given_an_anonymous_citizen_then_units_see_nothing_at_all() {
        for (CallerField field : CallerField.values()) {
            assertThat(DisclosureRule.shown(
                            Viewer.LEAD_UNIT, field, ticket(TicketState.IN_PROGRESS, true, IdentityNeed.NONE)))
                    .isEqualTo(Shown.HIDDEN);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "回访", "。。。", "𠮷𠮷𠮷"})
    void given_a_reason_that_says_nothing_then_refused_with_what_to_write(String reason) {
        Decision decision = DisclosureRule.unmask(
                Viewer.HOTLINE, ticket(TicketState.IN_PROGRESS, false, IdentityNeed.NONE), reason);
        assertThat(refusal(decision)).contains("请写明查看诉求人信息的用途", "4至200个字");
        assertThat(((Decision.Refusal) decision).field()).isEqualTo("reason");
    }

    @Test
    void given_a_reason_of_any_length_in_between_then_the_hotline_may() {
        Facts ticket = ticket(TicketState.ARCHIVED, true, IdentityNeed.NONE);
        assertThat(DisclosureRule.unmask(Viewer.HOTLINE, ticket, "𠮷".repeat(4)))
                .isEqualTo(Decision.allowed());
        assertThat(DisclosureRule.unmask(Viewer.HOLDER, ticket, "查".repeat(200)))
                .isEqualTo(Decision.allowed());
        assertThat(DisclosureRule.unmask(Viewer.HOTLINE, ticket, "查".repeat(201)))
                .isInstanceOf(Decision.Refusal.class);
    }

    @Test
    void given_a_unit_then_only_the_lead_where_the_matter_needs_it_and_nobody_is_anonymous() {
        Facts verified = ticket(TicketState.IN_PROGRESS, false, IdentityNeed.DISPUTE);
        assertThat(DisclosureRule.unmask(Viewer.LEAD_UNIT, verified, REASON)).isEqualTo(Decision.allowed());
        assertThat(refusal(DisclosureRule.unmask(Viewer.ASSISTING_UNIT, verified, REASON)))
                .contains("主办单位");
        assertThat(refusal(DisclosureRule.unmask(
                        Viewer.LEAD_UNIT, ticket(TicketState.CLOSED, false, IdentityNeed.DISPUTE), REASON)))
                .contains("不在本单位办理中");
        assertThat(refusal(DisclosureRule.unmask(
                        Viewer.LEAD_UNIT, ticket(TicketState.IN_PROGRESS, true, IdentityNeed.NONE), REASON)))
                .contains("匿名");
        assertThat(refusal(DisclosureRule.unmask(
                        Viewer.LEAD_UNIT, ticket(TicketState.IN_PROGRESS, false, IdentityNeed.NONE), REASON)))
                .contains("不需要核实诉求人的身份");
    }
}

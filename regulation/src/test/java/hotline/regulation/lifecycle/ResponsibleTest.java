package hotline.regulation.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.regulation.TicketState;
import hotline.regulation.lifecycle.Responsible.Party;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ResponsibleTest {

    private static final Responsible.Times NONE = new Responsible.Times(null, null, null, null, null, null, null);

    @ParameterizedTest
    @EnumSource(TicketState.class)
    void given_any_state_without_any_time_then_still_somebody_is_responsible(TicketState state) {
        Responsible responsible = Responsible.of(state, NONE);
        assertThat(responsible.party() == Party.NOBODY).isEqualTo(state == TicketState.ARCHIVED);
        assertThat(responsible.doing()).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource(TicketState.class)
    void given_any_state_in_which_the_software_acts_then_it_acts_at_once_or_a_timer_runs(TicketState state) {
        Instant at = Instant.parse("2026-09-18T02:00:00Z");
        Responsible responsible = Responsible.of(state, new Responsible.Times(at, at, at, at, null, at, at));
        if (responsible.party() == Party.SYSTEM && state != TicketState.ANSWERED) {
            assertThat(responsible.until()).isEqualTo(at);
        }
        if (responsible.party() == Party.SYSTEM || responsible.party() == Party.PARENT) {
            assertThat(Lifecycle.rows()).anyMatch(row -> row.from() == state);
        }
    }
}

package hotline.tickets.usecase;

import static hotline.tickets.usecase.TestRoom.*;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.regulation.Evaluation;
import hotline.regulation.EvaluationSource;
import hotline.regulation.RefusalGround;
import hotline.regulation.TicketKind;
import hotline.tickets.Act;
import hotline.tickets.MonthFigures;
import hotline.tickets.MonthFigures.Counts;
import hotline.tickets.Ticket;
import java.time.Duration;
import java.time.YearMonth;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Figures of September 2026, counted ticket by ticket. */
class MonthFiguresTest {

    private static final YearMonth SEPTEMBER = YearMonth.of(2026, 9);

    private final TestRoom room = new TestRoom();

    @AfterEach
    void close() {
        room.close();
    }

    private MonthFigures figures(YearMonth month) {
        return room.room.queries().month(month);
    }

    @Test
    void given_a_life_of_each_kind_then_each_is_counted_where_it_happened() {
        Ticket satisfied = room.delivered();
        done(room.room.tickets().evaluate(satisfied.id(), Evaluation.SATISFIED, EvaluationSource.SMS, "1"));
        room.dispatched(CALLER, fields(TicketKind.HELP));
        Ticket refused = room.draft(CALLER);
        done(room.room.tickets().saveDraft(Act.by(AGENT, refused.id()), fields(TicketKind.CONSULTATION)));
        done(room.room.tickets().refuse(Act.by(AGENT, refused.id()), RefusalGround.OUTSIDE_CITY, "请拨打南宁12345"));
        room.draft(CALLER);

        assertThat(figures(SEPTEMBER).total()).isEqualTo(new Counts(3, 1, 2, 2, 1, 0, 1, 0, 0, 1, 0, 0));
        assertThat(figures(SEPTEMBER).byUnit()).containsOnlyKeys("cg");
        assertThat(figures(SEPTEMBER).byKind().get(TicketKind.CONSULTATION).refused())
                .isEqualTo(1);
        assertThat(figures(SEPTEMBER).byArea().get("450305").registered()).isEqualTo(3);
        assertThat(figures(YearMonth.of(2026, 8)).cells()).isEmpty();

        room.clock.advance(Duration.ofDays(30));
        room.room.timers().sweep();
        Counts later = figures(SEPTEMBER).total();
        assertThat(later.deemedSigned()).isEqualTo(1);
        assertThat(later.late()).isEqualTo(1);
        assertThat(later.onTimeRate()).isEqualTo(0.5);
        assertThat(later.satisfactionRate()).isEqualTo(1.0);
        assertThat(figures(YearMonth.of(2026, 10)).total()).isEqualTo(Counts.NONE);
    }

    @Test
    void given_nothing_then_no_rate() {
        Counts none = figures(SEPTEMBER).total();
        assertThat(none).isEqualTo(Counts.NONE);
        assertThat(none.onTimeRate()).isNull();
        assertThat(none.signedInTimeRate()).isNull();
        assertThat(none.satisfactionRate()).isNull();
        assertThat(none.activeSatisfactionRate()).isNull();
    }
}

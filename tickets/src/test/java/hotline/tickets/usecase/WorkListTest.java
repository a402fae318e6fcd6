package hotline.tickets.usecase;

import static hotline.tickets.usecase.TestRoom.*;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.regulation.TicketKind;
import hotline.regulation.TicketState;
import hotline.tickets.Act;
import hotline.tickets.Actor;
import hotline.tickets.DispatchOrder;
import hotline.tickets.Ticket;
import hotline.tickets.WorkFilter;
import hotline.tickets.WorkPage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Eight tickets of one unit, two of each of four kinds, one of another; the consultations are overdue. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkListTest {

    private static final List<TicketKind> KINDS =
            List.of(TicketKind.COMPLAINT, TicketKind.CONSULTATION, TicketKind.SUGGESTION, TicketKind.HELP);

    private final TestRoom room = new TestRoom();

    @BeforeAll
    void dispatch() {
        for (TicketKind kind : KINDS) {
            room.dispatched(CALLER, fields(kind));
            Ticket second = room.dispatched(CALLER, fields(kind));
            done(room.room.tickets().sign(Act.by(UNIT, second.id())));
        }
        Ticket elsewhere = room.accepted(CALLER, fields(TicketKind.HELP));
        done(room.room
                .tickets()
                .dispatch(
                        Act.by(AGENT, elsewhere.id()),
                        DispatchOrder.to("jt", "权责清单").because("路灯在公路隧道里")));
        room.accepted(CALLER, fields(TicketKind.HELP));
        room.passed();
        // Dispatched on Friday the 18th: consultations are due at the end of the 21st, the 20th being a working Sunday.
        room.clock.advance(Duration.ofDays(4));
        room.room.timers().sweep();
    }

    @AfterAll
    void close() {
        room.close();
    }

    private WorkPage page(WorkFilter filter, Actor reader) {
        return room.room.queries().work(filter, reader);
    }

    private static WorkFilter filter(TicketState state, TicketKind kind, Boolean overdue) {
        return new WorkFilter(state, kind, overdue, null, 50);
    }

    @Test
    void given_a_unit_then_its_tickets_in_work_by_due_time_and_masked() {
        List<Ticket> tickets = page(WorkFilter.first(50), UNIT).tickets();
        assertThat(tickets)
                .extracting(ticket -> ticket.matter().kind())
                .containsExactly(
                        TicketKind.CONSULTATION,
                        TicketKind.CONSULTATION,
                        TicketKind.HELP,
                        TicketKind.HELP,
                        TicketKind.SUGGESTION,
                        TicketKind.SUGGESTION,
                        TicketKind.COMPLAINT,
                        TicketKind.COMPLAINT);
        assertThat(tickets).allMatch(ticket -> ticket.caller().number().isEmpty());
        assertThat(page(WorkFilter.first(50), REVIEWER).total()).isEqualTo(9);
        assertThat(page(WorkFilter.first(50), OTHER_UNIT).total()).isEqualTo(1);
        assertThat(page(WorkFilter.first(50), OTHER_AGENT).total()).isZero();
        assertThat(page(WorkFilter.first(50), Actor.citizen()).tickets()).isEmpty();
    }

    @Test
    void given_pages_of_three_then_every_ticket_once_and_in_order() {
        List<UUID> seen = new ArrayList<>();
        WorkFilter.Place next = null;
        do {
            WorkPage page = page(WorkFilter.first(3).from(next), REVIEWER);
            page.tickets().forEach(ticket -> seen.add(ticket.id()));
            next = page.next();
        } while (next != null);
        assertThat(seen)
                .doesNotHaveDuplicates()
                .isEqualTo(page(WorkFilter.first(50), REVIEWER).tickets().stream()
                        .map(Ticket::id)
                        .toList());
    }

    @Test
    void given_filters_then_only_what_they_say() {
        assertThat(page(filter(null, null, true), UNIT).tickets())
                .hasSize(2)
                .allMatch(ticket -> ticket.times().overdueAt() != null);
        assertThat(page(filter(null, null, false), UNIT).total()).isEqualTo(6);
        assertThat(page(filter(null, TicketKind.HELP, null), REVIEWER).total()).isEqualTo(3);
        assertThat(page(filter(TicketState.REPLY_REVIEW, null, null), UNIT).total())
                .isZero();
        assertThat(page(filter(TicketState.IN_PROGRESS, TicketKind.COMPLAINT, false), UNIT)
                        .total())
                .isEqualTo(2);
    }
}

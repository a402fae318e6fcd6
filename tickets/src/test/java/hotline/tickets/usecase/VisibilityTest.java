package hotline.tickets.usecase;

import static hotline.tickets.usecase.TestRoom.*;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.kernel.PhoneNumber;
import hotline.regulation.TicketKind;
import hotline.regulation.TicketState;
import hotline.regulation.clause.Proves;
import hotline.tickets.Actor;
import hotline.tickets.DraftFields;
import hotline.tickets.DueAssumptions;
import hotline.tickets.EarlierTicket;
import hotline.tickets.Result;
import hotline.tickets.Ticket;
import hotline.tickets.TicketFilter;
import hotline.tickets.TicketPage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Art 24 as far as lists and single tickets go. */
class VisibilityTest {

    private static final TicketFilter ALL = TicketFilter.all(50);

    private final TestRoom room = new TestRoom();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void given_a_dispatched_ticket_then_each_role_sees_what_it_may() {
        Ticket ticket = room.dispatched(CALLER, fields(TicketKind.HELP));
        assertThat(total(AGENT)).isEqualTo(1);
        assertThat(total(OTHER_AGENT)).isZero();
        assertThat(total(UNIT)).isEqualTo(1);
        assertThat(total(OTHER_UNIT)).isZero();
        assertThat(total(REVIEWER)).isEqualTo(1);
        assertThat(total(SUPERVISOR)).isEqualTo(1);
        assertThat(total(Actor.citizen())).isZero();
        for (Actor blind : new Actor[] {OTHER_AGENT, OTHER_UNIT, Actor.citizen()}) {
            assertThat(room.room.queries().find(ticket.id(), blind)).isEmpty();
            assertThat(room.room.queries().history(ticket.id(), blind)).isEmpty();
            assertThat(TestRoom.unknown(room.room.queries().due(ticket.id(), blind, DueAssumptions.none()))
                            .why())
                    .isEqualTo(Result.Why.NOT_FOUND);
        }
    }

    @Test
    @Proves("24a")
    void given_a_unit_then_the_caller_is_masked_and_the_id_number_gone() {
        DraftFields fields = new DraftFields(
                TestRoom.matter(TicketKind.HELP, false), "张三", "13977301111", "11010519491231002X", false);
        Ticket ticket = room.dispatched(CALLER, fields);
        Ticket seen = room.room.queries().find(ticket.id(), UNIT).orElseThrow();
        assertThat(seen.caller().name()).isEqualTo("张*");
        assertThat(seen.caller().maskedNumber()).isEqualTo("138****1234");
        assertThat(seen.toString()).doesNotContain("13807731234", "13977301111", "11010519491231002X");
        assertThat(room.room.queries().list(ALL, UNIT).tickets().toString())
                .doesNotContain("13807731234", "13977301111", "11010519491231002X");
    }

    @Test
    @Proves("12(1)c")
    void given_an_anonymous_citizen_then_the_unit_does_not_learn_the_name() {
        DraftFields fields = new DraftFields(TestRoom.matter(TicketKind.HELP, false), "张三", "", "", true);
        Ticket ticket = room.dispatched(CALLER, fields);
        assertThat(room.room.queries().find(ticket.id(), UNIT).orElseThrow().toString())
                .doesNotContain("张三");
        assertThat(room.now(ticket.id()).caller().name()).isEqualTo("张三");
    }

    @Test
    void given_many_tickets_then_pages_newest_first_without_gaps() {
        var ids = IntStream.range(0, 7).mapToObj(i -> room.draft(CALLER).id()).toList();
        var read = IntStream.rangeClosed(1, 4)
                .mapToObj(page -> room.room.queries().list(new TicketFilter(null, true, false, page, 2), AGENT))
                .peek(page -> assertThat(page.total()).isEqualTo(7))
                .flatMap(page -> page.tickets().stream())
                .map(Ticket::id)
                .toList();
        assertThat(read).containsExactlyInAnyOrderElementsOf(ids).doesNotHaveDuplicates();
    }

    @Test
    void given_a_state_then_only_tickets_in_it() {
        room.accepted(CALLER, fields(TicketKind.HELP));
        room.draft(CALLER);
        assertThat(room.room
                        .queries()
                        .list(new TicketFilter(TicketState.DRAFT, false, false, 1, 10), REVIEWER)
                        .total())
                .isEqualTo(1);
    }

    @Test
    void given_a_caller_then_earlier_tickets_newest_first_and_no_drafts() {
        Ticket first = room.accepted(CALLER, fields(TicketKind.HELP));
        room.clock.advance(java.time.Duration.ofMinutes(1));
        Ticket second = room.accepted(CALLER, fields(TicketKind.COMPLAINT));
        room.draft(CALLER);
        room.accepted(PhoneNumber.parse("13900000000"), fields(TicketKind.HELP));
        room.accepted(PhoneNumber.parse("anonymous"), fields(TicketKind.HELP));
        assertThat(room.room.queries().earlierByCaller(CALLER, 10))
                .extracting(EarlierTicket::id)
                .containsExactly(second.id(), first.id());
        assertThat(room.room.queries().earlierByCaller(CALLER, 1)).hasSize(1);
        assertThat(room.room.queries().earlierByCaller(PhoneNumber.parse("anonymous"), 10))
                .isEmpty();
    }

    private long total(Actor reader) {
        TicketPage page = room.room.queries().list(ALL, reader);
        assertThat(page.tickets()).hasSize((int) page.total());
        return page.total();
    }
}

package hotline.tickets.usecase;

import static hotline.tickets.usecase.TestRoom.*;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.regulation.IdentityNeed;
import hotline.regulation.TicketKind;
import hotline.regulation.Urgency;
import hotline.regulation.clause.Proves;
import hotline.tickets.Act;
import hotline.tickets.DispatchOrder;
import hotline.tickets.DraftFields;
import hotline.tickets.Matter;
import hotline.tickets.Ticket;
import hotline.tickets.dispute.ReturnVerdict;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The clock from acceptance to dispatch: 24 hours, one hour for what is taken up at once. */
class DispatchWatchTest {

    private final DisputeRoom disputes = new DisputeRoom();
    private final TestRoom room = disputes.room;

    @AfterEach
    void close() {
        disputes.close();
    }

    private Ticket accepted(String title) {
        Matter matter =
                new Matter(TicketKind.COMPLAINT, title, "请处理", Urgency.NORMAL, "450302", "", IdentityNeed.NONE, false);
        return room.accepted(CALLER, new DraftFields(matter, "张三", "", "", false));
    }

    private long warnings(Ticket ticket) {
        return disputes.events(ticket.id()).stream()
                .filter("NOT_DISPATCHED"::equals)
                .count();
    }

    private void after(Duration time) {
        room.clock.advance(time);
        room.room.timers().sweep();
    }

    @Test
    @Proves("12(2)b")
    void given_a_ticket_not_dispatched_within_24_hours_then_noted_once() {
        Ticket ticket = accepted("路灯不亮");
        after(Duration.ZERO);
        after(Duration.ofHours(24).minusSeconds(1));
        assertThat(warnings(ticket)).isZero();
        after(Duration.ofSeconds(1));
        after(Duration.ofHours(1));
        assertThat(warnings(ticket)).isEqualTo(1);
        assertThat(room.room.queries().history(ticket.id(), REVIEWER).getLast().reason())
                .isEqualTo("应于 2026-09-19 10:00 前派单，尚未派出（第十二条第二项）");
        assertThat(room.room.files().of(ticket.id(), REVIEWER).orElseThrow().papers())
                .hasSize(1);
    }

    @Test
    @Proves("19")
    void given_one_of_the_ten_kinds_then_within_the_hour() {
        Ticket noise = accepted("夜间施工噪声");
        Ticket usual = accepted("路灯不亮");
        after(Duration.ofHours(1));
        assertThat(warnings(noise)).isEqualTo(1);
        assertThat(warnings(usual)).isZero();
        assertThat(room.room.queries().history(noise.id(), REVIEWER).getLast().reason())
                .contains("属接诉即办（噪声污染）（第十九条）");
    }

    @Test
    void given_a_dispatch_in_time_then_nothing_and_the_timer_is_gone() {
        Ticket ticket = accepted("夜间施工噪声");
        after(Duration.ofMinutes(30));
        done(room.room.tickets().dispatch(Act.by(REVIEWER, ticket.id()), "sj", "x"));
        after(Duration.ofHours(30));
        assertThat(warnings(ticket)).isZero();
        assertThat(room.database.dsl().fetchCount(org.jooq.impl.DSL.table("ticket_dispatch_clock")))
                .isZero();
    }

    @Test
    void given_an_accepted_return_then_the_clock_starts_anew_and_may_be_missed_once_more() {
        Ticket ticket = accepted("路灯不亮");
        after(Duration.ofHours(25));
        assertThat(warnings(ticket)).isEqualTo(1);
        done(room.room.tickets().dispatch(Act.by(REVIEWER, ticket.id()), DispatchOrder.to("cg", "x")));
        done(room.room.tickets().sign(Act.by(UNIT, ticket.id())));
        done(disputes.disputes.applyToReturn(Act.by(UNIT, ticket.id()), DisputeRoom.NOT_OURS));
        done(disputes.decide(ticket, ReturnVerdict.ACCEPT, null, "确非其职责"));
        after(Duration.ofHours(23));
        assertThat(warnings(ticket)).isEqualTo(1);
        after(Duration.ofHours(1));
        assertThat(warnings(ticket)).isEqualTo(2);
    }

    @Test
    void given_no_server_for_days_then_noted_with_the_time_that_counted() {
        Ticket ticket = accepted("路灯不亮");
        after(Duration.ofDays(3));
        assertThat(warnings(ticket)).isEqualTo(1);
    }
}

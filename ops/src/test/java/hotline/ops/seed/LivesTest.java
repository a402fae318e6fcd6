package hotline.ops.seed;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.kernel.PhoneNumber;
import hotline.regulation.Decision;
import hotline.regulation.TicketKind;
import hotline.regulation.TicketState;
import hotline.regulation.calendar.DayCount;
import hotline.regulation.calendar.WorkingCalendar;
import hotline.regulation.guard.EvaluationRule;
import hotline.regulation.lifecycle.Lifecycle;
import hotline.regulation.lifecycle.LifecycleEvent;
import hotline.regulation.reply.ReplyRule;
import hotline.regulation.time.DueRule;
import hotline.regulation.time.TimeLimit;
import hotline.regulation.time.TimeLimits;
import hotline.tickets.TicketEvent;
import hotline.tickets.TicketNumber;
import hotline.tickets.sealing.CallerSealing;
import hotline.tickets.sealing.SealingKeys;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Every seeded ticket is one that the product itself could have made, and has nothing that a timer would still have to do. */
class LivesTest {

    private static final WorkingCalendar CALENDAR = WorkingCalendar.of(List.of(), LocalDate.of(2026, 12, 31), 7);
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final Instant AS_OF = Instant.parse("2026-11-27T03:20:00Z");
    private static final Set<TicketState> WITH_UNIT = EnumSet.of(
            TicketState.DISPATCHED, TicketState.IN_PROGRESS, TicketState.RETURN_REVIEW, TicketState.JOINT_MEETING);
    private static final Set<TicketState> ANSWERED = EnumSet.of(
            TicketState.AWAITING_EVALUATION,
            TicketState.MANUAL_FOLLOW_UP,
            TicketState.DISSATISFIED_REVIEW,
            TicketState.CLOSED);
    private static final Map<String, LifecycleEvent> EVENTS =
            Arrays.stream(LifecycleEvent.values()).collect(Collectors.toMap(Enum::name, event -> event));
    private static final int TICKETS = 3_000;

    private static Lives lives(int seed) {
        return new Lives(SeedPlan.ending(AS_OF, seed, TICKETS), CATALOGUE, CALENDAR);
    }

    @Property(tries = 1_000)
    void given_any_seeded_ticket_then_state_history_and_times_agree(
            @ForAll @IntRange(max = 4095) int seed, @ForAll @IntRange(max = TICKETS - 1) int index) {
        SeededTicket ticket = lives(seed).ticket(index);
        historyLeadsToTheState(ticket);
        numberIsValid(ticket);
        assertThat(PhoneNumber.parse(ticket.callerNumber).canReceiveSms())
                .isEqualTo(ticket.callerNumber.startsWith("1"));
        timesFollowTheRules(ticket);
        nothingIsDue(ticket);
        theEndFits(ticket);
    }

    private static void historyLeadsToTheState(SeededTicket ticket) {
        TicketState state = null;
        Instant before = ticket.createdAt;
        long version = 0;
        for (SeededTicket.Line line : ticket.history) {
            TicketEvent event = line.event();
            assertThat(event.from()).isEqualTo(state);
            assertThat(line.version()).isGreaterThan(version);
            assertThat(event.at()).isBetween(before, AS_OF);
            LifecycleEvent step = EVENTS.get(event.event());
            if (step != null) {
                assertThat(Lifecycle.row(event.from(), step).orElseThrow().to()).isEqualTo(event.to());
            }
            state = event.to();
            before = event.at();
            version = line.version();
        }
        assertThat(ticket.state).isEqualTo(state);
        assertThat(ticket.version).isGreaterThanOrEqualTo(version);
    }

    private static void numberIsValid(SeededTicket ticket) {
        if (ticket.state == TicketState.DRAFT) {
            assertThat(ticket.number).isNull();
        } else {
            assertThat(TicketNumber.isValid(ticket.number)).isTrue();
            assertThat(ticket.number.substring(10, 12)).isEqualTo(ticket.channel.code());
        }
    }

    private static void timesFollowTheRules(SeededTicket ticket) {
        if (ticket.dispatchedAt == null) {
            assertThat(ticket.unitId).isNull();
            return;
        }
        assertThat(ticket.acceptedAt).isBeforeOrEqualTo(ticket.firstDispatchedAt);
        TimeLimit limit = TimeLimits.of(ticket.kind, ticket.channel, ticket.urgency, SeedPlan.day(ticket.dispatchedAt));
        String area = CATALOGUE.calendarArea(ticket.unitId);
        var due =
                DueRule.decide(ticket.round > 1 ? DueRule.forRedo(limit) : limit, area, ticket.dispatchedAt, CALENDAR);
        assertThat(ticket.dueAt).isEqualTo(due.dueAt());
        assertThat(ticket.signBy).isEqualTo(due.signBy());
        if (ticket.signedAt != null) {
            assertThat(ticket.signedAt).isBetween(ticket.dispatchedAt, ticket.signBy);
            assertThat(ticket.deemedSigned).isEqualTo(ticket.signedAt.equals(ticket.signBy));
        }
        if (ticket.reply != null) {
            boolean late = !ticket.replySubmittedAt.isBefore(ticket.dueAt);
            assertThat(ticket.overdueAt != null).isEqualTo(late);
            assertThat(ReplyRule.check(
                            ticket.reply,
                            ticket.publicAnswer,
                            new ReplyRule.Subject(ticket.kind, ticket.urgency, late)))
                    .isInstanceOf(Decision.Allowed.class);
        }
    }

    private static void nothingIsDue(SeededTicket ticket) {
        if (ticket.state == TicketState.DISPATCHED) {
            assertThat(ticket.signBy).isAfter(AS_OF);
            assertThat(ticket.signedAt).isNull();
        }
        if (WITH_UNIT.contains(ticket.state) && ticket.overdueAt == null) {
            assertThat(ticket.dueAt).isAfter(AS_OF);
        }
        if (ticket.state == TicketState.AWAITING_EVALUATION) {
            assertThat(ticket.receiptBy == null).isNotEqualTo(ticket.evaluateBy == null);
            assertThat(ticket.receiptBy == null ? ticket.evaluateBy : ticket.receiptBy)
                    .isAfter(AS_OF);
        } else {
            assertThat(ticket.receiptBy).isNull();
            assertThat(ticket.evaluateBy).isNull();
        }
    }

    private static void theEndFits(SeededTicket ticket) {
        assertThat(ticket.closedAt != null).isEqualTo(ticket.state == TicketState.CLOSED);
        assertThat(ticket.refusedAt != null).isEqualTo(ticket.state == TicketState.REFUSED);
        assertThat(ticket.finishedAt != null).isEqualTo(ANSWERED.contains(ticket.state));
        if (ticket.evaluation != null) {
            assertThat(EvaluationRule.matches(ticket.evaluation, ticket.evaluationSource))
                    .isInstanceOf(Decision.Allowed.class);
        }
    }

    @Test
    void given_a_seed_then_always_the_same_tickets_in_the_order_of_time() {
        List<SeededTicket> tickets =
                LongStream.range(0, 300).mapToObj(lives(5)::ticket).toList();
        List<SeededTicket> others =
                LongStream.range(0, 300).mapToObj(lives(5)::ticket).toList();
        CallerSealing sealing = new CallerSealing(SealingKeys.wellKnown());
        CopyText once = new CopyText(sealing);
        CopyText again = new CopyText(sealing);
        tickets.forEach(once::ticket);
        others.forEach(again::ticket);
        assertThat(withoutSealed(once)).isEqualTo(withoutSealed(again));
        assertThat(tickets)
                .extracting(ticket -> ticket.callerName + ticket.callerNumber)
                .isEqualTo(others.stream()
                        .map(ticket -> ticket.callerName + ticket.callerNumber)
                        .toList());
        assertThat(tickets).extracting(ticket -> ticket.createdAt).isSorted();
        assertThat(tickets).extracting(ticket -> ticket.id.toString()).allMatch(id -> id.endsWith(SeedPlan.MARK));
    }

    /** Sealed twice, nothing looks alike; their indexes do. */
    private static String withoutSealed(CopyText rows) {
        return rows.toString().replaceAll("x01[0-9a-f]{60,}", "sealed");
    }

    @Test
    void given_many_then_kinds_hours_and_places_as_in_the_city() {
        List<SeededTicket> all = new ArrayList<>();
        Lives lives = lives(1);
        LongStream.range(0, TICKETS).mapToObj(lives::ticket).forEach(all::add);
        assertThat(share(all, ticket -> ticket.kind == TicketKind.CONSULTATION)).isBetween(0.60, 0.68);
        assertThat(share(all, ticket -> ticket.kind == TicketKind.HELP)).isBetween(0.26, 0.32);
        assertThat(share(all, ticket -> hour(ticket) >= 8 && hour(ticket) < 18)).isBetween(0.6, 0.8);
        assertThat(share(all, ticket -> ticket.area.equals("450305"))).isBetween(0.15, 0.27);
        assertThat(share(all, ticket -> ticket.state == TicketState.CLOSED)).isGreaterThan(0.7);
        assertThat(all.stream().map(ticket -> ticket.number).filter(number -> number != null))
                .doesNotHaveDuplicates();
        assertThat(all.stream().map(ticket -> ticket.state).collect(Collectors.toSet()))
                .contains(TicketState.DISPATCHED, TicketState.IN_PROGRESS, TicketState.AWAITING_EVALUATION);
    }

    private static int hour(SeededTicket ticket) {
        return ticket.createdAt.atZone(DayCount.ZONE).getHour();
    }

    private static double share(List<SeededTicket> all, Predicate<SeededTicket> which) {
        return (double) all.stream().filter(which).count() / all.size();
    }
}

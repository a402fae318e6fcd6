package hotline.regulation.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.regulation.Channel;
import hotline.regulation.TicketKind;
import hotline.regulation.Urgency;
import hotline.regulation.calendar.CalendarRow;
import hotline.regulation.calendar.DayCount;
import hotline.regulation.calendar.Layer;
import hotline.regulation.calendar.WorkingCalendar;
import hotline.regulation.dispute.ReturnGate.Subject;
import hotline.regulation.time.DueDecision;
import hotline.regulation.time.DueRule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Extensions, opinions and the time to return over one autumn of random closed and make-up days. */
class DisputePropertyTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 9, 1);
    private static final int DAYS = 90;

    @Provide
    Arbitrary<Instant> dispatches() {
        return Arbitraries.longs()
                .between(0, 40 * 86_400L)
                .map(seconds -> FIRST.atStartOfDay(DayCount.ZONE).toInstant().plusSeconds(seconds));
    }

    @Provide
    Arbitrary<WorkingCalendar> calendars() {
        Arbitrary<LocalDate> days = Arbitraries.integers().between(0, DAYS).map(FIRST::plusDays);
        return Combinators.combine(days, Arbitraries.of(true, false))
                .as(Map::entry)
                .list()
                .ofMaxSize(25)
                .map(rows -> WorkingCalendar.of(
                        rows.stream()
                                .map(row ->
                                        new CalendarRow(row.getKey(), Layer.GUANGXI, "", row.getValue(), "来源", "节日"))
                                .collect(Collectors.toList()),
                        LocalDate.of(2026, 12, 31),
                        1));
    }

    private static DueDecision due(TicketKind kind, Urgency urgency, Instant dispatched, WorkingCalendar calendar) {
        return DueRule.decide(kind, Channel.PHONE, urgency, "", dispatched, calendar);
    }

    /** Any amount that the limit allows, from any number. */
    private static int within(DueDecision due, int seed) {
        return 1 + seed % ExtensionRule.most(due.limit());
    }

    @Property(tries = 300)
    void extended_due_is_never_on_a_closed_day_and_never_beyond_once_the_limit(
            @ForAll("dispatches") Instant dispatched,
            @ForAll("calendars") WorkingCalendar calendar,
            @ForAll TicketKind kind,
            @ForAll Urgency urgency,
            @ForAll @IntRange(min = 0, max = 1000) int seed) {
        DueDecision original = due(kind, urgency, dispatched, calendar);
        int amount = within(original, seed);
        ExtendedDue extended = ExtensionRule.extend(original, amount, "", calendar);
        ExtendedDue most = ExtensionRule.extend(original, ExtensionRule.most(original.limit()), "", calendar);
        assertThat(extended.dueAt()).isAfter(original.dueAt()).isBeforeOrEqualTo(most.dueAt());
        DayCount count = extended.count();
        if (count == null) {
            assertThat(Duration.between(original.dueAt(), extended.dueAt())).isEqualTo(Duration.ofHours(amount));
        } else {
            LocalDate lastDay =
                    extended.dueAt().minusNanos(1).atZone(DayCount.ZONE).toLocalDate();
            assertThat(calendar.isWorking(lastDay, "")).isTrue();
            assertThat(workingDays(original.dueAt(), extended.dueAt(), calendar))
                    .isEqualTo(amount);
        }
        assertThat(extended.lines()).isNotEmpty().noneMatch(String::isBlank);
    }

    @Property(tries = 300)
    void extended_due_is_monotone_in_the_dispatch_and_in_the_amount(
            @ForAll("dispatches") Instant one,
            @ForAll("dispatches") Instant other,
            @ForAll("calendars") WorkingCalendar calendar,
            @ForAll TicketKind kind,
            @ForAll Urgency urgency,
            @ForAll @IntRange(min = 0, max = 1000) int seed) {
        DueDecision earlier = due(kind, urgency, one.isBefore(other) ? one : other, calendar);
        DueDecision later = due(kind, urgency, one.isBefore(other) ? other : one, calendar);
        int amount = within(earlier, seed);
        Instant extended = ExtensionRule.extend(earlier, amount, "", calendar).dueAt();
        assertThat(extended)
                .isBeforeOrEqualTo(
                        ExtensionRule.extend(later, amount, "", calendar).dueAt());
        if (amount > 1) {
            assertThat(ExtensionRule.extend(earlier, amount - 1, "", calendar).dueAt())
                    .isBefore(extended);
        }
    }

    @Property(tries = 300)
    void opinions_are_due_after_the_dispatch_on_a_working_day_and_not_after_the_lead(
            @ForAll("dispatches") Instant dispatched,
            @ForAll("calendars") WorkingCalendar calendar,
            @ForAll TicketKind kind,
            @ForAll Urgency urgency) {
        DueDecision lead = due(kind, urgency, dispatched, calendar);
        Instant due = AssistRule.due(
                lead.dueAt(), dispatched, urgency, new AssistRule.Earlier(1, Duration.ofHours(4)), "", calendar);
        assertThat(due).isAfter(dispatched).isBefore(lead.dueAt());
        if (urgency != Urgency.EMERGENCY) {
            LocalDate lastDay = due.minusNanos(1).atZone(DayCount.ZONE).toLocalDate();
            assertThat(calendar.isWorking(lastDay, "")).isTrue();
            assertThat(workingDays(due, lead.dueAt(), calendar)).isEqualTo(1);
        }
    }

    @Property(tries = 300)
    void not_to_sign_never_lengthens_the_time_to_return(
            @ForAll("dispatches") Instant dispatched,
            @ForAll("calendars") WorkingCalendar calendar,
            @ForAll Urgency urgency,
            @ForAll @IntRange(min = 0, max = 500) int hours) {
        Instant signBy = due(TicketKind.HELP, urgency, dispatched, calendar).signBy();
        Instant punctual = ReturnGate.until(signed(urgency, signBy, signBy.minusNanos(1)), calendar);
        Instant any = ReturnGate.until(signed(urgency, signBy, dispatched.plus(Duration.ofHours(hours))), calendar);
        assertThat(any).isBeforeOrEqualTo(punctual.plusNanos(1));
    }

    private static Subject signed(Urgency urgency, Instant signBy, Instant signedAt) {
        return new Subject(urgency, "", FIRST.atStartOfDay(DayCount.ZONE).toInstant(), signBy, signedAt, false, false);
    }

    /** Open days between two ends of days, counted the slow way. */
    private static long workingDays(Instant from, Instant until, WorkingCalendar calendar) {
        List<LocalDate> days = from.atZone(DayCount.ZONE)
                .toLocalDate()
                .datesUntil(until.atZone(DayCount.ZONE).toLocalDate())
                .toList();
        return days.stream().filter(day -> calendar.isWorking(day, "")).count();
    }
}

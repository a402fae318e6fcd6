package hotline.regulation.time;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.regulation.Channel;
import hotline.regulation.TicketKind;
import hotline.regulation.Urgency;
import hotline.regulation.calendar.CalendarRow;
import hotline.regulation.calendar.DayCount;
import hotline.regulation.calendar.Layer;
import hotline.regulation.calendar.WorkingCalendar;
import hotline.regulation.clause.Proves;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Due times over 2001–2026 and random layers. */
@Proves("13(2)")
class DuePropertyTest {

    private static final LocalDate FIRST = LocalDate.of(2001, 1, 1);
    private static final int DAYS = (int) (LocalDate.of(2026, 12, 1).toEpochDay() - FIRST.toEpochDay());
    private static final String COUNTY = "450321";

    @Provide
    Arbitrary<Instant> dispatches() {
        return Arbitraries.longs()
                .between(0, DAYS * 86_400L)
                .map(seconds -> FIRST.atStartOfDay(DayCount.ZONE).toInstant().plusSeconds(seconds));
    }

    /** Rows close to each other, so that runs of holidays and contradicting layers come up. */
    @Provide
    Arbitrary<List<CalendarRow>> layers() {
        Arbitrary<LocalDate> days = Arbitraries.integers().between(0, DAYS).map(FIRST::plusDays);
        Arbitrary<Layer> layer = Arbitraries.of(Layer.NATIONAL, Layer.GUANGXI, Layer.COUNTY);
        Arbitrary<CalendarRow> rows = Combinators.combine(days, layer, Arbitraries.of(true, false))
                .as((day, of, working) ->
                        new CalendarRow(day, of, of == Layer.COUNTY ? COUNTY : "", working, "来源", "节日"));
        return rows.list().ofMaxSize(400);
    }

    @Property(tries = 300)
    void due_equals_a_naive_count_and_never_falls_on_a_closed_day(
            @ForAll("dispatches") Instant dispatched,
            @ForAll("layers") List<CalendarRow> rows,
            @ForAll @IntRange(min = 1, max = 20) int days,
            @ForAll boolean inCounty) {
        String area = inCounty ? COUNTY : "";
        DayCount count = calendar(rows).count(dispatched, days, area);
        assertThat(naivelyOpen(rows, count.lastDay(), area)).isTrue();
        assertThat(count.end())
                .isEqualTo(
                        count.lastDay().plusDays(1).atStartOfDay(DayCount.ZONE).toInstant());
        assertThat(count.lastDay())
                .isEqualTo(naiveLastDay(rows, dispatched.atZone(DayCount.ZONE).toLocalDate(), days, area));
    }

    @Property(tries = 300)
    void due_is_monotone_in_the_dispatch_time(
            @ForAll("dispatches") Instant one,
            @ForAll("dispatches") Instant other,
            @ForAll("layers") List<CalendarRow> rows,
            @ForAll TicketKind kind,
            @ForAll Channel channel,
            @ForAll Urgency urgency) {
        Instant earlier = one.isBefore(other) ? one : other;
        Instant later = one.isBefore(other) ? other : one;
        WorkingCalendar calendar = calendar(rows);
        assertThat(DueRule.decide(kind, channel, urgency, "", earlier, calendar).dueAt())
                .isBeforeOrEqualTo(DueRule.decide(kind, channel, urgency, "", later, calendar)
                        .dueAt());
    }

    @Property(tries = 300)
    void sign_comes_after_dispatch_and_not_after_due(
            @ForAll("dispatches") Instant dispatched,
            @ForAll("layers") List<CalendarRow> rows,
            @ForAll TicketKind kind,
            @ForAll Channel channel,
            @ForAll Urgency urgency) {
        DueDecision decision = DueRule.decide(kind, channel, urgency, "", dispatched, calendar(rows));
        assertThat(decision.signBy()).isAfter(dispatched).isBeforeOrEqualTo(decision.dueAt());
        assertThat(decision.lines()).isNotEmpty().noneMatch(String::isBlank);
    }

    private static WorkingCalendar calendar(List<CalendarRow> rows) {
        return WorkingCalendar.of(rows, LocalDate.of(2026, 12, 31), 1);
    }

    private static LocalDate naiveLastDay(List<CalendarRow> rows, LocalDate start, int days, String area) {
        LocalDate day = start;
        for (int left = days; left > 0; ) {
            day = day.plusDays(1);
            left -= naivelyOpen(rows, day, area) ? 1 : 0;
        }
        return day;
    }

    /** The last row of the strongest layer decides, looked up the slow way. */
    private static boolean naivelyOpen(List<CalendarRow> rows, LocalDate day, String area) {
        boolean open = day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
        for (Layer layer : Layer.values()) {
            for (CalendarRow row : rows) {
                boolean binds = row.area().isEmpty() || row.area().equals(area);
                if (binds && row.layer() == layer && row.day().equals(day)) {
                    open = row.working();
                }
            }
        }
        return open;
    }
}

package hotline.regulation.time;

import hotline.regulation.Channel;
import hotline.regulation.TicketKind;
import hotline.regulation.Urgency;
import hotline.regulation.calendar.DayCount;
import hotline.regulation.calendar.WorkingCalendar;
import hotline.regulation.clause.Clause;
import java.time.Instant;
import java.time.LocalDate;

/** Art 13(2): the time runs from dispatch, counted from the next working day. Nothing pauses it. */
@Clause("13(2)")
public final class DueRule {

    /** A redo after 不满意 gets the original limit, at most this many working days (the hotline's own decision). */
    private static final int MOST_REDO_DAYS = 5;

    private DueRule() {}

    /** @param area where the unit works; empty for the city */
    public static DueDecision decide(
            TicketKind kind,
            Channel channel,
            Urgency urgency,
            String area,
            Instant dispatchedAt,
            WorkingCalendar calendar) {
        LocalDate day = dispatchedAt.atZone(DayCount.ZONE).toLocalDate();
        return decide(TimeLimits.of(kind, channel, urgency, day), area, dispatchedAt, calendar);
    }

    /** The limit for handling a ticket once more: as {@code limit}, but at most 5 working days. */
    public static TimeLimit forRedo(TimeLimit limit) {
        return switch (limit.finish()) {
            case Length.NaturalTime natural -> limit;
            case Length.WorkingDays(int days) ->
                new TimeLimit(
                        limit.urgency(),
                        limit.channel(),
                        limit.kind(),
                        limit.name() + "（重办）",
                        limit.sign(),
                        Length.workingDays(Math.min(days, MOST_REDO_DAYS)),
                        limit.article(),
                        limit.from(),
                        limit.until());
        };
    }

    public static DueDecision decide(TimeLimit limit, String area, Instant dispatchedAt, WorkingCalendar calendar) {
        boolean outOfDate = !limit.inForce(dispatchedAt.atZone(DayCount.ZONE).toLocalDate());
        Instant signBy = end(limit.sign(), area, dispatchedAt, calendar);
        return switch (limit.finish()) {
            case Length.NaturalTime(var time) ->
                new DueDecision(
                        dispatchedAt, signBy, dispatchedAt.plus(time), limit, null, outOfDate, calendar.version());
            case Length.WorkingDays(int days) -> {
                DayCount count = calendar.count(dispatchedAt, days, area);
                yield new DueDecision(
                        dispatchedAt,
                        signBy,
                        count.end(),
                        limit,
                        count,
                        outOfDate || count.provisional(),
                        calendar.version());
            }
        };
    }

    private static Instant end(Length length, String area, Instant from, WorkingCalendar calendar) {
        return switch (length) {
            case Length.NaturalTime(var time) -> from.plus(time);
            case Length.WorkingDays(int days) ->
                calendar.count(from, days, area).end();
        };
    }
}

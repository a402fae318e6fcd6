package hotline.tickets.usecase;

import hotline.regulation.Channel;
import hotline.regulation.TicketKind;
import hotline.regulation.calendar.DayCount;
import hotline.regulation.calendar.WorkingCalendar;
import hotline.regulation.time.DueDecision;
import hotline.regulation.time.DueRule;
import hotline.regulation.time.TimeLimit;
import hotline.regulation.time.TimeLimits;
import hotline.tickets.Matter;
import hotline.tickets.store.CalendarStore;
import hotline.tickets.usecase.Step.Moment;
import java.time.Instant;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Due times by the calendar in the database, which is kept in memory until a newer notice is there. */
final class DueTimes {

    private final CalendarStore store = new CalendarStore();
    private volatile @Nullable WorkingCalendar cached;

    WorkingCalendar calendar(DSLContext dsl) {
        WorkingCalendar known = cached;
        if (known != null && known.version() == store.version(dsl)) {
            return known;
        }
        WorkingCalendar loaded = store.load(dsl);
        cached = loaded;
        return loaded;
    }

    DueDecision decide(Matter matter, Channel channel, int round, String area, Moment dispatched) {
        return decide(matter, channel, round, area, dispatched.now(), dispatched.tx());
    }

    /** @param round above 1 for a redo, whose limit is shorter */
    DueDecision decide(Matter matter, Channel channel, int round, String area, Instant dispatchedAt, DSLContext dsl) {
        TicketKind kind = Objects.requireNonNull(matter.kind(), "a dispatched ticket has a kind");
        TimeLimit limit = TimeLimits.of(
                kind,
                channel,
                matter.urgency(),
                dispatchedAt.atZone(DayCount.ZONE).toLocalDate());
        return DueRule.decide(round > 1 ? DueRule.forRedo(limit) : limit, area, dispatchedAt, calendar(dsl));
    }
}

package hotline.server.wiring;

import hotline.telephony.routing.Holidays;
import hotline.telephony.routing.OpeningHours;
import hotline.telephony.routing.Routing;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells routing what the calendar of the regulation says of today. A day that can't be looked up counts as its weekday says:
 * the hotline is rather open than closed by mistake. A notice may say something else of a day that has begun.
 */
public final class HolidayHours implements UnaryOperator<Routing> {

    private static final Logger LOG = LoggerFactory.getLogger(HolidayHours.class);

    private record Day(LocalDate date, boolean working) {}

    private final Predicate<LocalDate> calendar;
    private final InstantSource clock;
    private volatile @Nullable Day known;

    /** @param calendar whether a day is a working day; may block, may throw */
    public HolidayHours(Predicate<LocalDate> calendar, InstantSource clock) {
        this.calendar = calendar;
        this.clock = clock;
    }

    /** Blocking; never throws. @return whether the routing is to be told anew */
    public boolean look() {
        LocalDate today = today();
        try {
            Day now = new Day(today, calendar.test(today));
            boolean changed = !now.equals(known);
            known = now;
            return changed;
        } catch (RuntimeException away) {
            LOG.warn("opening hours don't know whether today is a holiday: {}", away.toString());
            return false;
        }
    }

    @Override
    public Routing apply(Routing defined) {
        Day day = known;
        return day == null || !day.date().equals(today())
                ? defined
                : Holidays.applied(defined, day.date(), day.working());
    }

    private LocalDate today() {
        return clock.instant().atZone(OpeningHours.ZONE).toLocalDate();
    }
}

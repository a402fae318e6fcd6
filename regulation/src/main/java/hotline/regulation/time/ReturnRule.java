package hotline.regulation.time;

import hotline.regulation.Article;
import hotline.regulation.Urgency;
import hotline.regulation.calendar.DayCount;
import hotline.regulation.calendar.WorkingCalendar;
import hotline.regulation.clause.Clause;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/** Art 13(3): until when a unit may return a ticket: one working day after signing, for 突发 half an hour. */
@Clause("13(3)")
public final class ReturnRule {

    public static final Article ARTICLE = Article.of(13, 3);

    private static final Length USUAL = Length.workingDays(1);
    private static final Length EMERGENCY = Length.minutes(30);

    private ReturnRule() {}

    public static Length within(Urgency urgency) {
        return urgency == Urgency.EMERGENCY ? EMERGENCY : USUAL;
    }

    /** @return exclusive: the first instant that is too late */
    public static Instant until(Instant signedAt, Urgency urgency, String area, WorkingCalendar calendar) {
        return end(signedAt, day(signedAt), urgency, area, calendar);
    }

    /**
     * For who signs at the last moment, which is also when a ticket counts as signed by itself (deemed signing, the
     * hotline's own decision): not to sign doesn't lengthen the right to return.
     *
     * @param signBy exclusive, so its last day is the one before
     * @return exclusive
     */
    public static Instant latest(Instant signBy, Urgency urgency, String area, WorkingCalendar calendar) {
        return end(signBy, day(signBy.minusNanos(1)), urgency, area, calendar);
    }

    private static Instant end(Instant signed, LocalDate day, Urgency urgency, String area, WorkingCalendar calendar) {
        return switch (within(urgency)) {
            case Length.NaturalTime(Duration time) -> signed.plus(time);
            case Length.WorkingDays(int days) -> calendar.count(day, days, area).end();
        };
    }

    private static LocalDate day(Instant instant) {
        return instant.atZone(DayCount.ZONE).toLocalDate();
    }
}

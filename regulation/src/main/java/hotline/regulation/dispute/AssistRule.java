package hotline.regulation.dispute;

import hotline.regulation.Article;
import hotline.regulation.Decision;
import hotline.regulation.Urgency;
import hotline.regulation.calendar.DayCount;
import hotline.regulation.calendar.WorkingCalendar;
import hotline.regulation.clause.Clause;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * Art 20: one unit leads and owns the due time, others assist and hand their opinion to it. By when is the hotline's
 * own decision: a little before the lead's due time.
 */
@Clause("20")
public final class AssistRule {

    public static final Article ARTICLE = Article.of(20);

    /**
     * @param workingDays before the lead's due time
     * @param emergency before it for 突发, natural time
     */
    public record Earlier(int workingDays, Duration emergency) {

        public Earlier {
            if (workingDays < 0 || emergency.isNegative()) {
                throw new IllegalArgumentException("opinions are due before the lead's reply");
            }
        }
    }

    private AssistRule() {}

    /** One lead, and each assisting unit once. */
    public static Decision named(String lead, List<String> assisting) {
        if (assisting.contains(lead)) {
            return Decision.refused("协办单位不能与主办单位相同", ARTICLE, "assisting");
        }
        return Set.copyOf(assisting).size() == assisting.size()
                ? Decision.allowed()
                : Decision.refused("同一协办单位只需选择一次", ARTICLE, "assisting");
    }

    /** What an assisting unit hands to the lead. */
    public static Decision opinion(String opinion) {
        return opinion.isBlank() ? Decision.refused("请写明协办意见", ARTICLE, "opinion") : Decision.allowed();
    }

    /**
     * When the time is too short for that, the lead's own due time.
     *
     * @param leadDueAt exclusive
     * @param area whose calendar binds the lead; empty for the city
     * @return exclusive
     */
    public static Instant due(
            Instant leadDueAt,
            Instant dispatchedAt,
            Urgency urgency,
            Earlier earlier,
            String area,
            WorkingCalendar calendar) {
        Instant due = urgency == Urgency.EMERGENCY
                ? leadDueAt.minus(earlier.emergency())
                : endOf(daysBefore(leadDueAt, earlier.workingDays(), area, calendar));
        return due.isAfter(dispatchedAt) ? due : leadDueAt;
    }

    private static LocalDate daysBefore(Instant dueAt, int workingDays, String area, WorkingCalendar calendar) {
        LocalDate day = dueAt.minusNanos(1).atZone(DayCount.ZONE).toLocalDate();
        for (int left = workingDays; left > 0; ) {
            day = day.minusDays(1);
            left -= calendar.isWorking(day, area) ? 1 : 0;
        }
        return day;
    }

    private static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(DayCount.ZONE).toInstant();
    }
}

package hotline.regulation.calendar;

import hotline.regulation.Area;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A day on which a new notice and one that stands say different things (Art 13(2): county over Guangxi over national).
 *
 * @param added the new notice's word
 * @param standing the other's
 */
public record Contradiction(CalendarRow added, CalendarRow standing) {

    private record Place(LocalDate day, Layer layer, String area) {}

    /** Which of the two counts. */
    public enum Outcome {
        /** The new notice is of a stronger layer. */
        OVERRIDES,
        /** The new notice is of a weaker layer: on this day it changes nothing. */
        OVERRIDDEN,
        /** Both are of one layer: the newer one corrects. */
        CORRECTS
    }

    public Outcome outcome() {
        int order = added.layer().compareTo(standing.layer());
        return order > 0 ? Outcome.OVERRIDES : order < 0 ? Outcome.OVERRIDDEN : Outcome.CORRECTS;
    }

    /**
     * @param standing in the order in which they were announced: of one layer the last one counts
     * @return by day, the strongest standing word first
     */
    public static List<Contradiction> between(Collection<CalendarRow> added, Collection<CalendarRow> standing) {
        Map<Place, CalendarRow> last = new LinkedHashMap<>();
        standing.forEach(row -> last.put(new Place(row.day(), row.layer(), row.area()), row));
        List<Contradiction> found = new ArrayList<>();
        for (CalendarRow one : added) {
            last.values().stream()
                    .filter(other -> other.day().equals(one.day()) && other.working() != one.working())
                    .filter(other -> meet(one, other))
                    .map(other -> new Contradiction(one, other))
                    .forEach(found::add);
        }
        found.sort((one, other) -> {
            int byDay = one.added().day().compareTo(other.added().day());
            return byDay != 0
                    ? byDay
                    : other.standing().layer().compareTo(one.standing().layer());
        });
        return found;
    }

    /** Two counties' notices have nothing to do with each other. */
    private static boolean meet(CalendarRow one, CalendarRow other) {
        return one.area().isEmpty() || other.area().isEmpty() || one.area().equals(other.area());
    }

    /** For the person who brings the new notice. */
    public String chinese() {
        String both = added.day() + "：本通知" + word(added) + "，" + whose(standing) + "通知" + word(standing) + "（"
                + standing.source() + "）";
        return both
                + switch (outcome()) {
                    case OVERRIDES -> "。" + whose(added) + "优先，以本通知为准";
                    case OVERRIDDEN -> "。" + whose(standing) + "优先，这一天本通知不起作用";
                    case CORRECTS -> "。同一层级以后发的为准，本通知更正前一通知";
                };
    }

    private static String word(CalendarRow row) {
        return row.working() ? "上班" : "放假";
    }

    private static String whose(CalendarRow row) {
        return row.layer() == Layer.COUNTY
                ? Area.of(row.area()).map(Area::chinese).orElse(row.area())
                : row.layer().chinese();
    }
}

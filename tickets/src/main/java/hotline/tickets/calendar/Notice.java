package hotline.tickets.calendar;

import hotline.regulation.calendar.CalendarRow;
import hotline.regulation.calendar.Layer;
import java.time.LocalDate;
import java.util.List;

/**
 * A notice of working days and holidays, with its days.
 *
 * @param area the code of the county that a notice of {@link Layer#COUNTY} binds; empty for the other layers
 * @param number its 文号; empty when it isn't known
 * @param source as it is cited, with its 文号
 * @param from the first day that it covers
 * @param through the last one
 */
public record Notice(
        Layer layer,
        String area,
        String title,
        String number,
        String source,
        LocalDate from,
        LocalDate through,
        List<Day> days) {

    /** @param note what the day is, in Chinese */
    public record Day(LocalDate day, boolean working, String note) {}

    public Notice {
        days = List.copyOf(days);
    }

    public List<CalendarRow> rows() {
        return days.stream()
                .map(day -> new CalendarRow(day.day(), layer, area, day.working(), source, day.note()))
                .toList();
    }
}

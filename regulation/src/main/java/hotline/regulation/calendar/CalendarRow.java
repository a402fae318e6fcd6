package hotline.regulation.calendar;

import java.time.LocalDate;

/**
 * One day of one notice.
 *
 * @param area the GB/T 2260 code of the county that a {@link Layer#COUNTY} row binds; empty for the other layers
 * @param source the notice and its 文号; never empty
 * @param note what the day is, in Chinese: {@code 国庆节}
 */
public record CalendarRow(LocalDate day, Layer layer, String area, boolean working, String source, String note) {

    public CalendarRow {
        if (source.isBlank()) {
            throw new IllegalArgumentException("a calendar row cites its source: " + day);
        }
        if (layer == Layer.WEEK) {
            throw new IllegalArgumentException("the week needs no rows: " + day);
        }
        if ((layer == Layer.COUNTY) == area.isEmpty()) {
            throw new IllegalArgumentException("county rows, and only they, name their county: " + day);
        }
    }
}

package hotline.regulation.calendar;

import java.time.LocalDate;

/**
 * What the calendar says of a day, and whose word it is.
 *
 * @param source empty when the week decides
 * @param loaded false beyond the newest national notice: the week decides until that notice arrives
 */
public record DayRuling(LocalDate day, boolean working, Layer layer, String source, String note, boolean loaded) {}

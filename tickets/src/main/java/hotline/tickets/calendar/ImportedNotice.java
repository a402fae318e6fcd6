package hotline.tickets.calendar;

import hotline.regulation.calendar.Layer;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A notice that is in force.
 *
 * @param version of the calendar that it made
 * @param days how many it rules
 * @param importedBy empty for what ships with the product
 */
public record ImportedNotice(
        long version,
        Layer layer,
        String area,
        String title,
        String number,
        String source,
        LocalDate from,
        LocalDate through,
        int days,
        Instant importedAt,
        String importedBy) {}

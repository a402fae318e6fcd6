package hotline.tickets.unit;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * 单位撤并.
 *
 * @param successorId who takes over; null when its tickets are dispatched anew
 * @param number 文号 of the document that says so
 * @param dissolvedAt when it was carried out; null while its day is to come
 * @param open tickets that it still has; above zero only while the sweep is at it, or a joint meeting decides
 */
public record Dissolution(
        String unitId,
        String unitName,
        @Nullable String successorId,
        @Nullable String successorName,
        LocalDate effectiveOn,
        String number,
        Instant orderedAt,
        String orderedBy,
        @Nullable Instant dissolvedAt,
        int open) {}

package hotline.tickets.calendar;

import hotline.regulation.calendar.Contradiction;
import hotline.tickets.table.TableFault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a file says and would do; nothing is changed by looking.
 *
 * @param notice null when the file can't be read as one
 * @param faults empty when it can be imported
 * @param calendarVersion of the calendar it was compared with: hand it back with the import
 */
public record NoticePreview(
        @Nullable Notice notice,
        List<TableFault> faults,
        List<Contradiction> contradictions,
        DueMoves moves,
        long calendarVersion) {}

package hotline.tickets;

import hotline.kernel.PhoneNumber;
import hotline.regulation.calendar.WorkingCalendar;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Reading tickets. Agents see their own, units their unit's with the caller masked, everybody else all; what is not
 * visible is not found.
 */
public interface TicketQueries {

    Optional<Ticket> find(UUID id, Actor reader);

    /** By its 19 digits. */
    Optional<Ticket> numbered(String number, Actor reader);

    TicketPage list(TicketFilter filter, Actor reader);

    /** Tickets in work, the most urgent first; page by page with {@link WorkPage#next}. */
    WorkPage work(WorkFilter filter, Actor reader);

    /** Oldest first; empty when not visible. */
    List<TicketEvent> history(UUID id, Actor reader);

    /**
     * Why the due time is what it is; before the dispatch a preview, as if dispatched now.
     *
     * @param assumed heeded by a preview only
     */
    DueAnswer due(UUID id, Actor reader, DueAssumptions assumed);

    /** For the pop: newest first, at most {@code limit}; none for withheld numbers. */
    List<EarlierTicket> earlierByCaller(PhoneNumber caller, int limit);

    /** The numbers of tickets, whoever may see them; those without one, or that are not there, are missing. */
    Map<UUID, String> numbers(Collection<UUID> ids);

    /** Units a ticket can be dispatched to, by id. */
    List<Unit> units();

    /** Of every unit that there was, dissolved ones too, by id. */
    Map<String, String> unitNames();

    /**
     * Every day of the range, both ends included, at most 366 days.
     *
     * @param area the code of the county whose notices count too; empty for the city
     */
    List<CalendarDay> calendar(LocalDate from, LocalDate to, String area);

    /** What happened in a month of the city's time; no personal data. */
    MonthFigures month(YearMonth month);

    /** What an operator is to hear of; empty when all is well. No personal data. */
    List<Overlooked> overlooked();

    /** By which due times are computed now. */
    WorkingCalendar workingCalendar();
}

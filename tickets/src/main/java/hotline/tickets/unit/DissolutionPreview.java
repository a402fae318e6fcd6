package hotline.tickets.unit;

import hotline.regulation.TicketState;
import hotline.tickets.catalogue.Entry;
import java.util.List;
import java.util.Map;

/**
 * What a dissolution would do; nothing is changed by looking.
 *
 * @param open tickets in the unit's hands, by state
 * @param answered tickets that it answered and that a citizen may still be dissatisfied with
 * @param assisting tickets in which it assists
 * @param entries lines of the catalogue in force that name it
 * @param below names of units that belong to it
 * @param people who sign in for it
 */
public record DissolutionPreview(
        Map<TicketState, Integer> open,
        int answered,
        int assisting,
        List<Entry> entries,
        List<String> below,
        int people) {}

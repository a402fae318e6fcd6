package hotline.telephony.routing;

import hotline.telephony.call.QueueId;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/** Opening hours that know the calendar's public holidays and working weekends (调休), one day at a time. */
public final class Holidays {

    private Holidays() {}

    /** @param working whether the calendar has this day as a working day */
    public static Routing applied(Routing routing, LocalDate today, boolean working) {
        Map<QueueId, Queue> queues = new LinkedHashMap<>();
        routing.queues()
                .forEach((id, queue) ->
                        queues.put(id, queue.withHours(queue.hours().on(today, working), queue.night())));
        return new Routing(queues, routing.agents());
    }
}

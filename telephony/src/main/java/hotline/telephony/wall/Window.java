package hotline.telephony.wall;

import hotline.telephony.call.QueueId;
import java.util.HashMap;
import java.util.Map;

/** Counts of the waits of some time, by queue; adding and taking away cost the same whatever there is. */
final class Window {

    private final Map<QueueId, Counts> byQueue = new HashMap<>();

    void add(Wait wait) {
        byQueue.merge(wait.queue, wait.counts(), Counts::plus);
    }

    void remove(Wait wait) {
        byQueue.merge(wait.queue, wait.counts(), Counts::minus);
    }

    void clear() {
        byQueue.clear();
    }

    Map<QueueId, Counts> byQueue() {
        return byQueue;
    }
}

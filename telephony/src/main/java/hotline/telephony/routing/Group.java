package hotline.telephony.routing;

import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The calls of one queue in one stage on one node: they ask for the same, and their order never changes. */
final class Group {

    final Line line;
    /** The free agents that satisfy what these calls ask for. */
    final Pool pool;

    private final TreeSet<Place> calls = new TreeSet<>(Place.BY_ENTRY);
    private @Nullable Place head;

    Group(Line line, Pool pool) {
        this.line = line;
        this.pool = pool;
    }

    void add(Place place) {
        calls.add(place);
        if (head == null || Place.BY_ENTRY.compare(place, head) < 0) {
            head = place;
        }
    }

    void remove(Place place) {
        calls.remove(place);
        if (place == head) {
            head = calls.isEmpty() ? null : calls.first();
        }
    }

    int size() {
        return calls.size();
    }

    /** The first call; null when the queue is at its limit or empty. */
    @Nullable
    Place next() {
        return line.open() ? head : null;
    }

    @Nullable
    Place after(Place place) {
        return calls.higher(place);
    }
}

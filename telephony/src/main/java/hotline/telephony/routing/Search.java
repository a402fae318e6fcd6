package hotline.telephony.routing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Looks for the most urgent call, and the next one, among the heads of groups. */
final class Search {

    private final long now;
    private int considered;
    private @Nullable Place best;
    private @Nullable Place second;

    Search(Instant now) {
        this.now = Place.micros(now);
    }

    void look(Group group) {
        Place head = group.next();
        if (head != null) {
            considered += group.size();
            compare(head);
        }
    }

    void look(Place place) {
        if (place.line.open()) {
            considered++;
            compare(place);
        }
    }

    private void compare(Place place) {
        if (best == null || place.before(best, now)) {
            second = best;
            best = place;
        } else if (second == null || place.before(second, now)) {
            second = place;
        }
    }

    @Nullable
    Place best() {
        return best;
    }

    /** @param waiting in all queues */
    Decision.Calls calls(int waiting) {
        Place first = best;
        if (first == null) {
            throw new IllegalStateException("nothing found");
        }
        Place behind = first.only == null ? first.group().after(first) : null;
        Place next = behind != null && (second == null || behind.before(second, now)) ? behind : second;
        return new Decision.Calls(waiting, considered, first, next);
    }
}

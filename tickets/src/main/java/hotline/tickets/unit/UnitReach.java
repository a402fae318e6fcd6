package hotline.tickets.unit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a unit is reached by SMS, and whether it was.
 *
 * @param changed what is in force; null when nobody ever registered a number
 * @param waiting warnings that are not in a text yet
 * @param waitingSince of the oldest of them
 * @param last the latest text, a copy each number; empty when there was none
 */
public record UnitReach(
        String unitId,
        String unitName,
        List<String> numbers,
        @Nullable NumbersChange changed,
        int waiting,
        @Nullable Instant waitingSince,
        List<Copy> last) {

    /** What was registered, when and by whom. */
    public record NumbersChange(List<String> numbers, Instant changedAt, String changedBy) {}

    /** @param failure in Chinese; empty while nothing went wrong */
    public record Copy(UUID id, String phone, Instant gatheredAt, State state, String failure, boolean despiteOptOut) {}

    public enum State {
        WAITING,
        DELIVERED,
        FAILED
    }

    /** Something waits to be said, and there is no number. */
    public boolean isWithoutNumber() {
        return waiting > 0 && numbers.isEmpty();
    }

    /** The latest text reached nobody, and the numbers are the same since. */
    public boolean isUnreached() {
        return !last.isEmpty()
                && last.stream().allMatch(copy -> copy.state() == State.FAILED)
                && (changed == null
                        || !changed.changedAt().isAfter(last.getFirst().gatheredAt()));
    }
}

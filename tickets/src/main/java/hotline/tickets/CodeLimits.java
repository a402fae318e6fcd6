package hotline.tickets;

import java.time.Duration;

/**
 * Codes for {@link CitizenProgress}: our own decision, the regulation knows none.
 *
 * @param goodFor how long a code can be used
 * @param tries wrong ones before a code is worth nothing
 * @param perHour codes for one ticket number within an hour, {@code perDay} within a day
 * @param viewFor how long the page can be looked at again
 */
public record CodeLimits(Duration goodFor, int tries, int perHour, int perDay, Duration viewFor) {

    public static CodeLimits defaults() {
        return new CodeLimits(Duration.ofMinutes(10), 5, 3, 6, Duration.ofMinutes(30));
    }
}

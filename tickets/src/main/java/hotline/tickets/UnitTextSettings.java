package hotline.tickets;

import java.time.Duration;

/**
 * How units are warned by SMS.
 *
 * @param quiet when only 突发 are told of
 * @param apart between two texts to one unit; what comes meanwhile is said together. 突发 don't wait
 */
public record UnitTextSettings(QuietHours quiet, Duration apart) {

    public static UnitTextSettings defaults() {
        return new UnitTextSettings(QuietHours.defaults(), Duration.ofHours(1));
    }
}

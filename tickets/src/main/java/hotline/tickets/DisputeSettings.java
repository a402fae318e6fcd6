package hotline.tickets;

import hotline.regulation.calendar.WorkingHours;
import hotline.regulation.dispute.AssistRule;
import java.time.Duration;
import java.util.List;

/**
 * What the hotline decided itself about returns, extensions and assisting units.
 *
 * @param returnReview how long the reviewer has for an application to return, in office hours
 * @param emergencyReview likewise for 突发, natural time
 * @param officeHours of the reviewers
 * @param mostExtensions applications for an extension per dispatch
 * @param assistEarlier how long before the lead's due time opinions are due
 */
public record DisputeSettings(
        Duration returnReview,
        Duration emergencyReview,
        WorkingHours officeHours,
        int mostExtensions,
        AssistRule.Earlier assistEarlier) {

    public DisputeSettings {
        if (returnReview.toMillis() < 1 || emergencyReview.toMillis() < 1) {
            throw new IllegalArgumentException("a limit for reviews is positive");
        }
        if (mostExtensions < 1) {
            throw new IllegalArgumentException("the regulation allows an application for an extension");
        }
    }

    public static DisputeSettings defaults() {
        return new DisputeSettings(
                Duration.ofHours(4),
                Duration.ofMinutes(30),
                WorkingHours.parse(List.of("09:00-12:00", "13:00-17:00")),
                1,
                new AssistRule.Earlier(1, Duration.ofHours(4)));
    }
}

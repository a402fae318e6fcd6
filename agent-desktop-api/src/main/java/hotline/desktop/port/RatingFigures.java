package hotline.desktop.port;

import java.time.Instant;
import java.util.List;

/**
 * What citizens pressed about the service.
 *
 * @param dissatisfied the latest first, twenty at most
 */
public record RatingFigures(Instant since, List<OfAgent> agents, List<Dissatisfied> dissatisfied) {

    /** @param asked asked and none of the three: not rated */
    public record OfAgent(String agent, int asked, int satisfied, int fairlySatisfied, int dissatisfied) {}

    public record Dissatisfied(String callId, String agent, Instant ratedAt) {}
}

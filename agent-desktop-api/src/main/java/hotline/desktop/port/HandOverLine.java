package hotline.desktop.port;

import java.time.Instant;

/**
 * A line of a hand-over's record (Art 18); the component names are those of the contract.
 *
 * @param handOverId the same for all lines of one attempt
 * @param seat 0 for the main desk, then the alternates
 * @param actor an agent, a desk's number, {@code citizen} or {@code system}
 * @param words the step, for people
 */
public record HandOverLine(
        Instant at, String handOverId, String service, int seat, String step, String actor, String words) {}

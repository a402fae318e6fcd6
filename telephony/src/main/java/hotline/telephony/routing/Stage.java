package hotline.telephony.routing;

import java.time.Duration;

/**
 * A step of relaxation (技能放宽).
 *
 * @param after from this waiting time on
 */
public record Stage(Duration after, Demand demand) {}

package hotline.telephony.core;

import hotline.telephony.call.AgentId;
import hotline.telephony.call.CallId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What agents did before this process, as far as routing goes by it.
 *
 * @param from when the records were begun to be read; what was before is not known
 * @param shifts of everybody of whom they tell
 */
public record Earlier(Optional<Instant> from, Map<AgentId, Shift> shifts) {

    static final Earlier UNKNOWN = new Earlier(Optional.empty(), Map.of());

    /**
     * @param idleSince empty when it is not known when the last call ended
     * @param talked since signing in; what nobody watched is not counted
     * @param taken when the calls of the last hour began
     */
    public record Shift(Optional<Instant> idleSince, Duration talked, Map<CallId, Instant> taken) {}

    /** Of whom nothing is told nothing has happened. */
    Shift shift(AgentId agent) {
        Shift told = shifts.get(agent);
        return told == null ? new Shift(from, Duration.ZERO, Map.of()) : told;
    }
}

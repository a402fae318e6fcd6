package hotline.desktop.port;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call, for diagnosis.
 *
 * @param state the present state; null once the call has ended
 */
public record CallDebug(String callId, @Nullable String state, List<Step> trace) {

    /** @param why the criteria of routing, for people */
    public record Step(Instant at, String what, List<String> why) {}
}

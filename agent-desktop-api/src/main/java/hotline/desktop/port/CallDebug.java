package hotline.desktop.port;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call, for diagnosis.
 *
 * @param state the present state; null once the call has ended
 * @param story what happened, for people (Chinese), from the records
 * @param trace the same for engineers, from memory: recent calls only
 */
public record CallDebug(String callId, @Nullable String state, List<Step> story, List<Step> trace) {

    /** @param why the criteria of routing, for people */
    public record Step(Instant at, String what, List<String> why) {}
}

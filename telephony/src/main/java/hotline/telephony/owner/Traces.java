package hotline.telephony.owner;

import hotline.telephony.CallTrace;
import hotline.telephony.call.CallId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How recent calls went, step by step; the oldest is forgotten. Used on the owner's thread only. */
final class Traces {

    private static final int MOST_CALLS = 2000;
    private static final int MOST_STEPS = 200;

    private final Map<CallId, List<CallTrace.Step>> recent = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<CallId, List<CallTrace.Step>> eldest) {
            return size() > MOST_CALLS;
        }
    };

    void add(CallId call, Instant at, String what) {
        List<CallTrace.Step> steps = recent.computeIfAbsent(call, _ -> new ArrayList<>());
        if (steps.size() < MOST_STEPS) {
            steps.add(new CallTrace.Step(at, what));
        }
    }

    /** @param state as it is now; empty when the call is over */
    Optional<CallTrace> find(CallId call, Optional<String> state) {
        return Optional.ofNullable(recent.get(call))
                .map(steps -> new CallTrace(call, state.orElse("Ended"), List.copyOf(steps)));
    }
}

package hotline.telephony;

import hotline.telephony.call.CallId;
import java.time.Instant;
import java.util.List;

/**
 * One call, for diagnosis.
 *
 * @param state the state's name, such as {@code Queued}
 */
public record CallTrace(CallId call, String state, List<Step> steps) {

    /** @param what for example {@code Queued --offer 1001--> Offered}, or a criterion of routing */
    public record Step(Instant at, String what) {}
}

package hotline.recording;

import java.time.Instant;

/**
 * Nobody was recorded: an agent had paused the recording. On the time line it is silence of the same length.
 *
 * @param from real time
 * @param by the agent
 * @param reason in Chinese, as the agent gave it
 */
public record Gap(Instant from, Instant to, String by, String reason, Ending ending) {

    /** Why it ended: the agent asked, the limit was reached, the agent left, the call was over, it never was complete. */
    public enum Ending {
        AGENT,
        LIMIT,
        AGENT_LEFT,
        CALL_ENDED,
        FAILED
    }
}

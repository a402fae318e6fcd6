package hotline.desktop.port;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was recorded of a call is not what was talked; the component names are those of the contract.
 *
 * @param words what is wrong and the next step, in Chinese
 * @param party CITIZEN, AGENT or THIRD; null when it is about the whole call
 * @param talkedMs by Asterisk's events
 * @param recordedMs of that leg
 * @param resolvedAt when the recording arrived after all
 */
public record RecordingDiscrepancy(
        String callId,
        String kind,
        String words,
        @Nullable String party,
        @Nullable String agent,
        long talkedMs,
        long recordedMs,
        Instant foundAt,
        @Nullable Instant resolvedAt) {}

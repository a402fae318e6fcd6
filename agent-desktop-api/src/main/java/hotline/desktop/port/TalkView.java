package hotline.desktop.port;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who is in a talk, and where; the component names are those of the contract's Talk.
 *
 * @param agent WITH_CITIZEN, ASIDE or LEFT
 * @param recordingPause nobody is recorded; null otherwise
 * @param note what just came to nothing, for people
 */
public record TalkView(
        String callId,
        boolean onHold,
        String agent,
        boolean muted,
        @Nullable Guest guest,
        @Nullable RecordingPause recordingPause,
        String note) {

    /** @param until then it ends by itself */
    public record RecordingPause(String by, String reason, Instant since, Instant until) {}

    /**
     * @param purpose CONSULT, THREE_WAY, TRANSFER or HAND_OVER
     * @param stage RINGING, ASIDE or TOGETHER
     */
    public record Guest(
            String purpose,
            String number,
            String stage,
            Instant since,
            @Nullable HandOver handOver) {}

    /** @param seat 0 for the main desk, then the alternates */
    public record HandOver(
            String id, String service, String title, int seat, boolean confirmedByKey, boolean confirmedSpoken) {}
}

package hotline.recording;

import java.util.UUID;

/** Hears of every read of a recording before it happens (personal data). Throwing refuses the read. */
@FunctionalInterface
public interface RecordingAudit {

    enum Action {
        /** Metadata was read. */
        FOUND,
        /** The audio was opened. */
        OPENED
    }

    void read(Reader reader, Action action, UUID recordingId, String callId);
}

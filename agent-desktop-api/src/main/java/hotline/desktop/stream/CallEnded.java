package hotline.desktop.stream;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** @param talkedMs milliseconds of conversation */
public record CallEnded(
        String callId,
        @Nullable String outcome,
        @Nullable Long talkedMs,
        @Nullable UUID draftId) {}

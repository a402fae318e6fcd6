package hotline.desktop.stream;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The agent and the citizen talk. */
public record CallAnswered(String callId, @Nullable UUID draftId) {}

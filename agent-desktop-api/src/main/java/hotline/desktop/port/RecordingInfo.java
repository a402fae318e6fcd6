package hotline.desktop.port;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a recording.
 *
 * @param agent who talked on it; null when nobody did
 * @param speakers who is on which channel: CITIZEN, AGENT
 * @param retainUntil kept at least until then (Article 15: three years from the call's end)
 */
public record RecordingInfo(
        UUID id,
        String callId,
        @Nullable String agent,
        Instant startedAt,
        @Nullable Instant endedAt,
        long durationMs,
        long bytes,
        String sha256,
        String codec,
        List<String> speakers,
        Instant retainUntil) {}

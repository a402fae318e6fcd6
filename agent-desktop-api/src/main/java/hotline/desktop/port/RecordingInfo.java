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
 * @param tracks who speaks from when to when, in the order of their beginning, the citizen's first
 * @param gaps where an agent had the recording paused
 * @param retainUntil kept at least until then (Article 15: three years from the call's end)
 * @param hold null when it goes after its time
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
        List<Track> tracks,
        List<Gap> gaps,
        Instant retainUntil,
        @Nullable Hold hold) {

    /** It may not be deleted until this is lifted. @param by who asked for it */
    public record Hold(String reason, String by, Instant since) {}

    /**
     * @param party CITIZEN (left), AGENT or THIRD (right)
     * @param agent whose, for AGENT
     * @param fromMs from the recording's start
     * @param state RECORDED, REPAIRED, SILENT, EMPTY, MISSING, UNREADABLE
     */
    public record Track(String party, @Nullable String agent, long fromMs, long toMs, String state) {}

    /**
     * @param fromMs from the recording's start
     * @param by the agent
     * @param ending AGENT, LIMIT, AGENT_LEFT, CALL_ENDED or FAILED
     */
    public record Gap(long fromMs, long toMs, String by, String reason, String ending) {}
}

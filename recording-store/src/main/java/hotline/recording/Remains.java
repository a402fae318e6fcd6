package hotline.recording;

import java.time.Instant;
import java.util.List;

/**
 * What lies in the incoming folder of a call whose end nobody announced.
 *
 * @param tracks those that hold sound, the citizen's first; a phone that only rang left none
 * @param lastChange of any of the call's files
 */
public record Remains(String callId, List<EndedCall.Track> tracks, Instant lastChange) {}

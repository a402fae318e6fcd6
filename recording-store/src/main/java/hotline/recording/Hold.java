package hotline.recording;

import java.time.Instant;

/**
 * A recording is kept beyond its retention (留存), by order of a court or for an inspection, until somebody lifts it (Art 15).
 *
 * @param reason for people, in Chinese
 * @param by who asked for it
 */
public record Hold(String reason, String by, Instant since) {}

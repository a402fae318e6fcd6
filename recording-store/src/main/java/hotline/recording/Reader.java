package hotline.recording;

/** Who reads a recording, for the audit. */
public record Reader(String actorId, String role) {}

package hotline.regulation.dispute;

import java.time.Instant;

/** A knowledge item that a unit or the reviewer names as answering the matter, and when it was uploaded. */
public record Knowledge(String item, Instant uploadedAt) {}

package hotline.tickets.dispute;

import java.time.Instant;

/** When and by whom (the sign-in name) something was decided, and what they wrote to it. */
public record Decided(Instant at, String by, String note) {}

package hotline.desktop.port;

/**
 * A break that agents may take.
 *
 * @param atOnce how many of one team may be on it
 */
public record BreakKind(String reason, long longestSeconds, int atOnce) {}

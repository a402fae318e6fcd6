package hotline.tickets.search;

import java.time.Instant;
import java.util.Optional;
import org.apache.lucene.search.ScoreDoc;

/**
 * A place in what was found. It belongs to the index as it stood for the first page, so that no ticket is shown twice or never
 * while others change.
 *
 * @param index that state of the index
 * @param since in milliseconds of the epoch: only tickets registered then or later are looked at
 * @param now by which the first page weighed how recent a ticket is
 * @param score of the last ticket shown, with {@code document} its place
 * @param shown tickets up to here
 */
record Cursor(long index, long since, Instant now, float score, int document, int shown) {

    String text() {
        return Long.toString(index, 36) + "_" + Long.toString(since, 36) + "_" + Long.toString(now.toEpochMilli(), 36)
                + "_"
                + Integer.toString(Float.floatToIntBits(score), 36) + "_" + Integer.toString(document, 36) + "_"
                + shown;
    }

    /** Empty for what {@link #text} did not write. */
    static Optional<Cursor> read(String text) {
        String[] parts = text.split("_", -1);
        if (parts.length != 6) {
            return Optional.empty();
        }
        try {
            Cursor cursor = new Cursor(
                    Long.parseLong(parts[0], 36),
                    Long.parseLong(parts[1], 36),
                    Instant.ofEpochMilli(Long.parseLong(parts[2], 36)),
                    Float.intBitsToFloat(Integer.parseInt(parts[3], 36)),
                    Integer.parseInt(parts[4], 36),
                    Integer.parseInt(parts[5]));
            return cursor.document >= 0 && cursor.shown >= 0 && Float.isFinite(cursor.score)
                    ? Optional.of(cursor)
                    : Optional.empty();
        } catch (NumberFormatException malformed) {
            return Optional.empty();
        }
    }

    ScoreDoc after() {
        return new ScoreDoc(document, score);
    }
}

package hotline.tickets;

import hotline.regulation.TicketKind;
import hotline.regulation.TicketState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for.
 *
 * @param text as typed; nothing in it is syntax. Empty finds whatever passes the filters, newest first
 * @param kind null for every kind
 * @param state null for every state
 * @param unitId the leading unit; empty for every unit
 * @param area a code as in {@link Matter#area}; empty for everywhere
 * @param from registered then or later; null for any time
 * @param until registered before; null for any time
 * @param cursor {@link SearchAnswer.Found#next} of the page before; null for the first page
 * @param size 1–50
 */
public record SearchQuestion(
        String text,
        @Nullable TicketKind kind,
        @Nullable TicketState state,
        String unitId,
        String area,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable String cursor,
        int size) {

    /** Code points of a question that are read. */
    public static final int LONGEST = 200;

    private static final int LARGEST_PAGE = 50;

    public SearchQuestion {
        size = Math.clamp(size, 1, LARGEST_PAGE);
        text = text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST));
    }

    public static SearchQuestion of(String text) {
        return new SearchQuestion(text, null, null, "", "", null, null, null, 20);
    }

    public SearchQuestion from(@Nullable String page) {
        return new SearchQuestion(text, kind, state, unitId, area, from, until, page, size);
    }
}

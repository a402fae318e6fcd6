package hotline.tickets;

import hotline.regulation.TicketState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a matter is, in plain words for the citizen: no name, no phone number, nothing that people wrote to one another
 * within the house.
 *
 * @param number null until accepted or refused
 * @param version of the ticket; the later of two has the larger one
 * @param reason what the state means, in one sentence
 * @param steps what happened, oldest first
 * @param due null before the dispatch
 * @param answer the public answer once it passed review, 「请来电查询」 when it is not public (Art 24); null before
 */
public record Progress(
        @Nullable String number,
        long version,
        TicketState state,
        String reason,
        Instant receivedAt,
        @Nullable Instant acceptedAt,
        @Nullable Instant dispatchedAt,
        @Nullable Instant finishedAt,
        @Nullable Instant closedAt,
        @Nullable String unitName,
        List<Step> steps,
        @Nullable Due due,
        @Nullable String answer) {

    public static final String NOT_PUBLIC = "请来电查询";

    /** @param detail empty when the name says it all */
    public record Step(String name, Instant at, String detail) {}

    /** @param lines how it was counted, day by day */
    public record Due(Instant at, boolean provisional, String article, List<String> lines) {}
}

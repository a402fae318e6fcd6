package hotline.desktop.port;

import hotline.kernel.PhoneNumber;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A call of the past or present. The desktop masks the caller before anyone sees it.
 *
 * @param agent who talked last; null when nobody did
 * @param outcome ANSWERED, ABANDONED_WAITING, …; null while the call lasts
 * @param outcomeName the outcome in Chinese
 * @param serviceRating what the citizen pressed about the service; null when never asked
 * @param unseenMs null when the end was seen; otherwise the call ended at most this long after {@code endedAt}
 * @param direction IN, or OUT for a call that we made: then {@code caller} is whom we called
 * @param purpose why we called, in Chinese
 */
public record CallRecord(
        String callId,
        Instant arrivedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt,
        @Nullable String outcome,
        @Nullable String outcomeName,
        PhoneNumber caller,
        @Nullable String queue,
        @Nullable String agent,
        @Nullable Long waitedMs,
        @Nullable Long talkedMs,
        @Nullable Long unseenMs,
        @Nullable UUID ticketId,
        String direction,
        @Nullable String purpose,
        @Nullable Rated serviceRating) {

    /** @param rating SATISFIED, FAIRLY_SATISFIED or DISSATISFIED; null when nothing was pressed. @param ratingName in Chinese */
    public record Rated(Instant askedAt, @Nullable String rating, String ratingName) {}
}

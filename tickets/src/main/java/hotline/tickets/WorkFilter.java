package hotline.tickets;

import hotline.regulation.TicketKind;
import hotline.regulation.TicketState;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which tickets in work, the most urgent (earliest due time) first.
 *
 * @param state one of {@link #IN_WORK}; null for all of them
 * @param kind null for every kind
 * @param overdue found to be late, or not; null for both
 * @param after the last ticket of the page before; null for the first page
 * @param size 1–200
 */
public record WorkFilter(
        @Nullable TicketState state,
        @Nullable TicketKind kind,
        @Nullable Boolean overdue,
        @Nullable Place after,
        int size) {

    /** With a unit, or its answer in review: what has a due time that still matters. */
    public static final Set<TicketState> IN_WORK = Set.copyOf(EnumSet.of(
            TicketState.DISPATCHED,
            TicketState.IN_PROGRESS,
            TicketState.RETURN_REVIEW,
            TicketState.JOINT_MEETING,
            TicketState.REPLY_REVIEW));

    private static final int LARGEST_PAGE = 200;

    /** @throws IllegalArgumentException for a state outside {@link #IN_WORK} */
    public WorkFilter {
        if (state != null && !IN_WORK.contains(state)) {
            throw new IllegalArgumentException("not in work: " + state);
        }
        size = Math.clamp(size, 1, LARGEST_PAGE);
    }

    public static WorkFilter first(int size) {
        return new WorkFilter(null, null, null, null, size);
    }

    public WorkFilter from(@Nullable Place place) {
        return new WorkFilter(state, kind, overdue, place, size);
    }

    /** A ticket's place in the list; holds however the list changes meanwhile. */
    public record Place(Instant dueAt, UUID id) {

        /** For a link or a request: {@code 1790000000000000_018f…}, microseconds and id. */
        public String text() {
            return Math.addExact(Math.multiplyExact(dueAt.getEpochSecond(), 1_000_000L), dueAt.getNano() / 1_000) + "_"
                    + id;
        }

        /** Empty when it is none that {@link #text} wrote. */
        public static Optional<Place> parse(String text) {
            int cut = text.indexOf('_');
            if (cut < 1) {
                return Optional.empty();
            }
            try {
                long micros = Long.parseLong(text.substring(0, cut));
                Instant dueAt = Instant.ofEpochSecond(
                        Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000L);
                Place place = new Place(dueAt, UUID.fromString(text.substring(cut + 1)));
                return place.text().equals(text) ? Optional.of(place) : Optional.empty();
            } catch (IllegalArgumentException | ArithmeticException malformed) {
                return Optional.empty();
            }
        }
    }
}

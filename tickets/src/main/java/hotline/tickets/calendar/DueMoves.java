package hotline.tickets.calendar;

import hotline.tickets.calendar.DueMove.Overdue;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * What a notice would change, all open tickets together.
 *
 * @param moved tickets of which something changes
 * @param later whose due time becomes a later one; {@code earlier} likewise
 * @param settled provisional ones that no longer are
 * @param lifted overdue ones that no longer are; {@code begin}: that become it
 * @param first the most urgent ones, by their new due time
 */
public record DueMoves(int moved, int later, int earlier, int settled, int lifted, int begin, List<DueMove> first) {

    public static final DueMoves NONE = new Tally().moves();

    public DueMoves {
        first = List.copyOf(first);
    }

    /** Counts one after another and keeps the most urgent ones only. */
    public static final class Tally {

        private static final int SHOWN = 200;
        private static final Comparator<DueMove> URGENT =
                Comparator.comparing(DueMove::dueAfter).thenComparing(DueMove::number);

        private final PriorityQueue<DueMove> first = new PriorityQueue<>(URGENT.reversed());
        private int moved;
        private int later;
        private int earlier;
        private int settled;
        private int lifted;
        private int begin;

        public void add(DueMove move) {
            moved++;
            int order = move.dueAfter().compareTo(move.dueBefore());
            later += order > 0 ? 1 : 0;
            earlier += order < 0 ? 1 : 0;
            settled += move.provisionalBefore() && !move.provisionalAfter() ? 1 : 0;
            lifted += move.overdue() == Overdue.LIFTED ? 1 : 0;
            begin += move.overdue() == Overdue.BEGINS ? 1 : 0;
            first.add(move);
            if (first.size() > SHOWN) {
                first.remove();
            }
        }

        public DueMoves moves() {
            return new DueMoves(
                    moved,
                    later,
                    earlier,
                    settled,
                    lifted,
                    begin,
                    first.stream().sorted(URGENT).toList());
        }
    }
}

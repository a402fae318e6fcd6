package hotline.tickets;

import hotline.regulation.TicketKind;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What happened to tickets in one month of the city's time: the raw figures of bulletin and assessment (Art 22, 26).
 *
 * @param from inclusive
 * @param until exclusive
 * @param asOf the data's cut-off; a due time after it is not yet missed
 * @param cells one for each unit, kind and area that has anything
 */
public record MonthFigures(YearMonth month, Instant from, Instant until, Instant asOf, List<Cell> cells) {

    /**
     * @param unitId null before the dispatch, and for what needed none
     * @param area code of the place; empty when unknown
     */
    public record Cell(@Nullable String unitId, @Nullable TicketKind kind, String area, Counts counts) {}

    /**
     * Tickets, each counted where the thing it counts for happened in the month.
     *
     * @param registered with a number, refused ones too
     * @param dispatched for the first time
     * @param signedInTime signed by the unit itself before its time was over
     * @param deemedSigned signed by nobody in time
     * @param onTime finished in the month, before the due time
     * @param late due in the month and not finished by then: once, whenever it is finished
     * @param redone dispatched once more after 不满意
     */
    public record Counts(
            long registered,
            long refused,
            long accepted,
            long dispatched,
            long signedInTime,
            long deemedSigned,
            long onTime,
            long late,
            long redone,
            long satisfied,
            long defaultSatisfied,
            long dissatisfied) {

        public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

        public Counts plus(Counts other) {
            return new Counts(
                    registered + other.registered,
                    refused + other.refused,
                    accepted + other.accepted,
                    dispatched + other.dispatched,
                    signedInTime + other.signedInTime,
                    deemedSigned + other.deemedSigned,
                    onTime + other.onTime,
                    late + other.late,
                    redone + other.redone,
                    satisfied + other.satisfied,
                    defaultSatisfied + other.defaultSatisfied,
                    dissatisfied + other.dissatisfied);
        }

        /** 签收及时率, 0–1; null when nothing was signed. */
        public @Nullable Double signedInTimeRate() {
            return rate(signedInTime, signedInTime + deemedSigned);
        }

        /** 按时办结率, 0–1; null when nothing was due or finished. */
        public @Nullable Double onTimeRate() {
            return rate(onTime, onTime + late);
        }

        /** 满意率 (满意 and 默认满意), 0–1; null when nothing was evaluated. */
        public @Nullable Double satisfactionRate() {
            return rate(satisfied + defaultSatisfied, satisfied + defaultSatisfied + dissatisfied);
        }

        /** 主动评价满意率, 0–1, silence left out; null when nobody said anything. */
        public @Nullable Double activeSatisfactionRate() {
            return rate(satisfied, satisfied + dissatisfied);
        }

        private static @Nullable Double rate(long part, long whole) {
            return whole == 0 ? null : (double) part / whole;
        }
    }

    public Counts total() {
        return cells.stream().map(Cell::counts).reduce(Counts.NONE, Counts::plus);
    }

    /** By unit, those with none left out. */
    public Map<String, Counts> byUnit() {
        return by(Cell::unitId);
    }

    /** By kind; drafts without one are left out. */
    public Map<TicketKind, Counts> byKind() {
        return by(Cell::kind);
    }

    /** By the place's code; unknown places are left out. */
    public Map<String, Counts> byArea() {
        return by(cell -> cell.area().isEmpty() ? null : cell.area());
    }

    private <K extends Comparable<K>> Map<K, Counts> by(Function<Cell, @Nullable K> key) {
        return cells.stream()
                .filter(cell -> key.apply(cell) != null)
                .collect(Collectors.groupingBy(
                        key, TreeMap::new, Collectors.reducing(Counts.NONE, Cell::counts, Counts::plus)));
    }
}

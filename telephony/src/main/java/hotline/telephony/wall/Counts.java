package hotline.telephony.wall;

import java.util.OptionalDouble;

/**
 * Waits that began within some time. A wait begins when a call enters a queue and ends when it is answered, promised a
 * callback, or over; a call that an agent sends back to a queue waits a second time.
 *
 * @param entered waits that began
 * @param answered by an agent
 * @param inTime answered within {@link Tally#SERVICE_LEVEL}
 * @param abandoned the citizen hung up
 * @param unserved nobody was available, or nothing more is known
 * @param callbacks a callback was promised
 * @param undecided those that still wait and may yet be answered in time
 */
public record Counts(int entered, int answered, int inTime, int abandoned, int unserved, int callbacks, int undecided) {

    public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0);

    /** The share answered in time, of those that are decided; empty when there are none. */
    public OptionalDouble serviceLevel() {
        int decided = entered - undecided;
        return decided == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) inTime / decided);
    }

    Counts plus(Counts other) {
        return new Counts(
                entered + other.entered,
                answered + other.answered,
                inTime + other.inTime,
                abandoned + other.abandoned,
                unserved + other.unserved,
                callbacks + other.callbacks,
                undecided + other.undecided);
    }

    Counts minus(Counts other) {
        return new Counts(
                entered - other.entered,
                answered - other.answered,
                inTime - other.inTime,
                abandoned - other.abandoned,
                unserved - other.unserved,
                callbacks - other.callbacks,
                undecided - other.undecided);
    }
}

package hotline.telephony.routing;

/**
 * Bounds of one queue.
 *
 * @param mostWaiting a caller beyond it is not let in: the overflow rules say where to; {@code Integer.MAX_VALUE} for none
 * @param mostServed at most so many calls of the queue are offered, ring or talk at once; {@code Integer.MAX_VALUE} for none
 */
public record Limits(int mostWaiting, int mostServed) {

    public static final Limits NONE = new Limits(Integer.MAX_VALUE, Integer.MAX_VALUE);

    /** @throws BadDefinition when a number is out of bounds */
    public Limits {
        if (mostWaiting < 1 || mostServed < 1) {
            throw new BadDefinition("mostWaiting", "队列上限应至少为 1");
        }
    }
}

package hotline.tickets;

import java.time.Instant;

/**
 * What somebody should have done by now and, as far as the files say, has not: too urgent to wait until a person reads them.
 *
 * @param number of the ticket that waits the longest, or its id while it has no number
 * @param since when that one began to wait
 * @param count of all that wait
 */
public record Overlooked(Duty duty, String number, Instant since, int count) {

    public enum Duty {
        /** 突发 (Art 12(2)): dispatched, and nobody noted a call to the unit. */
        PHONE_NOTICE,
        /** A matter from another channel that nobody has taken (待受理). */
        TAKING
    }
}

package hotline.telephony.routing;

/**
 * How urgent a queue's calls are. Urgency is {@code priority + ageing × minutes waited}; the more urgent call is served
 * first, and of two as urgent the one that entered first.
 *
 * @param priority points at entry, 0 to {@value #MOST}
 * @param ageing points a minute of waiting, 0 to {@value #MOST}
 */
public record Seniority(int priority, int ageing) {

    public static final int MOST = 1000;
    public static final Seniority USUAL = new Seniority(100, 10);

    private static final long MICROS_A_MINUTE = 60_000_000;

    /** @throws BadDefinition when a number is out of bounds */
    public Seniority {
        if (priority < 0 || priority > MOST || ageing < 0 || ageing > MOST) {
            throw new BadDefinition("priority", "优先级和每分钟递增应为 0 至 " + MOST);
        }
    }

    /** Points, in units of 1/60,000,000: whole numbers, so that two callers of one queue never change places. */
    long urgency(long microsWaited) {
        return priority * MICROS_A_MINUTE + ageing * Math.max(0, microsWaited);
    }

    /** Whole and tenths of points, for people. */
    static String points(long urgency) {
        return String.valueOf(Math.round(urgency * 10.0 / MICROS_A_MINUTE) / 10.0);
    }
}

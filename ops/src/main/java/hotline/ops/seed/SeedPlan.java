package hotline.ops.seed;

import hotline.regulation.calendar.DayCount;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What is seeded. The same plan gives the same tickets, in whatever order and however often interrupted.
 *
 * @param seed 0–4095
 * @param asOf the moment at which the tickets' lives have come as far as they have
 * @param first day on which they begin
 */
record SeedPlan(int seed, long tickets, Instant asOf, LocalDate first) {

    /** Tickets written in one transaction. */
    static final int BATCH = 5_000;

    static final long MOST = 10_000_000;
    /** The last eight digits of every seeded ticket's id: what marks it. */
    static final String MARK = "5eed5eed";

    /** Of one day, so that their numbers (six digits, counted from above) never meet those of real tickets. */
    private static final long MOST_A_DAY = 400_000;

    private static final int SEEDS = 4096;
    private static final long PER_YEAR = 1_000_000;
    private static final int DAYS_OF_YEAR = 365;
    private static final int FEWEST_DAYS = 30;
    /** The regulation is in force since September 2022: limits before would be provisional. */
    private static final LocalDate EARLIEST = LocalDate.of(2022, 9, 8);

    SeedPlan {
        if (tickets < 1 || tickets > MOST || seed < 0 || seed >= SEEDS) {
            throw new IllegalArgumentException("1 至 " + MOST + " 张，种子号 0 至 " + (SEEDS - 1));
        }
        long days = first.datesUntil(day(asOf)).count() + 1;
        if (tickets / days > MOST_A_DAY) {
            throw new IllegalArgumentException(tickets + " 张放在 " + days + " 天里，一天的编号不够用");
        }
    }

    /** A million tickets a year, as a city of five million people has them; at least a month, as far back as the rules go. */
    static SeedPlan ending(Instant asOf, int seed, long tickets) {
        long days = Math.max(FEWEST_DAYS, tickets * DAYS_OF_YEAR / PER_YEAR);
        LocalDate first = day(asOf).minusDays(days - 1);
        return new SeedPlan(seed, tickets, asOf, first.isBefore(EARLIEST) ? EARLIEST : first);
    }

    static LocalDate day(Instant at) {
        return at.atZone(DayCount.ZONE).toLocalDate();
    }

    int batches() {
        return Math.toIntExact((tickets + BATCH - 1) / BATCH);
    }

    /** Version 7, so that it sorts by time; the seed, the ticket's place and the mark instead of chance. */
    UUID id(long index, Instant createdAt) {
        long high = createdAt.toEpochMilli() << 16 | 0x7000L | seed;
        return new UUID(high, 0x8000_0000_0000_0000L | index << 32 | Long.parseLong(MARK, 16));
    }
}

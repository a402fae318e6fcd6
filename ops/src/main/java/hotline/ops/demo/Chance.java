package hotline.ops.demo;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/** Random times and choices, from a seed that is known. */
public final class Chance {

    private final RandomGenerator random;

    public Chance(RandomGenerator random) {
        this.random = random;
    }

    /** Exponential: the gaps of Poisson arrivals, and people's patience. */
    public synchronized Duration exponential(Duration mean) {
        return Duration.ofMillis((long) (-Math.log(1 - random.nextDouble()) * mean.toMillis()));
    }

    public synchronized Duration between(Duration least, Duration most) {
        return Duration.ofMillis(random.nextLong(least.toMillis(), most.toMillis() + 1));
    }

    public synchronized boolean happens(double probability) {
        return random.nextDouble() < probability;
    }

    /** 0–1, the upper end excluded. */
    public synchronized double share() {
        return random.nextDouble();
    }

    /** 0–{@code bound}, the upper end excluded. */
    public synchronized int below(int bound) {
        return random.nextInt(bound);
    }

    public synchronized <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    public synchronized String mobile() {
        return oneOf(List.of("138", "139", "150", "188", "177", "130")) + "0773"
                + "%04d".formatted(random.nextInt(10_000));
    }
}

package hotline.ops.demo;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/** Random times and choices of the demo, from one seed that is printed. */
final class Chance {

    private final RandomGenerator random;

    Chance(RandomGenerator random) {
        this.random = random;
    }

    /** Exponential: the gaps of Poisson arrivals, and people's patience. */
    synchronized Duration exponential(Duration mean) {
        return Duration.ofMillis((long) (-Math.log(1 - random.nextDouble()) * mean.toMillis()));
    }

    synchronized Duration between(Duration least, Duration most) {
        return Duration.ofMillis(random.nextLong(least.toMillis(), most.toMillis() + 1));
    }

    synchronized boolean happens(double probability) {
        return random.nextDouble() < probability;
    }

    synchronized <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    synchronized String mobile() {
        return oneOf(List.of("138", "139", "150", "188", "177", "130")) + "0773"
                + "%04d".formatted(random.nextInt(10_000));
    }
}

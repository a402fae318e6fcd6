package hotline.kernel;

import java.time.Duration;

/** Pauses between attempts that fail. */
public final class Pauses {

    private Pauses() {}

    /** Twice as long, at most {@code longest}. */
    public static Duration longer(Duration pause, Duration longest) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(longest) < 0 ? twice : longest;
    }
}

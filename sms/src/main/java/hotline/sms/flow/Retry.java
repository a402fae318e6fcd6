package hotline.sms.flow;

import java.time.Duration;

/** Pauses between attempts: 1 s, 2 s, 4 s … */
final class Retry {

    private static final int MOST_DOUBLINGS = 20;

    private Retry() {}

    static Duration pause(int attemptsBefore, Duration longest) {
        Duration pause = Duration.ofSeconds(1L << Math.min(attemptsBefore, MOST_DOUBLINGS));
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}

package hotline.telephony.routing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** How quickly a queue's calls are answered: from the last {@value #REMEMBERED} answers. */
public final class Pace {

    private static final int REMEMBERED = 20;
    private static final int NEEDED = 3;

    private final Deque<Instant> answers = new ArrayDeque<>(REMEMBERED);

    public void answered(Instant at) {
        if (answers.size() == REMEMBERED) {
            answers.removeFirst();
        }
        answers.addLast(at);
    }

    /**
     * How long a caller will wait who has so many before them. A queue that nobody answers any more gets slower with
     * time.
     *
     * @return empty while too few answers are known
     */
    public Optional<Duration> expected(int ahead, Instant now) {
        if (answers.size() < NEEDED) {
            return Optional.empty();
        }
        Duration each = Duration.between(answers.getFirst(), now).dividedBy(answers.size());
        return Optional.of(each.isNegative() ? Duration.ZERO : each.multipliedBy(ahead + 1L));
    }
}

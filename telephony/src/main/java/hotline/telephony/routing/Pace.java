package hotline.telephony.routing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How quickly a queue's waiting callers are answered: from the last {@value #REMEMBERED} answers. Only time in which
 * somebody waited counts, so that a quiet night does not make the morning's queue look slow, and only callers who waited
 * count, so that calls answered at once don't make it look quick.
 */
public final class Pace {

    private static final int REMEMBERED = 20;
    private static final int NEEDED = 3;

    /** Between two answers, of the time in which somebody waited. */
    private final Deque<Duration> between = new ArrayDeque<>(REMEMBERED);

    private Duration waited = Duration.ZERO;
    private Duration waitedAtLastAnswer = Duration.ZERO;
    private @Nullable Instant waitingSince;

    /** Somebody waits now, or nobody. */
    public void waiting(boolean anyone, Instant now) {
        Instant since = waitingSince;
        if (anyone && since == null) {
            waitingSince = now;
        } else if (!anyone && since != null) {
            waited = waited.plus(Duration.between(since, now));
            waitingSince = null;
        }
    }

    private Duration waited(Instant now) {
        Instant since = waitingSince;
        return since == null ? waited : waited.plus(Duration.between(since, now));
    }

    /** A caller who had waited was answered. */
    public void answered(Instant now) {
        if (between.size() == REMEMBERED) {
            between.removeFirst();
        }
        Duration here = waited(now);
        between.addLast(here.minus(waitedAtLastAnswer));
        waitedAtLastAnswer = here;
    }

    /**
     * How long a caller will wait who has so many before them. A queue that nobody answers any more gets slower with time.
     *
     * @return empty while too few answers are known
     */
    public Optional<Duration> expected(int ahead, Instant now) {
        if (between.size() < NEEDED) {
            return Optional.empty();
        }
        Duration sum = between.stream().reduce(Duration.ZERO, Duration::plus);
        Duration each = sum.dividedBy(between.size());
        Duration unanswered = waited(now).minus(waitedAtLastAnswer);
        if (unanswered.compareTo(each) > 0) {
            each = sum.plus(unanswered).dividedBy(between.size() + 1L);
        }
        return Optional.of(each.multipliedBy(ahead + 1L));
    }
}

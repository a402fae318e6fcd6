package hotline.regulation.guard;

import hotline.regulation.Article;
import hotline.regulation.FastLane;
import hotline.regulation.clause.Clause;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** By when an accepted matter that is not answered at once must be dispatched, in natural time. */
public final class DispatchClock {

    /** Art 12(2): 不能即时答复的，应当在24小时内转派. */
    public static final Duration WITHIN = Duration.ofHours(24);

    private DispatchClock() {}

    /**
     * @param since acceptance, or when the ticket came back to be dispatched anew
     * @param lane null for a matter that is none of Art 19's
     * @param fastWithin for those, the hotline's own decision
     * @return exclusive: the first instant that is too late
     */
    @Clause({"12(2)b", "19"})
    public static Instant by(Instant since, @Nullable FastLane lane, Duration fastWithin) {
        return since.plus(lane == null || fastWithin.compareTo(WITHIN) > 0 ? WITHIN : fastWithin);
    }

    public static Article article(@Nullable FastLane lane) {
        return lane == null ? Article.of(12, 2) : Article.of(19);
    }
}

package hotline.telephony.wall;

import java.time.Instant;
import java.util.List;

/** The records of what happened. */
@FunctionalInterface
public interface TallySource {

    /**
     * In the order of time. Blocking.
     *
     * @param from calls that began to wait earlier are left out, and what agents did
     * @param to not included
     */
    List<WallEvent> since(Instant from, Instant to);
}

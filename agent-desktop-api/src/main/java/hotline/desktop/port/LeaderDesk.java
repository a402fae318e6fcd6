package hotline.desktop.port;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The roster of leaders who take calls (Art 23). */
public interface LeaderDesk {

    /**
     * @param onDuty now
     * @param present on duty and signed in: calls reach the leader
     */
    record Duty(
            UUID id,
            String leader,
            String post,
            String agent,
            Instant startsAt,
            Instant endsAt,
            boolean onDuty,
            boolean present) {}

    record Wish(String leader, String post, String agent, Instant startsAt, Instant endsAt) {}

    /** Those of the last day and those to come, the earliest first. Returns at once. */
    List<Duty> duties();

    /** Blocking. Refused when the times make no sense. */
    Answer add(Wish wish, String who);

    /** Blocking. Refused when there is none. */
    Answer remove(UUID duty, String who);
}

package hotline.telephony.core;

import hotline.telephony.fact.Fact;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Says that agents and calls are being watched, so that the records know when nobody did. */
final class Watch {

    /** What a killed process leaves unknown is at most so much longer than its absence. */
    static final Duration EVERY = Duration.ofSeconds(5);

    private @Nullable Instant since;
    private Instant next = Instant.MIN;

    /** After the state that was found has been told; by the first node, for others it goes on. */
    void begun(Step step, Room room, Instant now) {
        if (since != null) {
            return;
        }
        since = now;
        room.agents.values().stream()
                .filter(Agent::signedIn)
                .forEach(agent -> step.publish(new Fact.AgentChanged(now, agent.status())));
        say(step, room, now);
    }

    void due(Step step, Room room, Instant now) {
        if (since != null && !next.isAfter(now)) {
            say(step, room, now);
        }
    }

    void stopped(Step step, Instant now) {
        if (since != null) {
            step.publish(new Fact.WatchKept(now, since));
            since = null;
        }
    }

    private void say(Step step, Room room, Instant now) {
        step.publish(new Fact.WatchKept(now, since == null ? now : since));
        next = now.plus(EVERY);
        room.deadlines.add(next, Deadlines.Kind.WATCH, "");
    }
}

package hotline.telephony.routing;

import hotline.telephony.call.AgentId;
import hotline.telephony.call.CallId;
import hotline.telephony.call.QueueId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A hotline with forty skills, for measurements: a queue a skill, of one priority, each asking for a level and relaxing it
 * after a minute; agents with three to six skills. Always the same for the same sizes.
 */
final class BusyHotline {

    static final int SKILLS = 40;
    private static final Instant START = Instant.parse("2026-11-24T02:00:00Z");

    final Matcher matcher;
    final Routing routing;
    final Map<CallId, Waiting> waiting = new HashMap<>();
    Instant now = START;

    private final Random random = new Random(12345);
    private final AgentId[] agents;
    private final QueueId[] queues = new QueueId[SKILLS];
    private final @Nullable CallId[] talks;
    private int turn;

    /** @param followed whether {@link #waiting} is kept, which costs time */
    private final boolean followed;

    BusyHotline(int agentCount, boolean followed) {
        this.followed = followed;
        this.agents = new AgentId[agentCount];
        this.talks = new CallId[agentCount];
        List<Queue> definitions = new ArrayList<>();
        for (int i = 0; i < SKILLS; i++) {
            queues[i] = new QueueId("q" + i);
            definitions.add(Queue.open(queues[i], "队列" + i)
                    .withStages(List.of(stage(i, 0, 3), stage(i, 60, 2), stage(i, 120, 1))));
        }
        Map<AgentId, AgentProfile> profiles = new HashMap<>();
        for (int i = 0; i < agentCount; i++) {
            agents[i] = new AgentId("a" + i);
            Map<String, Integer> skills = new HashMap<>();
            for (int j = 3 + random.nextInt(4); j > 0; j--) {
                skills.put("技能" + random.nextInt(SKILLS), 1 + random.nextInt(5));
            }
            skills.put("技能" + i % SKILLS, 5);
            profiles.put(agents[i], new AgentProfile(Skills.of(skills), Integer.MAX_VALUE));
        }
        routing = Routing.of(definitions, profiles);
        matcher = new Matcher(routing);
    }

    private static Stage stage(int skill, int after, int level) {
        return new Stage(Duration.ofSeconds(after), new Demand(Skills.of(Map.of("技能" + skill, level)), Skills.NONE));
    }

    /** Every agent talks, and so many calls wait, the oldest for three minutes. */
    void fill(int calls) {
        for (int i = 0; i < calls; i++) {
            enter(new CallId("c" + i), now.minusNanos(180_000_000_000L - i * (180_000_000_000L / calls)));
        }
        matcher.next(now);
    }

    /** Nobody waits; every agent is free. */
    void idle() {
        for (AgentId agent : agents) {
            now = now.plusMillis(7);
            matcher.free(new Available(agent, now, Duration.ZERO));
            matcher.next(now);
        }
    }

    private void enter(CallId call, Instant entry) {
        Duration waited = Duration.between(entry, now);
        Waiting place = new Waiting(
                call, queues[random.nextInt(SKILLS)], entry, (int) Math.min(2, waited.toMinutes()), Optional.empty());
        matcher.enter(place);
        if (followed) {
            waiting.put(call, place);
        }
    }

    /** Somebody hung up: an agent, any, becomes free and takes the most urgent call; a new one comes in its place. */
    @Nullable
    Decision agentBecomesFree() {
        int who = random.nextInt(agents.length);
        now = now.plusNanos(900_000);
        CallId ended = talks[who];
        if (ended != null) {
            matcher.unserved(ended);
        }
        matcher.free(new Available(agents[who], now, Duration.ofSeconds(who)));
        Decision decision = matcher.next(now);
        if (decision != null) {
            matcher.leave(decision.call());
            waiting.remove(decision.call());
            matcher.busy(agents[who]);
            talks[who] = null;
            enter(decision.call(), now);
            matcher.next(now);
        }
        return decision;
    }

    /** A call comes and gets an agent; the agent who talked longest becomes free again. */
    @Nullable
    Decision callComes() {
        now = now.plusNanos(900_000);
        CallId call = new CallId("c" + turn % agents.length);
        int skill = random.nextInt(SKILLS);
        matcher.enter(new Waiting(call, queues[skill], now, 2, Optional.empty()));
        Decision decision = matcher.next(now);
        matcher.leave(call);
        if (decision != null) {
            matcher.busy(decision.agent());
            matcher.free(new Available(decision.agent(), now, Duration.ZERO));
            matcher.next(now);
        }
        turn++;
        return decision;
    }
}

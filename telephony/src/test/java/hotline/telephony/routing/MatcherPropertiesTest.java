package hotline.telephony.routing;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.telephony.call.AgentId;
import hotline.telephony.call.CallId;
import hotline.telephony.call.NodeId;
import hotline.telephony.call.QueueId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The matcher against the plainest reference, with random queues, skills, nodes, arrivals, relaxations and departures. */
class MatcherPropertiesTest {

    private static final Instant START = Instant.parse("2026-11-24T02:00:00Z");
    private static final List<String> SKILLS = List.of("普通话", "桂柳话", "English", "城管", "交通");
    private static final int AGENTS = 9;

    @Property(tries = 1200)
    void nobody_waits_beside_an_eligible_agent_and_every_pair_is_the_references(
            @ForAll long seed, @ForAll @IntRange(min = 10, max = 150) int deeds) {
        Story story = new Story(new Random(seed));
        for (int i = 0; i < deeds; i++) {
            story.happen();
        }
    }

    @Property(tries = 200)
    void inside_one_priority_nobody_is_served_before_one_who_came_earlier(@ForAll long seed) {
        Random random = new Random(seed);
        List<Queue> queues = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            queues.add(Queue.open(new QueueId("q" + i), "队列" + i));
        }
        Matcher matcher = new Matcher(Routing.of(queues, Map.of()));
        Map<CallId, Instant> entries = new HashMap<>();
        for (int i = 0; i < 60; i++) {
            CallId call = new CallId("c" + i);
            entries.put(call, START.plusNanos(random.nextInt(40) * 200L));
            matcher.enter(new Waiting(call, new QueueId("q" + i % 4), entries.get(call), 0, Optional.empty()));
        }
        Instant last = Instant.EPOCH;
        for (int i = 0; i < 60; i++) {
            Instant now = START.plusSeconds(1 + i);
            matcher.free(new Available(new AgentId("a" + i), now, Duration.ZERO));
            Decision decision = matcher.next(now);
            assertThat(decision).isNotNull();
            assertThat(entries.get(decision.call())).as("order of entry").isAfterOrEqualTo(last);
            last = entries.get(decision.call());
            matcher.leave(decision.call());
            matcher.busy(decision.agent());
        }
    }

    private static final class Story {

        private final Random random;
        private final Routing routing;
        private final List<NodeId> nodes;
        private final Matcher matcher;
        private final NaiveMatcher reference;
        private Instant now = START;
        private int calls;

        Story(Random random) {
            this.random = random;
            Map<AgentId, AgentProfile> agents = new HashMap<>();
            for (int i = 0; i < AGENTS; i++) {
                agents.put(new AgentId("a" + i), new AgentProfile(skills(3), Integer.MAX_VALUE));
            }
            List<Queue> queues = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(4); i++) {
                queues.add(queue("q" + i));
            }
            routing = Routing.of(queues, agents);
            nodes = IntStream.rangeClosed(1, 1 + random.nextInt(3))
                    .mapToObj(NodeId::new)
                    .toList();
            matcher = new Matcher(routing, nodes);
            reference = new NaiveMatcher(routing);
        }

        private Queue queue(String id) {
            List<Stage> stages = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(3); i++) {
                stages.add(new Stage(Duration.ofSeconds(30L * i), new Demand(skills(2), skills(2))));
            }
            return Queue.open(new QueueId(id), id)
                    .withStages(stages)
                    .withSeniority(new Seniority(random.nextInt(3) * 50, random.nextInt(3) * 10))
                    .withChoice(new Choice(AgentOrder.values()[random.nextInt(2)], Duration.ZERO))
                    .withLimits(
                            new Limits(Integer.MAX_VALUE, random.nextInt(3) == 0 ? 2 : Integer.MAX_VALUE), List.of());
        }

        private Skills skills(int most) {
            Map<String, Integer> levels = new HashMap<>();
            for (int i = random.nextInt(most + 1); i > 0; i--) {
                levels.put(SKILLS.get(random.nextInt(SKILLS.size())), 1 + random.nextInt(3));
            }
            return Skills.of(levels);
        }

        void happen() {
            now = now.plusMillis(random.nextInt(20_000));
            switch (random.nextInt(7)) {
                case 0, 1 -> arrive();
                case 2, 3 -> {
                    AgentId agent = new AgentId("a" + random.nextInt(AGENTS));
                    becomeFree(new Available(agent, now, Duration.ofSeconds(random.nextInt(5)), reachable()));
                }
                case 4 -> some(List.copyOf(reference.waiting.keySet())).ifPresent(this::leave);
                case 5 -> some(List.copyOf(reference.waiting.values())).ifPresent(this::relax);
                default -> some(List.copyOf(reference.served.keySet())).ifPresent(this::finish);
            }
            if (random.nextInt(4) > 0) { // else the connection is away: more happens before anybody is matched
                settle();
            }
        }

        private <T> Optional<T> some(List<T> of) {
            return of.isEmpty() ? Optional.empty() : Optional.of(of.get(random.nextInt(of.size())));
        }

        /** At least one. */
        private Set<NodeId> reachable() {
            Set<NodeId> reachable = new HashSet<>(Set.of(some(nodes).orElseThrow()));
            nodes.stream().filter(_ -> random.nextBoolean()).forEach(reachable::add);
            return reachable;
        }

        private CallId nextCall() {
            NodeId node = some(nodes).orElseThrow();
            return new CallId((node.equals(NodeId.FIRST) ? "" : node + "-") + "c" + calls++);
        }

        private void arrive() {
            QueueId queue = some(List.copyOf(routing.queues().keySet())).orElseThrow();
            Optional<AgentId> only =
                    random.nextInt(5) == 0 ? Optional.of(new AgentId("a" + random.nextInt(AGENTS))) : Optional.empty();
            enter(new Waiting(nextCall(), queue, now.minusMillis(random.nextInt(60_000)), 0, only));
        }

        private void enter(Waiting call) {
            matcher.enter(call);
            reference.waiting.put(call.call(), call);
        }

        private void relax(Waiting call) {
            int last = routing.queue(call.queue()).stages().size() - 1;
            enter(new Waiting(
                    call.call(), call.queue(), call.entry(), Math.min(call.stage() + 1, last), Optional.empty()));
        }

        private void becomeFree(Available agent) {
            matcher.free(agent);
            reference.free.put(agent.agent(), agent);
        }

        private void leave(CallId call) {
            matcher.leave(call);
            reference.waiting.remove(call);
        }

        private void finish(CallId call) {
            matcher.unserved(call);
            reference.served.remove(call);
        }

        private void settle() {
            for (Decision found = matcher.next(now); found != null; found = matcher.next(now)) {
                assertThat(reference.next(now)).contains(new NaiveMatcher.Pair(found.call(), found.agent()));
                assertThat(found.why()).hasSizeBetween(3, 4).noneMatch(line -> line.contains("null"));
                QueueId queue = reference.waiting.get(found.call()).queue();
                leave(found.call());
                matcher.busy(found.agent());
                reference.free.remove(found.agent());
                matcher.served(found.call(), queue);
                reference.served.put(found.call(), queue);
            }
            assertThat(reference.neglected())
                    .as("nobody waits beside an eligible agent")
                    .isEmpty();
        }
    }
}

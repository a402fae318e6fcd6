package hotline.telephony.core;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.kernel.PhoneNumber;
import hotline.telephony.call.AgentId;
import hotline.telephony.call.CallId;
import hotline.telephony.call.OfferOutcome;
import hotline.telephony.fact.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What waiting citizens are told is true: compared with what then happens, over days of random calls. */
class TreatmentTest {

    private static final int AGENTS = 10;

    private record Event(Instant at, Runnable what) {}

    private final World world = new World(AGENTS);

    @Test
    void given_a_waiting_call_then_told_after_twenty_seconds_and_each_minute_and_not_when_answered_before() {
        world.connect();
        CallId call = world.dialAndWait();
        world.pass(Treatment.FIRST.minusMillis(1));
        assertThat(told()).isEmpty();
        world.pass(Duration.ofMillis(1));
        assertThat(told()).hasSize(1);
        assertThat(world.commands).contains(new Command.Tell(call, List.of("told/ahead-0")));
        world.pass(Treatment.EVERY.multipliedBy(2));
        assertThat(told()).hasSize(3);

        world.signInAll();
        world.pickUp(call);
        world.pass(Duration.ofMinutes(5));
        assertThat(told()).hasSize(3);
    }

    @Test
    void given_several_waiting_then_each_hears_how_many_are_before() {
        world.connect();
        for (int i = 0; i < 12; i++) {
            world.dialAndWait();
            world.pass(Duration.ofMillis(10));
        }
        world.pass(Treatment.FIRST);
        assertThat(told().stream().map(Fact.WaitTold::ahead).limit(12).toList())
                .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        assertThat(world.commands.stream()
                        .filter(Command.Tell.class::isInstance)
                        .map(command -> ((Command.Tell) command).prompts().getFirst())
                        .toList())
                .contains("told/ahead-9", "told/ahead-more");
    }

    @Test
    void given_any_wait_then_the_words_are_near_it() {
        assertThat(Treatment.prompt(Duration.ofSeconds(20))).isEqualTo("told/wait-1");
        assertThat(Treatment.prompt(Duration.ofSeconds(130))).isEqualTo("told/wait-2");
        assertThat(Treatment.prompt(Duration.ofSeconds(300))).isEqualTo("told/wait-5");
        assertThat(Treatment.prompt(Duration.ofHours(1))).isEqualTo("told/wait-more");
    }

    /** Calls come in waves, so that quiet hours are followed by queues; nobody gives up. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void given_random_calls_then_the_place_is_exact_and_the_time_near_the_truth(long seed) {
        simulate(new Random(seed), Duration.ofHours(20));

        Map<CallId, Instant> answered = new HashMap<>();
        for (Fact fact : world.facts) {
            if (fact instanceof Fact.CallAnswered it) {
                answered.putIfAbsent(it.call(), it.at());
            }
        }
        assertPlacesAreThoseOfTheFacts();
        double toldSum = 0;
        double realSum = 0;
        double errorSum = 0;
        int count = 0;
        for (Fact.WaitTold told : told()) {
            Instant end = answered.get(told.call());
            if (end == null) {
                continue;
            }
            if (told.expected().isEmpty()) {
                continue;
            }
            double said = told.expected().get().toMillis() / 1000.0;
            double real = Duration.between(told.at(), end).toMillis() / 1000.0;
            toldSum += said;
            realSum += real;
            errorSum += Math.abs(said - real);
            count++;
        }
        System.out.printf(
                Locale.ROOT,
                "told %d times: said %.0f s, was %.0f s on average, mean error %.0f s (seed %d)%n",
                count,
                toldSum / count,
                realSum / count,
                errorSum / count,
                seed);
        assertThat(count).isGreaterThan(300);
        assertThat(toldSum / realSum).as("what is said, of what was").isBetween(0.8, 1.25);
        assertThat(errorSum / realSum).as("mean error, of the mean wait").isLessThan(0.5);
    }

    // ---- the simulation

    private int strangers;

    /** Whoever is being rung does not wait, and waits again when that came to nothing. */
    private void assertPlacesAreThoseOfTheFacts() {
        Map<CallId, Integer> order = new HashMap<>();
        Set<CallId> waiting = new HashSet<>();
        Set<CallId> over = new HashSet<>();
        for (Fact fact : world.facts) {
            switch (fact) {
                case Fact.CallQueued it -> {
                    order.putIfAbsent(it.call(), order.size());
                    waiting.add(it.call());
                }
                case Fact.CallOffered it -> waiting.remove(it.call());
                case Fact.OfferEnded it -> {
                    if (it.outcome() != OfferOutcome.ANSWERED && !over.contains(it.call())) {
                        waiting.add(it.call());
                    }
                }
                case Fact.CallEnded it -> {
                    over.add(it.call());
                    waiting.remove(it.call());
                }
                case Fact.WaitTold told -> {
                    int place = order.get(told.call());
                    assertThat(told.ahead()).as("place of " + told.call()).isEqualTo((int) waiting.stream()
                            .filter(other -> order.get(other) < place)
                            .count());
                }
                default -> {}
            }
        }
    }

    private void simulate(Random random, Duration length) {
        world.connect();
        world.signInAll();
        Instant end = world.now.plus(length);
        PriorityQueue<Event> events = new PriorityQueue<>(Comparator.comparing(Event::at));
        Instant arrival = world.now;
        while (arrival.isBefore(end)) {
            // Ten agents serve a call each 13 s; in the waves one comes each 11 s, between them each 30 s.
            boolean wave = (arrival.getEpochSecond() / 2400) % 2 == 0;
            arrival = arrival.plusMillis((long) (exponential(random) * (wave ? 11_000 : 30_000)));
            Instant at = arrival;
            events.add(new Event(at, this::somebodyElseCalls));
        }
        Set<CallId> seen = new HashSet<>();
        while (!events.isEmpty()) {
            Event next = events.poll();
            if (next.at().isAfter(world.now)) {
                passUntil(next.at(), events, random, seen);
            }
            next.what().run();
            pickUpAfterRinging(events, random, seen);
        }
    }

    /** Whoever calls again would have the former place. */
    private void somebodyElseCalls() {
        world.enterQueue(world.dial(PhoneNumber.parse("138%08d".formatted(++strangers))));
    }

    /** Looks every second whose phone rings: agents pick up after three seconds. */
    private void passUntil(Instant until, PriorityQueue<Event> events, Random random, Set<CallId> seen) {
        while (world.now.isBefore(until)) {
            Instant step = world.now.plusSeconds(1);
            Event first = events.peek();
            Instant to = first != null && first.at().isBefore(step) ? first.at() : step;
            to = to.isAfter(until) ? until : to.isBefore(world.now) ? world.now : to;
            world.pass(Duration.between(world.now, to));
            pickUpAfterRinging(events, random, seen);
            if (events.peek() != null && !events.peek().at().isAfter(world.now) && world.now.isBefore(until)) {
                events.poll().what().run();
                pickUpAfterRinging(events, random, seen);
            }
        }
    }

    private void pickUpAfterRinging(PriorityQueue<Event> events, Random random, Set<CallId> seen) {
        List<CallId> ringing = new ArrayList<>();
        world.citizens.forEach((call, citizen) -> {
            if (citizen.phase == World.Phase.RINGING && seen.add(call)) {
                ringing.add(call);
            }
        });
        for (CallId call : ringing) {
            Instant answer = world.now.plusSeconds(3);
            Instant hangUp = answer.plusMillis((long) (exponential(random) * 117_000));
            events.add(new Event(answer, () -> world.pickUp(call)));
            events.add(new Event(hangUp, () -> world.agentHangsUp(call)));
        }
    }

    private static double exponential(Random random) {
        return -Math.log(1 - random.nextDouble());
    }

    private List<Fact.WaitTold> told() {
        return world.facts.stream()
                .filter(Fact.WaitTold.class::isInstance)
                .map(Fact.WaitTold.class::cast)
                .toList();
    }

    @Test
    void given_an_agent_who_left_then_the_queue_is_known_as_slower() {
        // Kept apart from the random days: the answers stop, and what is said grows.
        world.connect();
        world.signInAll();
        for (int i = 0; i < 4; i++) {
            List<CallId> talks = new ArrayList<>();
            for (int agent = 0; agent < AGENTS; agent++) {
                CallId call = world.dialAndWait();
                world.pickUp(call);
                talks.add(call);
            }
            CallId waits = world.dialAndWait();
            world.pass(Duration.ofSeconds(10));
            talks.forEach(world::agentHangsUp);
            world.pass(World.TIMING.wrapUp());
            world.pickUp(waits);
            world.agentHangsUp(waits);
            world.pass(World.TIMING.wrapUp());
        }
        world.phones.keySet().forEach(phone -> world.ask(new Input.TakeBreak(new AgentId(phone.number()), "开会")));
        world.facts.clear();
        world.dialAndWait();
        world.pass(Duration.ofMinutes(5));

        List<Fact.WaitTold> told = told();
        assertThat(told.getLast().expected().orElseThrow())
                .isGreaterThan(told.getFirst().expected().orElseThrow());
    }
}

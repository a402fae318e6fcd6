package hotline.telephony.core;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.telephony.call.AgentId;
import hotline.telephony.call.AgentStatus;
import hotline.telephony.call.CallId;
import hotline.telephony.fact.Fact;
import hotline.telephony.routing.AgentOrder;
import hotline.telephony.routing.AgentProfile;
import hotline.telephony.routing.Choice;
import hotline.telephony.routing.Queue;
import hotline.telephony.routing.Routing;
import hotline.telephony.routing.Skills;
import hotline.telephony.times.Shifts;
import hotline.telephony.times.TimesInStates.Change;
import hotline.telephony.times.TimesInStates.Watched;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** The same day twice, the second time with a restart at its end. */
class WhoseTurnTest {

    private static final int PHONES = 4;
    private static final int CALLS_AN_HOUR = 5;
    private static final int DEEDS = 26;
    /** Nobody sees what happens then, or the server is killed in between: what is lost is lost. */
    private static final Set<Integer> UNSEEN = Set.of(18, 19, 21, 22);

    @Property(tries = 700)
    void whatever_happened_a_restart_does_not_change_whose_turn_it_is(
            @ForAll @Size(min = 1, max = 150) List<@IntRange(min = 0, max = 10_000) Integer> story,
            @ForAll AgentOrder order,
            @ForAll boolean late) {
        World goesOn = day(story, order);
        World begunAnew = day(story, order);
        Input.Remembered remembered = new Input.Remembered(records(begunAnew), List.of());
        begunAnew.restart(() -> {
            if (!late) {
                begunAnew.tell(remembered);
            }
        });
        begunAnew.ask(new Input.ConfigureRouting(routing(order)));
        if (late) {
            begunAnew.tell(remembered);
        }

        assertThat(turns(begunAnew)).isEqualTo(turns(goesOn));
    }

    private static World day(List<Integer> story, AgentOrder order) {
        World world = new World(PHONES);
        world.connect();
        world.ask(new Input.ConfigureRouting(routing(order)));
        world.signInAll();
        for (int chapter : story) {
            if (!UNSEEN.contains(chapter % DEEDS)) {
                ExchangePropertiesTest.happen(world, chapter % DEEDS, chapter / DEEDS);
            }
            world.pass(Duration.ofMillis(chapter));
        }
        List.copyOf(world.citizens.keySet()).forEach(world::citizenHangsUp);
        world.pass(Duration.ofMinutes(1));
        return world;
    }

    private static Routing routing(AgentOrder order) {
        Map<AgentId, AgentProfile> agents = new HashMap<>();
        for (int number = 1001; number <= 1000 + PHONES; number++) {
            agents.put(new AgentId(String.valueOf(number)), new AgentProfile(Skills.NONE, CALLS_AN_HOUR));
        }
        return Routing.of(
                List.of(Queue.open(Routing.GENERAL, "人工").withChoice(new Choice(order, Duration.ZERO))), agents);
    }

    /** What the store reads, from the facts that it wrote. */
    private static Earlier records(World world) {
        Map<Instant, Instant> watched = new HashMap<>();
        List<Fact.AgentChanged> changes = new ArrayList<>();
        for (Fact fact : world.facts) {
            if (fact instanceof Fact.WatchKept kept) {
                watched.put(kept.since(), kept.at());
            } else if (fact instanceof Fact.AgentChanged changed) {
                changes.add(changed);
            }
        }
        Shifts shifts = new Shifts(
                world.now,
                watched.entrySet().stream()
                        .map(period -> new Watched(period.getKey(), period.getValue()))
                        .toList());
        changes.forEach(changed -> shifts.told(changed.agent(), change(changed.at(), changed.status())));
        return shifts.atStart();
    }

    private static Change change(Instant at, AgentStatus status) {
        return new Change(
                at,
                status.name(),
                status.reason().orElse(null),
                status.call().map(CallId::value).orElse(null));
    }

    /** Who gets the next calls, in this order; then nobody any more. */
    private static List<AgentId> turns(World world) {
        world.facts.clear();
        for (int call = 0; call <= PHONES; call++) {
            world.dialAndWait();
        }
        return world.facts.stream()
                .filter(Fact.CallOffered.class::isInstance)
                .map(fact -> ((Fact.CallOffered) fact).agent())
                .toList();
    }
}

package hotline.telephony.core;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.telephony.RoomSnapshot;
import hotline.telephony.call.Activity;
import hotline.telephony.call.AgentId;
import hotline.telephony.call.AgentStatus;
import hotline.telephony.call.CallId;
import hotline.telephony.call.Extension;
import hotline.telephony.call.OfferOutcome;
import hotline.telephony.fact.Fact;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever happens, in whatever order. A failure prints its seed and the shortest story that shows it. */
class ExchangeProperties {

    private static final int PHONES = 4;
    private static final int DEEDS = 24;

    @Property(tries = 1500)
    void no_agent_has_two_calls_and_nobody_waits_beside_a_free_agent_and_every_call_ends(
            @ForAll @Size(min = 1, max = 120) List<@IntRange(min = 0, max = 10_000) Integer> story) {
        World world = new World(PHONES);
        world.connect();
        world.signInAll();
        for (int chapter : story) {
            happen(world, chapter % DEEDS, chapter / DEEDS);
            check(world);
        }
        endOfDay(world);
    }

    @Property(tries = 500)
    void however_calls_are_routed_no_agent_has_two_calls_and_every_call_ends(
            @ForAll @Size(min = 1, max = 120) List<@IntRange(min = 0, max = 10_000) Integer> story) {
        World world = new World(PHONES);
        world.connect();
        world.signInAll();
        for (int chapter : story) {
            if (chapter % 10 == 0) {
                world.ask(new Input.ConfigureRouting(RandomRouting.of(chapter)));
            } else {
                happen(world, chapter % DEEDS, chapter / DEEDS);
            }
            oneAgentACall(world.snapshot());
        }
        endOfDay(world);
    }

    private static void happen(World world, int deed, int choice) {
        CallId call = pick(List.copyOf(world.citizens.keySet()), choice, new CallId("none"));
        Extension phone = pick(List.copyOf(world.phones.keySet()), choice, new Extension("0000"));
        AgentId agent = new AgentId(phone.number());
        switch (deed) {
            case 0, 1, 2 -> world.dialAndWait();
            case 3 -> world.dial();
            case 4 -> world.enterQueue(call);
            case 5, 6, 7 -> world.pickUp(call);
            case 8 ->
                world.ringOut(
                        call,
                        pick(
                                List.of(OfferOutcome.NO_ANSWER, OfferOutcome.BUSY, OfferOutcome.DECLINED),
                                choice,
                                OfferOutcome.ERROR));
            case 9 -> world.agentHangsUp(call);
            case 10 -> world.citizenHangsUp(call);
            case 11 -> world.scriptBreaks(call);
            case 12 -> world.phone(phone, choice % 3 != 0);
            case 13 -> world.ask(new Input.MakeReady(agent));
            case 14 -> world.ask(new Input.TakeBreak(agent, "小休"));
            case 15 -> {
                world.ask(new Input.SignOut(agent));
                world.ask(new Input.SignIn(agent, phone));
            }
            case 16 -> world.pass(Duration.ofMillis(choice * 40L));
            case 17 -> world.desktopReacts = choice % 2 == 0;
            case 18 -> {
                if (world.connected) {
                    world.disconnect();
                } else {
                    world.connect();
                }
            }
            case 19 -> {
                if (choice % 4 == 0) {
                    world.restart();
                } else {
                    world.ask(new Input.HangUp(agent));
                }
            }
            case 20 -> world.lateScript();
            case 21 -> {
                world.hangsUpUnseen(call);
                world.restart();
            }
            case 22 -> world.tellUnended();
            case 23 -> world.connectAlone(call, phone);
            default -> throw new IllegalStateException("no such deed");
        }
    }

    private static void check(World world) {
        RoomSnapshot room = world.snapshot();
        oneAgentACall(room);
        boolean someoneFree = room.agents().stream()
                .anyMatch(agent -> agent.activity() instanceof Activity.Ready && agent.phoneReachable());
        boolean someoneWaits = room.calls().stream()
                .anyMatch(call -> call.state().equals("Queued")
                        && world.citizens.containsKey(call.call())
                        && world.citizens.get(call.call()).phase == World.Phase.WAITING);
        assertThat(room.connected() && someoneFree && someoneWaits)
                .as("somebody waits beside a free agent")
                .isFalse();
    }

    private static void oneAgentACall(RoomSnapshot room) {
        Set<CallId> held = new HashSet<>();
        for (AgentStatus agent : room.agents()) {
            if (agent.activity() instanceof Activity.Offered || agent.activity() instanceof Activity.Talking) {
                assertThat(held.add(agent.call().orElseThrow()))
                        .as("one agent a call")
                        .isTrue();
            }
        }
    }

    private static void endOfDay(World world) {
        if (!world.connected) {
            world.connect();
        }
        List.copyOf(world.citizens.keySet()).forEach(world::citizenHangsUp);
        world.pass(Duration.ofMinutes(20));
        world.tellUnended();
        assertThat(world.snapshot().calls()).isEmpty();
        assertThat(world.snapshot().agents())
                .noneMatch(agent -> agent.activity() instanceof Activity.Offered
                        || agent.activity() instanceof Activity.Talking
                        || agent.activity() instanceof Activity.WrapUp);
        List<CallId> ended = world.facts.stream()
                .filter(Fact.CallEnded.class::isInstance)
                .map(fact -> ((Fact.CallEnded) fact).call())
                .toList();
        assertThat(ended).doesNotHaveDuplicates();
        assertThat(world.facts.stream().filter(Fact.OfCall.class::isInstance).map(fact -> ((Fact.OfCall) fact).call()))
                .as("every call has an end, also one that nobody saw")
                .isSubsetOf(ended);
    }

    private static <T> T pick(List<T> from, int choice, T otherwise) {
        return from.isEmpty() ? otherwise : from.get(choice % from.size());
    }
}

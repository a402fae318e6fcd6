package hotline.telephony.core;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.telephony.RoomSnapshot;
import hotline.telephony.TalkWish;
import hotline.telephony.call.Activity;
import hotline.telephony.call.AgentId;
import hotline.telephony.call.AgentStatus;
import hotline.telephony.call.CallId;
import hotline.telephony.call.Extension;
import hotline.telephony.call.JointService;
import hotline.telephony.call.OfferOutcome;
import hotline.telephony.call.QueueId;
import hotline.telephony.call.ServiceRating;
import hotline.telephony.fact.Fact;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever happens, in whatever order. A failure prints its seed and the shortest story that shows it. */
class ExchangePropertiesTest {

    private static final int PHONES = 4;
    private static final int DEEDS = 26;
    private static final int TALK_DEEDS = 22;

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

    @Property(tries = 1500)
    void whoever_is_called_into_a_talk_no_agent_is_stuck_and_no_citizen_is_left_alone(
            @ForAll @Size(min = 1, max = 120) List<@IntRange(min = 0, max = 100_000) Integer> story) {
        World world = new World(PHONES);
        world.connect();
        world.signInAll();
        world.pickUp(world.dialAndWait());
        world.pickUp(world.dialAndWait());
        for (int chapter : story) {
            if (chapter % 4 != 0) {
                talk(world, chapter / 4 % TALK_DEEDS, chapter / 4 / TALK_DEEDS);
            } else {
                happen(world, chapter / 4 % DEEDS, chapter / 4 / DEEDS);
            }
            check(world);
        }
        settled(world);
        endOfDay(world);
    }

    private static void talk(World world, int deed, int choice) {
        CallId call = pick(List.copyOf(world.citizens.keySet()), choice, new CallId("none"));
        AgentId agent = new AgentId(String.valueOf(1001 + choice % PHONES));
        String number = pick(List.of("1001", "1002", "1003", "1004", "13807731234", "9110"), choice / PHONES, "1001");
        switch (deed) {
            case 0 -> wish(world, agent, new TalkWish.Hold());
            case 1 -> wish(world, agent, new TalkWish.Resume());
            case 2 -> wish(world, agent, new TalkWish.Mute(choice % 3 != 0));
            case 3 -> wish(world, agent, new TalkWish.Consult(number));
            case 4 -> wish(world, agent, new TalkWish.ThreeWay(number));
            case 5 -> wish(world, agent, new TalkWish.Transfer(number));
            case 6 -> wish(world, agent, new TalkWish.ToQueue(new QueueId("general")));
            case 7 -> wish(world, agent, new TalkWish.Join());
            case 8 -> wish(world, agent, new TalkWish.Complete());
            case 9 -> wish(world, agent, new TalkWish.Cancel());
            case 10 -> wish(world, agent, new TalkWish.Leave());
            case 11 ->
                wish(world, agent, new TalkWish.HandOver(JointService.values()[choice / PHONES % 3], choice % 2 == 0));
            case 12 -> wish(world, agent, new TalkWish.ConfirmSpoken());
            case 13, 14, 15 -> world.guestAnswers(call);
            case 16 -> world.guestHangsUp(call);
            case 17 -> world.guestPressesOne(call);
            case 18 -> world.scriptsAreQuick = choice % 2 == 0;
            case 19 -> world.rooms.movesToLose = choice % 3;
            case 20 -> world.ask(new Input.HangUp(agent));
            case 21 -> world.pickUp(call);
            default -> throw new IllegalStateException("no such deed");
        }
    }

    private static void wish(World world, AgentId agent, TalkWish wish) {
        world.ask(new Input.OfTalk(agent, wish));
    }

    /** A minute later, with a connection: whoever talks has a phone in use, and nobody listens to music for nobody. */
    private static void settled(World world) {
        if (!world.connected) {
            world.connect();
        }
        world.rooms.movesToLose = 0;
        world.pass(Duration.ofMinutes(1));
        for (AgentStatus agent : world.snapshot().agents()) {
            if (agent.activity() instanceof Activity.Talking) {
                assertThat(world.isBusy(agent.extension().orElseThrow()))
                        .as("%s talks, says the exchange", agent)
                        .isTrue();
            }
        }
        world.citizens.values().stream()
                .filter(citizen -> citizen.phase == World.Phase.ROOM)
                .forEach(citizen -> assertThat(citizen.others)
                        .as("somebody is there, or is rung, for %s", citizen.call)
                        .isNotEmpty());
    }

    static void happen(World world, int deed, int choice) {
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
            case 24 -> world.asksForRatings = choice % 4 != 0;
            case 25 -> world.presses(call, ServiceRating.values()[choice % 3]);
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
        Map<CallId, Integer> held = new HashMap<>();
        for (AgentStatus agent : room.agents()) {
            if (agent.activity() instanceof Activity.Offered || agent.activity() instanceof Activity.Talking) {
                CallId call = agent.call().orElseThrow();
                boolean withGuest = room.calls().stream()
                        .anyMatch(
                                live -> live.call().equals(call) && live.state().equals("Talking"));
                assertThat(held.merge(call, 1, Integer::sum))
                        .as("one agent a call, and one called in")
                        .isLessThanOrEqualTo(withGuest ? 2 : 1);
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

package hotline.telephony.core;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.telephony.RoomSnapshot;
import hotline.telephony.TalkWish;
import hotline.telephony.call.Activity;
import hotline.telephony.call.AgentId;
import hotline.telephony.call.AgentStatus;
import hotline.telephony.call.CallId;
import hotline.telephony.call.CallPurpose;
import hotline.telephony.call.Extension;
import hotline.telephony.call.HandOverStep;
import hotline.telephony.call.JointService;
import hotline.telephony.call.OfferOutcome;
import hotline.telephony.call.OutgoingCall;
import hotline.telephony.core.World.Phase;
import hotline.telephony.fact.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * At each edge of a call's life and at each step of a hand-over: the process is killed just after it, the connection is
 * away while it happens, everything is said twice, or late. Afterwards no talk has ended by that, no waiting caller is lost
 * or has another place, no agent is stuck, and nobody has two offers.
 */
class EdgesTest {

    private static final CallId CALL = new CallId("1700000000.1");
    private static final Extension PHONE = new Extension("1001");
    private static final AgentId AGENT = new AgentId("1001");

    /** What the citizen is entitled to after the edge. */
    private enum Fate {
        TALKS,
        WAITS,
        /** About the service, after the talk. */
        ASKED,
        /** A call of ours: goes on, or comes to nothing; nobody may stay bound by it. */
        OURS,
        GONE
    }

    /**
     * @param before how the call comes to the state from which the edge leads
     * @param edge what happens then; empty of exchange decisions, it can happen without a server too
     * @param ours whether only the exchange can do it
     */
    private record Edge(String name, Consumer<World> before, Consumer<World> edge, Fate fate, boolean ours) {}

    private enum Calamity {
        KILLED_AFTER,
        KILLED_BEFORE,
        CUT,
        TWICE,
        LATE
    }

    // ---- a call's life

    private static Edge edge(
            CallState from, CallEvent event, Fate fate, Consumer<World> before, Consumer<World> happens) {
        return new Edge(from + " " + event, before, happens, fate, false);
    }

    private static Edge ours(
            CallState from, CallEvent event, Fate fate, Consumer<World> before, Consumer<World> happens) {
        return new Edge(from + " " + event, before, happens, fate, true);
    }

    private static final Consumer<World> GREETED = World::dial;
    private static final Consumer<World> QUEUED = World::dialAndWait;
    private static final Consumer<World> OFFERED = world -> {
        world.desktopReacts = false;
        ready(world);
        world.dialAndWait();
    };
    private static final Consumer<World> RINGING = world -> {
        ready(world);
        world.dialAndWait();
    };
    private static final Consumer<World> TALKING = world -> {
        RINGING.accept(world);
        world.pickUp(CALL);
    };
    private static final Consumer<World> FAILSAFE = world -> {
        world.dialAndWait();
        world.scriptBreaks(CALL);
    };

    private static final Consumer<World> RATES = world -> world.asksForRatings = true;
    private static final Consumer<World> CALLS_OUT = world -> {
        ready(world);
        world.ask(new Input.CallOut(
                AGENT, "13900001111", new OutgoingCall(CallPurpose.FOLLOW_UP, Optional.empty(), Optional.empty())));
    };
    private static final Consumer<World> CALLING_OUT =
            CALLS_OUT.andThen(world -> world.out.ourSidePicksUp(call(world)));

    /** The connection was away while the citizen talked with somebody and the agent hung up. */
    private static Edge unseenTalk(CallState from, Consumer<World> before) {
        return ours(from, CallEvent.RATING_ASKED, Fate.ASKED, RATES.andThen(before), world -> {
            world.disconnect();
            world.citizens.get(CALL).phase = Phase.RATING;
            world.connect();
        });
    }

    private static final List<Edge> CALL_EDGES = List.of(
            edge(CallState.GREETING, CallEvent.ENTERED_QUEUE, Fate.WAITS, GREETED, world -> world.enterQueue(CALL)),
            edge(CallState.GREETING, CallEvent.ANSWERED, Fate.TALKS, GREETED.andThen(EdgesTest::signIn), world -> {
                world.citizens.get(CALL).phase = Phase.FAILSAFE;
                world.connectAlone(CALL, PHONE);
            }),
            edge(
                    CallState.GREETING,
                    CallEvent.LEFT_TO_ASTERISK,
                    Fate.WAITS,
                    GREETED,
                    world -> world.scriptBreaks(CALL)),
            ours(CallState.GREETING, CallEvent.CALLS_OUT, Fate.OURS, _ -> {}, CALLS_OUT),
            unseenTalk(CallState.GREETING, GREETED),
            edge(CallState.GREETING, CallEvent.HUNG_UP, Fate.GONE, GREETED, world -> world.citizenHangsUp(CALL)),
            ours(CallState.QUEUED, CallEvent.SCRIPT_STARTED, Fate.WAITS, QUEUED, EdgesTest::newScript),
            ours(CallState.QUEUED, CallEvent.AGENT_CHOSEN, Fate.WAITS, QUEUED, world -> {
                world.desktopReacts = false;
                ready(world);
            }),
            edge(
                    CallState.QUEUED,
                    CallEvent.ANSWERED,
                    Fate.TALKS,
                    RINGING.andThen(world -> world.tell(
                            new Input.DialEnded(CALL, world.citizens.get(CALL).offer, OfferOutcome.NO_ANSWER))),
                    world -> world.pickUp(CALL)),
            edge(CallState.QUEUED, CallEvent.LEFT_TO_ASTERISK, Fate.WAITS, QUEUED, world -> world.scriptBreaks(CALL)),
            unseenTalk(CallState.QUEUED, QUEUED),
            edge(CallState.QUEUED, CallEvent.HUNG_UP, Fate.GONE, QUEUED, world -> world.citizenHangsUp(CALL)),
            ours(CallState.OFFERED, CallEvent.SCRIPT_STARTED, Fate.WAITS, OFFERED, EdgesTest::newScript),
            ours(
                    CallState.OFFERED,
                    CallEvent.POP_TAKEN,
                    Fate.WAITS,
                    OFFERED,
                    world -> world.pass(World.TIMING.popPatience())),
            edge(CallState.OFFERED, CallEvent.OFFER_FAILED, Fate.WAITS, OFFERED, world -> world.scriptBreaks(CALL)),
            edge(CallState.OFFERED, CallEvent.ANSWERED, Fate.TALKS, OFFERED, world -> {
                world.citizens.get(CALL).phase = Phase.FAILSAFE;
                world.connectAlone(CALL, new Extension("1002"));
            }),
            edge(CallState.OFFERED, CallEvent.LEFT_TO_ASTERISK, Fate.WAITS, OFFERED, EdgesTest::leftToAsterisk),
            unseenTalk(CallState.OFFERED, OFFERED),
            edge(CallState.OFFERED, CallEvent.HUNG_UP, Fate.GONE, OFFERED, world -> world.citizenHangsUp(CALL)),
            ours(CallState.RINGING, CallEvent.SCRIPT_STARTED, Fate.WAITS, RINGING, EdgesTest::newScript),
            edge(
                    CallState.RINGING,
                    CallEvent.OFFER_FAILED,
                    Fate.WAITS,
                    RINGING,
                    world -> world.ringOut(CALL, OfferOutcome.NO_ANSWER)),
            edge(CallState.RINGING, CallEvent.ANSWERED, Fate.TALKS, RINGING, world -> world.pickUp(CALL)),
            edge(CallState.RINGING, CallEvent.LEFT_TO_ASTERISK, Fate.WAITS, RINGING, EdgesTest::leftToAsterisk),
            edge(
                    CallState.RINGING,
                    CallEvent.PICKED_UP,
                    Fate.OURS,
                    CALLS_OUT,
                    world -> world.out.ourSidePicksUp(call(world))),
            unseenTalk(CallState.RINGING, RINGING),
            edge(CallState.RINGING, CallEvent.HUNG_UP, Fate.GONE, RINGING, world -> world.citizenHangsUp(CALL)),
            ours(CallState.TALKING, CallEvent.TALK_LEFT, Fate.WAITS, TALKING, world -> {
                world.members.remove(new AgentId("1002"));
                wish(world, new TalkWish.ToQueue(new hotline.telephony.call.QueueId("general")));
            }),
            edge(
                    CallState.CALLING_OUT,
                    CallEvent.ANSWERED,
                    Fate.TALKS,
                    CALLING_OUT,
                    world -> world.out.calleeAnswers(call(world))),
            edge(
                    CallState.CALLING_OUT,
                    CallEvent.HUNG_UP,
                    Fate.GONE,
                    CALLING_OUT,
                    world -> world.out.calleeFails(call(world), 17)),
            edge(
                    CallState.TALKING,
                    CallEvent.RATING_ASKED,
                    Fate.ASKED,
                    RATES.andThen(TALKING),
                    world -> world.agentHangsUp(CALL)),
            edge(
                    CallState.RATING,
                    CallEvent.HUNG_UP,
                    Fate.GONE,
                    RATES.andThen(TALKING).andThen(world -> world.agentHangsUp(CALL)),
                    world -> world.citizenHangsUp(CALL)),
            edge(CallState.TALKING, CallEvent.HUNG_UP, Fate.GONE, TALKING, world -> world.citizenHangsUp(CALL)),
            ours(
                    CallState.FAILSAFE,
                    CallEvent.SCRIPT_STARTED,
                    Fate.WAITS,
                    FAILSAFE,
                    world -> world.pass(Duration.ofSeconds(2))),
            edge(
                    CallState.FAILSAFE,
                    CallEvent.ANSWERED,
                    Fate.TALKS,
                    FAILSAFE.andThen(EdgesTest::signIn),
                    world -> world.connectAlone(CALL, PHONE)),
            unseenTalk(CallState.FAILSAFE, FAILSAFE),
            edge(CallState.FAILSAFE, CallEvent.HUNG_UP, Fate.GONE, FAILSAFE, world -> world.citizenHangsUp(CALL)));

    @Test
    void given_the_table_then_each_of_its_moves_is_an_edge_here() {
        assertThat(CALL_EDGES.stream().map(Edge::name))
                .containsExactlyInAnyOrderElementsOf(CallLifecycle.TABLE.stream()
                        .filter(row -> row.to().isPresent())
                        .map(row -> row.from() + " " + row.event())
                        .toList());
    }

    // ---- a hand-over

    private static final Consumer<World> ASKED =
            TALKING.andThen(world -> wish(world, new TalkWish.HandOver(JointService.POLICE, true)));
    private static final Consumer<World> ALTERNATE_RINGS = ASKED.andThen(world -> world.guestHangsUp(CALL));
    private static final Consumer<World> TOGETHER = ASKED.andThen(world -> world.guestAnswers(CALL));
    private static final Consumer<World> BY_KEY = TOGETHER.andThen(world -> world.guestPressesOne(CALL));

    private static Edge step(HandOverStep step, Fate fate, Consumer<World> before, Consumer<World> happens) {
        return new Edge(step.name(), before, happens, fate, false);
    }

    private static Edge asked(HandOverStep step, Fate fate, Consumer<World> before, Consumer<World> happens) {
        return new Edge(step.name(), before, happens, fate, true);
    }

    private static final List<Edge> HAND_OVER_EDGES = List.of(
            asked(
                    HandOverStep.ASKED,
                    Fate.TALKS,
                    TALKING,
                    world -> wish(world, new TalkWish.HandOver(JointService.POLICE, true))),
            asked(
                    HandOverStep.DESK_RINGS,
                    Fate.TALKS,
                    TALKING,
                    world -> wish(world, new TalkWish.HandOver(JointService.FIRE, false))),
            step(HandOverStep.NO_ANSWER, Fate.TALKS, ASKED, world -> world.guestHangsUp(CALL)),
            step(HandOverStep.DESK_ANSWERED, Fate.TALKS, ASKED, world -> world.guestAnswers(CALL)),
            asked(HandOverStep.THREE_WAY, Fate.TALKS, ASKED, world -> {
                world.rooms.movesToLose = 1; // the first move of all three does not happen
                world.guestAnswers(CALL);
            }),
            step(HandOverStep.CONFIRMED_BY_KEY, Fate.TALKS, TOGETHER, world -> world.guestPressesOne(CALL)),
            asked(
                    HandOverStep.CONFIRMED_SPOKEN,
                    Fate.TALKS,
                    TOGETHER,
                    world -> wish(world, new TalkWish.ConfirmSpoken())),
            asked(HandOverStep.AGENT_LEFT, Fate.TALKS, BY_KEY, world -> wish(world, new TalkWish.ConfirmSpoken())),
            step(HandOverStep.AGENT_DROPPED, Fate.TALKS, TOGETHER, world -> world.agentHangsUp(CALL)),
            step(HandOverStep.DESK_LEFT, Fate.TALKS, TOGETHER, world -> world.guestHangsUp(CALL)),
            step(HandOverStep.CITIZEN_LEFT, Fate.GONE, TOGETHER, world -> world.citizenHangsUp(CALL)),
            asked(HandOverStep.CANCELLED, Fate.TALKS, ASKED, world -> wish(world, new TalkWish.Cancel())),
            step(HandOverStep.FAILED, Fate.TALKS, ALTERNATE_RINGS, world -> world.guestHangsUp(CALL)));

    @Test
    void given_the_steps_of_a_hand_over_then_each_is_an_edge_here() {
        assertThat(HAND_OVER_EDGES.stream().map(Edge::name))
                .containsExactlyElementsOf(EnumSet.allOf(HandOverStep.class).stream()
                        .map(Enum::name)
                        .toList());
    }

    // ---- all of it

    @TestFactory
    Stream<DynamicTest> given_each_edge_when_calamity_strikes_then_everybody_gets_what_is_theirs() {
        return Stream.concat(CALL_EDGES.stream(), HAND_OVER_EDGES.stream())
                .flatMap(edge -> Stream.of(Calamity.values())
                        .filter(calamity -> isPossible(edge, calamity))
                        .map(calamity ->
                                DynamicTest.dynamicTest(edge.name() + ", " + calamity, () -> strike(edge, calamity))));
    }

    /** The exchange decides nothing while it is dead, and asks for nothing while it can't. */
    private static boolean isPossible(Edge edge, Calamity calamity) {
        return !edge.ours()
                || calamity == Calamity.KILLED_AFTER
                || calamity == Calamity.TWICE
                || calamity == Calamity.LATE;
    }

    private static void strike(Edge edge, Calamity calamity) {
        World world = new World(2);
        world.connect();
        edge.before().accept(world);
        Optional<Instant> place = place(world);
        switch (calamity) {
            case KILLED_AFTER -> {
                edge.edge().accept(world);
                world.restart();
            }
            case KILLED_BEFORE -> world.restart(() -> edge.edge().accept(world));
            case CUT -> {
                world.disconnect();
                edge.edge().accept(world);
                world.pass(Duration.ofSeconds(1));
                world.connect();
            }
            case TWICE -> {
                world.line = World.Line.TWICE;
                edge.edge().accept(world);
            }
            case LATE -> {
                world.line = World.Line.LATE;
                edge.edge().accept(world);
            }
        }
        settle(world, edge.fate(), place);
    }

    private static void settle(World world, Fate fate, Optional<Instant> place) {
        world.line = World.Line.CLEAR;
        world.desktopReacts = true;
        world.rooms.movesToLose = 0;
        world.pass(Duration.ofSeconds(5));
        noDoubleOffer(world);
        switch (fate) {
            case GONE -> assertThat(world.citizens).doesNotContainKey(call(world));
            case TALKS -> talks(world);
            case ASKED -> {
                assertThat(world.citizens).as("asked, and not cut").containsKey(CALL);
                assertThat(world.stateOf(CALL)).isEqualTo("Rating");
            }
            case OURS -> {}
            case WAITS -> {
                assertThat(world.citizens).as("nobody is lost").containsKey(CALL);
                place.ifPresent(
                        entered -> assertThat(place(world)).as("the place").contains(entered));
                served(world);
            }
        }
        assertThat(world.violations()).isEmpty();
        endOfDay(world);
    }

    private static void talks(World world) {
        assertThat(world.citizens).as("the talk goes on").containsKey(call(world));
        World.Citizen citizen = world.citizens.get(call(world));
        assertThat(citizen.phase).isIn(Phase.TALKING, Phase.ROOM);
        assertThat(world.stateOf(call(world))).isEqualTo("Talking");
        if (citizen.phase == Phase.ROOM) {
            assertThat(citizen.others).as("somebody to talk with").isNotEmpty();
        }
    }

    /** Agents come back to their desks, and one of them gets the call. */
    private static void served(World world) {
        if (world.citizens.get(CALL).phase == Phase.GREETING) {
            world.enterQueue(CALL);
        }
        ready(world);
        for (int i = 0; i < 10 && world.citizens.get(CALL).phase != Phase.RINGING; i++) {
            world.pass(Duration.ofSeconds(10));
            world.enterQueue(CALL);
            ready(world);
        }
        assertThat(world.citizens.get(CALL).phase).as("an agent's phone rings").isEqualTo(Phase.RINGING);
        noDoubleOffer(world);
        world.pickUp(CALL);
        talks(world);
    }

    private static void noDoubleOffer(World world) {
        Set<CallId> offered = world.snapshot().agents().stream()
                .filter(agent -> agent.activity() instanceof Activity.Offered)
                .map(agent -> agent.call().orElseThrow())
                .collect(Collectors.toSet());
        long agents = world.snapshot().agents().stream()
                .filter(agent -> agent.activity() instanceof Activity.Offered)
                .count();
        assertThat(agents).as("one agent a call").isEqualTo(offered.size());
    }

    private static void endOfDay(World world) {
        CallId call = call(world);
        world.out.ourSideHangsUp(call, 16);
        world.out.calleeFails(call, 0);
        world.citizenHangsUp(call);
        world.pass(Duration.ofMinutes(20));
        world.tellUnended();
        RoomSnapshot room = world.snapshot();
        assertThat(room.calls()).isEmpty();
        assertThat(room.agents())
                .as("nobody is stuck")
                .noneMatch(agent -> agent.activity() instanceof Activity.Offered
                        || agent.activity() instanceof Activity.Talking
                        || agent.activity() instanceof Activity.WrapUp);
        List<CallId> ended = new ArrayList<>();
        world.facts.stream()
                .filter(Fact.CallEnded.class::isInstance)
                .forEach(fact -> ended.add(((Fact.CallEnded) fact).call()));
        assertThat(ended).as("ends once").containsExactly(call);
    }

    // ---- small deeds

    /** The citizen's, or ours, whose id is chosen when it is placed. */
    private static CallId call(World world) {
        return world.facts.stream()
                .filter(Fact.CallPlaced.class::isInstance)
                .map(fact -> ((Fact.CallPlaced) fact).call())
                .findFirst()
                .orElse(CALL);
    }

    private static void signIn(World world) {
        world.phones.keySet().forEach(phone -> world.ask(new Input.SignIn(new AgentId(phone.number()), phone)));
    }

    private static void ready(World world) {
        signIn(world);
        for (AgentStatus agent : world.snapshot().agents()) {
            if (agent.extension().isPresent()) {
                world.ask(new Input.MakeReady(agent.agent()));
            }
        }
    }

    private static void wish(World world, TalkWish wish) {
        world.ask(new Input.OfTalk(AGENT, wish));
    }

    /** The lease of the first script ran out and the dialplan asked for another. */
    private static void newScript(World world) {
        World.Citizen citizen = world.citizens.get(CALL);
        citizen.phase = Phase.GREETING;
        world.tell(new Input.ScriptStarted(CALL, World.CALLER, "12345", World.channel(CALL)));
    }

    private static void leftToAsterisk(World world) {
        World.Citizen citizen = world.citizens.get(CALL);
        citizen.phase = Phase.FAILSAFE;
        world.tell(new Input.JoinedFailsafe(CALL));
    }

    private static Optional<Instant> place(World world) {
        return world.snapshot().calls().stream()
                .filter(live -> live.call().equals(CALL))
                .findFirst()
                .flatMap(RoomSnapshot.LiveCall::queuedAt);
    }
}

package hotline.telephony.core;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.kernel.PhoneNumber;
import hotline.telephony.AgentRules;
import hotline.telephony.Result;
import hotline.telephony.call.Activity;
import hotline.telephony.call.AgentId;
import hotline.telephony.call.CallId;
import hotline.telephony.call.CallOutcome;
import hotline.telephony.call.CallPurpose;
import hotline.telephony.call.Extension;
import hotline.telephony.call.NodeId;
import hotline.telephony.call.OutgoingCall;
import hotline.telephony.fact.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** Two Asterisks, one server. Agent 1001 can be rung on both, 1002 on the first only, 1003 on the second only. */
class NodesTest {

    private static final NodeId ONE = NodeId.FIRST;
    private static final NodeId TWO = new NodeId(2);
    private static final PhoneNumber WANG = PhoneNumber.parse("13807731111");
    private static final PhoneNumber LI = PhoneNumber.parse("13807732222");

    private final World world = new World(3, AgentRules.NONE, List.of(ONE, TWO));

    NodesTest() {
        world.phonesOn.put(ONE, Map.of(phone("1001"), true, phone("1002"), true, phone("1003"), false));
        world.phonesOn.put(TWO, Map.of(phone("1001"), true, phone("1002"), false, phone("1003"), true));
        world.connect();
    }

    private static Extension phone(String number) {
        return new Extension(number);
    }

    private void ready(String... agents) {
        for (String agent : agents) {
            world.ask(new Input.SignIn(new AgentId(agent), phone(agent)));
            world.ask(new Input.MakeReady(new AgentId(agent)));
            world.pass(Duration.ofSeconds(1));
        }
    }

    private CallId waiting(NodeId node, PhoneNumber caller) {
        CallId call = world.dial(node, caller);
        world.enterQueue(call);
        return call;
    }

    private Optional<CallOutcome> outcome(CallId call) {
        return world.facts.stream()
                .filter(Fact.CallEnded.class::isInstance)
                .map(Fact.CallEnded.class::cast)
                .filter(ended -> ended.call().equals(call))
                .map(Fact.CallEnded::outcome)
                .findFirst();
    }

    private Optional<Fact.CallOffered> offerOf(CallId call) {
        return world.facts.stream()
                .filter(Fact.CallOffered.class::isInstance)
                .map(Fact.CallOffered.class::cast)
                .filter(offered -> offered.call().equals(call))
                .findFirst();
    }

    /** Until the machine has refused connections for so long that its Asterisk is gone. */
    private void refusesFor(NodeId node, Duration time) {
        for (Instant until = world.now.plus(time); world.now.isBefore(until); ) {
            world.pass(Duration.ofMillis(500));
            world.refuse(node);
        }
    }

    // ---- who is rung where

    @Test
    void given_agents_on_different_nodes_when_calls_come_then_each_is_offered_where_it_can_be_rung() {
        ready("1002", "1003");

        CallId second = waiting(TWO, WANG);
        CallId first = waiting(ONE, LI);

        assertThat(offerOf(second).orElseThrow().agent().value()).isEqualTo("1003");
        assertThat(offerOf(first).orElseThrow().agent().value()).isEqualTo("1002");
        assertThat(offerOf(second).orElseThrow().why()).anyMatch(why -> why.contains("来电在节点 2，话机须在此可达"));
        assertThat(world.violations()).isEmpty();
    }

    @Test
    void given_nobody_on_the_calls_node_then_it_waits_and_free_agents_of_the_other_are_no_violation() {
        ready("1002");
        CallId call = waiting(TWO, WANG);

        assertThat(offerOf(call)).isEmpty();
        assertThat(world.violations()).isEmpty();

        world.tell(new Input.PhoneChanged(TWO, phone("1002"), true));

        assertThat(offerOf(call).orElseThrow().agent().value()).isEqualTo("1002");
    }

    @Test
    void given_callers_on_both_nodes_when_an_agent_of_both_is_free_then_who_waits_longest_is_served() {
        CallId earlier = waiting(TWO, WANG);
        world.pass(Duration.ofSeconds(5));
        CallId later = waiting(ONE, LI);

        ready("1001");

        assertThat(offerOf(earlier)).isPresent();
        assertThat(offerOf(later)).isEmpty();
    }

    @Test
    void given_colleague_who_is_not_on_the_calls_node_when_consulted_then_refused_with_the_reason() {
        ready("1001", "1003");
        world.ask(new Input.TakeBreak(new AgentId("1003"), "休息"));
        CallId call = waiting(ONE, WANG);
        world.pickUp(call);

        Result asked = world.ask(new Input.OfTalk(new AgentId("1001"), new hotline.telephony.TalkWish.Consult("1003")));

        assertThat(asked).isEqualTo(Result.refused("分机 1003 没有在通话所在的节点 1注册"));
    }

    @Test
    void given_agent_of_the_second_node_when_calling_out_then_the_call_is_there() {
        ready("1003");

        assertThat(world.ask(new Input.CallOut(
                        new AgentId("1003"),
                        "13807739999",
                        new OutgoingCall(CallPurpose.CALL_BACK, Optional.empty(), Optional.empty()))))
                .isEqualTo(Result.done());

        assertThat(world.commands)
                .filteredOn(Command.RingOurSide.class::isInstance)
                .singleElement()
                .satisfies(
                        ring -> assertThat(((Command.RingOurSide) ring).node()).isEqualTo(TWO))
                .satisfies(
                        ring -> assertThat(((Command.RingOurSide) ring).call().isOutgoing())
                                .isTrue());
    }

    @Test
    void given_two_nodes_then_agents_are_copied_into_both_failsafe_queues() {
        ready("1001");

        assertThat(world.commands)
                .filteredOn(Command.Mirror.class::isInstance)
                .extracting(mirror -> ((Command.Mirror) mirror).node())
                .contains(ONE, TWO);
    }

    // ---- a node dies

    @Test
    void
            given_talks_on_both_nodes_when_one_dies_then_the_other_goes_on_and_the_dead_ones_agent_is_free_after_seconds() {
        ready("1001", "1002");
        CallId dying = waiting(TWO, WANG);
        CallId living = waiting(ONE, LI);
        world.pickUp(dying);
        world.pickUp(living);
        assertThat(world.agent("1001").activity()).isEqualTo(new Activity.Talking(dying));

        world.kill(TWO);

        assertThat(world.agent("1001").activity()).as("nobody knows yet").isEqualTo(new Activity.Talking(dying));
        refusesFor(TWO, Nodes.REFUSES);
        assertThat(outcome(dying)).contains(CallOutcome.ANSWERED);
        assertThat(world.agent("1001").activity()).isInstanceOf(Activity.WrapUp.class);
        assertThat(world.agent("1002").activity()).isEqualTo(new Activity.Talking(living));
        assertThat(world.snapshot().connected()).isTrue();
        assertThat(world.snapshot().away()).containsExactly(TWO);

        world.pass(World.TIMING.wrapUp());
        CallId next = waiting(ONE, WANG);
        assertThat(offerOf(next).orElseThrow().agent().value()).isEqualTo("1001");
        world.pickUp(next);
        assertThat(world.agent("1001").activity()).isEqualTo(new Activity.Talking(next));
    }

    @Test
    void given_a_talk_when_its_node_dies_then_its_record_ends_when_it_was_seen_last() {
        ready("1001");
        CallId call = waiting(TWO, WANG);
        world.pickUp(call);
        world.pass(Duration.ofSeconds(60));
        Instant died = world.now;

        world.kill(TWO);
        refusesFor(TWO, Nodes.REFUSES);

        assertThat(world.facts)
                .filteredOn(Fact.CallEnded.class::isInstance)
                .singleElement(InstanceOfAssertFactories.type(Fact.CallEnded.class))
                .satisfies(ended -> {
                    assertThat(ended.lastSign()).contains(died);
                    assertThat(ended.talked()).isEqualTo(Duration.ofSeconds(60));
                    assertThat(ended.tracks()).allMatch(track -> track.endedAt().equals(Optional.of(died)));
                });
    }

    @Test
    void given_a_call_that_rings_when_its_node_dies_then_its_agent_is_ready_again_and_not_paused() {
        ready("1001");
        CallId ringing = waiting(TWO, WANG);
        assertThat(world.agent("1001").activity()).isInstanceOf(Activity.Offered.class);

        world.kill(TWO);
        refusesFor(TWO, Nodes.REFUSES);

        assertThat(outcome(ringing)).contains(CallOutcome.LOST_SIGHT);
        assertThat(world.agent("1001").activity()).isInstanceOf(Activity.Ready.class);
    }

    @Test
    void given_waiting_callers_when_their_node_dies_then_calling_again_by_the_other_they_have_their_place() {
        CallId first = waiting(TWO, WANG);
        Instant entry = world.now;
        world.pass(Duration.ofSeconds(20));
        CallId other = waiting(ONE, LI);

        world.kill(TWO);
        world.pass(Duration.ofSeconds(1));
        CallId again = waiting(ONE, WANG);

        assertThat(world.commands).contains(new Command.Seniority(again, World.channel(again), entry));
        ready("1001");
        assertThat(offerOf(again)).as("before the one who came later").isPresent();
        assertThat(offerOf(other)).isEmpty();
        refusesFor(TWO, Nodes.REFUSES);
        assertThat(outcome(first)).contains(CallOutcome.LOST_SIGHT);
    }

    @Test
    void given_a_node_that_is_silent_then_its_talks_are_given_up_after_two_minutes_and_not_before() {
        ready("1001");
        CallId call = waiting(TWO, WANG);
        world.pickUp(call);

        world.cut(TWO);
        world.pass(Nodes.SILENT.minusSeconds(1));
        world.cut(TWO);
        assertThat(world.agent("1001").activity()).isEqualTo(new Activity.Talking(call));
        world.pass(Duration.ofSeconds(1));
        world.cut(TWO);

        assertThat(outcome(call)).contains(CallOutcome.ANSWERED);
    }

    @Test
    void given_only_the_connection_was_cut_when_it_is_back_then_the_talk_goes_on() {
        ready("1001");
        CallId call = waiting(TWO, WANG);
        world.pickUp(call);

        world.cut(TWO);
        world.pass(Duration.ofSeconds(30));
        world.cut(TWO);
        world.connect(TWO);

        assertThat(outcome(call)).isEmpty();
        assertThat(world.agent("1001").activity()).isEqualTo(new Activity.Talking(call));
        assertThat(world.snapshot().away()).isEmpty();
    }

    @Test
    void given_only_the_connection_was_cut_then_its_waiting_callers_are_left_to_asterisk_and_the_others_are_not() {
        CallId there = waiting(TWO, WANG);
        CallId here = waiting(ONE, LI);

        world.cut(TWO);
        world.pass(Exchange.LINK_GRACE);

        assertThat(world.commands).contains(new Command.Release(there)).doesNotContain(new Command.Release(here));
    }

    @Test
    void given_the_only_connected_node_when_it_refuses_then_its_calls_wait_for_its_return_as_ever() {
        world.kill(TWO);
        ready("1001");
        CallId call = waiting(ONE, WANG);
        world.pickUp(call);

        world.cut(ONE);
        refusesFor(ONE, Nodes.SILENT);

        assertThat(outcome(call)).isEmpty();
    }

    @Test
    void given_a_promised_callback_on_a_node_that_dies_then_it_stands_on_the_other_with_the_next_round() {
        DueCallback due = new DueCallback(
                new UUID(1, 1), WANG, CallPurpose.PROMISED, new hotline.telephony.call.QueueId("general"), world.now);
        world.tell(new Input.CallbacksDue(List.of(due)));
        world.kill(ONE);
        refusesFor(ONE, Nodes.REFUSES);

        world.tell(new Input.CallbacksDue(List.of(due)));
        ready("1003");

        assertThat(world.commands)
                .filteredOn(Command.RingOurSide.class::isInstance)
                .extracting(ring -> ((Command.RingOurSide) ring).node())
                .containsExactly(TWO);
    }

    // ---- and comes back

    @Test
    void given_an_agent_who_went_home_meanwhile_when_a_node_comes_back_then_it_forgets_the_agent() {
        ready("1001", "1002");
        world.kill(TWO);
        world.ask(new Input.SignOut(new AgentId("1001")));
        world.members.put(
                new AgentId("1001"), new AsteriskState.Member(new AgentId("1001"), phone("1001"), Optional.empty()));
        world.commands.clear();

        world.connect(TWO);

        assertThat(world.agent("1001").activity()).isInstanceOf(Activity.SignedOut.class);
        assertThat(world.commands)
                .contains(
                        new Command.Mirror(TWO, new AgentId("1001"), phone("1001"), new Membership.Absent()),
                        new Command.Mirror(TWO, new AgentId("1002"), phone("1002"), new Membership.Active()))
                .noneMatch(command -> command instanceof Command.Mirror mirror
                        && mirror.node().equals(ONE));
    }

    @Test
    void given_a_server_that_finds_calls_on_both_nodes_then_each_is_adopted_with_its_node() {
        ready("1001", "1002");
        CallId second = waiting(TWO, WANG);
        CallId first = waiting(ONE, LI);
        world.pickUp(second);
        world.pickUp(first);

        world.restart();

        assertThat(world.agent("1001").activity()).isEqualTo(new Activity.Talking(second));
        assertThat(world.agent("1002").activity()).isEqualTo(new Activity.Talking(first));
    }

    @Test
    void given_a_new_server_when_only_one_node_was_asked_yet_then_nobody_is_offered_who_may_talk_on_the_other() {
        ready("1001");
        CallId talk = waiting(TWO, WANG);
        world.pickUp(talk);
        World later = new World(3, AgentRules.NONE, List.of(ONE, TWO));
        later.members.putAll(world.members);
        later.connect(ONE);
        CallId call = later.dial(ONE, LI);
        later.enterQueue(call);
        assertThat(later.agent("1001").activity()).isInstanceOf(Activity.Ready.class);
        assertThat(later.stateOf(call)).isEqualTo("Queued");

        later.refuse(TWO);

        assertThat(later.stateOf(call)).isNotEqualTo("Queued");
    }

    @Test
    void given_calls_without_an_end_when_their_node_is_not_known_yet_then_they_are_to_be_asked_about_again() {
        World later = new World(1, AgentRules.NONE, List.of(ONE, TWO));
        later.connect(ONE);
        Unended here = unended("1700000000.1", later.now);
        Unended there = unended("2-1700000000.1", later.now);

        assertThat(later.ask(new Input.FoundUnended(List.of(here, there)))).isInstanceOf(Result.Refused.class);
        assertThat(ends(later)).containsExactly(here.call());

        later.connect(TWO);
        assertThat(later.ask(new Input.FoundUnended(List.of(here, there)))).isEqualTo(Result.done());
        assertThat(ends(later)).containsExactly(here.call(), there.call());
    }

    private static Unended unended(String call, Instant now) {
        return new Unended(new CallId(call), true, now, Optional.empty(), now, List.of());
    }

    private static List<CallId> ends(World world) {
        return world.facts.stream()
                .filter(Fact.CallEnded.class::isInstance)
                .map(fact -> ((Fact.CallEnded) fact).call())
                .toList();
    }
}

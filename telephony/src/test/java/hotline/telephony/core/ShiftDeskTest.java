package hotline.telephony.core;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.kernel.PhoneNumber;
import hotline.telephony.call.AgentId;
import hotline.telephony.call.AgentStatus;
import hotline.telephony.call.CallId;
import hotline.telephony.call.Extension;
import hotline.telephony.core.Earlier.Shift;
import hotline.telephony.fact.Fact;
import hotline.telephony.routing.AgentOrder;
import hotline.telephony.routing.AgentProfile;
import hotline.telephony.routing.Choice;
import hotline.telephony.routing.Queue;
import hotline.telephony.routing.Routing;
import hotline.telephony.routing.Skills;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two agents; among equals the first gets the call. */
class ShiftDeskTest {

    private static final AgentId FIRST = new AgentId("1001");
    private static final AgentId SECOND = new AgentId("1002");
    private static final CallId BEFORE = new CallId("1699999999.1");
    private static final PhoneNumber OTHER = PhoneNumber.parse("13907735678");

    private final World world = new World(2);

    @BeforeEach
    void atWork() {
        world.connect();
        world.signInAll();
        world.pass(Duration.ofMinutes(5));
    }

    private Instant ago(long seconds) {
        return world.now.minusSeconds(seconds);
    }

    private static Shift idle(Instant since) {
        return shift(since, Duration.ZERO, Map.of());
    }

    private static Shift shift(Instant idleSince, Duration talked, Map<CallId, Instant> taken) {
        return new Shift(Optional.of(idleSince), talked, taken);
    }

    private void remember(Map<AgentId, Shift> shifts) {
        remember(shifts, List.of());
    }

    private void remember(Map<AgentId, Shift> shifts, List<Served> served) {
        world.tell(new Input.Remembered(new Earlier(Optional.of(ago(86_400)), shifts), served));
    }

    private AgentId nextCallGoesTo() {
        return offered(world.dialAndWait());
    }

    private AgentId offered(CallId call) {
        return world.facts.stream()
                .filter(Fact.CallOffered.class::isInstance)
                .map(Fact.CallOffered.class::cast)
                .filter(offer -> offer.call().equals(call))
                .reduce((_, last) -> last)
                .orElseThrow()
                .agent();
    }

    private void served(CallId call) {
        world.pickUp(call);
        world.citizenHangsUp(call);
        world.pass(Duration.ofSeconds(15));
    }

    private void limit(AgentId agent, int mostCallsAnHour) {
        world.ask(new Input.ConfigureRouting(
                Routing.of(Routing.PLAIN.queues().values().stream().toList(), limited(agent, mostCallsAnHour))));
    }

    private static Map<AgentId, AgentProfile> limited(AgentId agent, int mostCallsAnHour) {
        Map<AgentId, AgentProfile> agents = new HashMap<>();
        agents.put(FIRST.equals(agent) ? SECOND : FIRST, new AgentProfile(Skills.NONE, 1));
        agents.put(agent, new AgentProfile(Skills.NONE, mostCallsAnHour));
        return agents;
    }

    private void choose(AgentOrder order, Duration lastAgentWait) {
        world.ask(new Input.ConfigureRouting(Routing.of(
                List.of(Queue.open(Routing.GENERAL, "人工").withChoice(new Choice(order, lastAgentWait))), Map.of())));
    }

    // ---- longest idle

    @Test
    void given_a_restart_when_nothing_is_remembered_then_all_are_alike() {
        world.restart();

        assertThat(nextCallGoesTo()).isEqualTo(FIRST);
    }

    @Test
    void given_a_restart_when_remembered_afterwards_then_the_longest_idle_is_next() {
        world.restart();
        remember(Map.of(FIRST, idle(ago(10)), SECOND, idle(ago(300))));

        assertThat(nextCallGoesTo()).isEqualTo(SECOND);
    }

    @Test
    void given_a_restart_when_remembered_before_asterisk_is_known_then_the_longest_idle_is_next() {
        world.restart(() -> remember(Map.of(FIRST, idle(ago(10)), SECOND, idle(ago(300)))));

        assertThat(nextCallGoesTo()).isEqualTo(SECOND);
    }

    @Test
    void given_a_call_since_the_restart_when_remembered_late_then_the_call_counts() {
        world.restart();
        CallId call = world.dialAndWait();
        assertThat(offered(call)).isEqualTo(FIRST);
        served(call);

        remember(Map.of(FIRST, idle(ago(9000)), SECOND, idle(ago(300))));

        assertThat(nextCallGoesTo()).isEqualTo(SECOND);
    }

    @Test
    void given_an_agent_of_whom_the_last_day_tells_nothing_then_idle_for_all_of_it() {
        world.restart();
        remember(Map.of(FIRST, idle(ago(80_000))));

        assertThat(nextCallGoesTo()).isEqualTo(SECOND);
    }

    @Test
    void given_an_end_of_the_last_call_that_nobody_knows_then_free_since_the_restart() {
        world.restart(() ->
                remember(Map.of(FIRST, new Shift(Optional.empty(), Duration.ZERO, Map.of()), SECOND, idle(ago(1)))));

        assertThat(nextCallGoesTo()).isEqualTo(SECOND);
    }

    @Test
    void given_remembered_twice_then_the_second_time_changes_nothing() {
        choose(AgentOrder.LEAST_TALK, Duration.ZERO);
        world.restart();
        choose(AgentOrder.LEAST_TALK, Duration.ZERO);
        Map<AgentId, Shift> shifts = Map.of(
                FIRST, shift(ago(10), Duration.ofSeconds(200), Map.of()),
                SECOND, shift(ago(10), Duration.ofSeconds(300), Map.of()));
        remember(shifts);
        remember(Map.of(FIRST, shift(ago(10), Duration.ofSeconds(200), Map.of())));

        assertThat(nextCallGoesTo()).isEqualTo(FIRST);
    }

    @Test
    void given_a_clock_that_was_set_back_then_nobody_is_idle_from_the_future_on_nor_at_the_limit_for_longer() {
        limit(FIRST, 1);
        world.restart();
        limit(FIRST, 1);
        remember(Map.of(
                FIRST, shift(ago(-500), Duration.ZERO, Map.of(BEFORE, ago(-500))),
                SECOND, idle(ago(-900))));
        world.pass(Duration.ofSeconds(1));
        CallId call = world.dialAndWait();
        assertThat(offered(call)).isEqualTo(SECOND);
        served(call);
        CallId next = world.dialAndWait();

        assertThat(world.stateOf(next)).isEqualTo("Queued");
        world.citizenHangsUp(next);
        world.pass(Duration.ofMinutes(59));
        world.pass(Duration.ofSeconds(59));

        assertThat(nextCallGoesTo()).isEqualTo(FIRST);
    }

    @Test
    void given_wrap_up_that_ended_while_no_server_ran_then_idle_since_its_end() {
        CallId first = world.dialAndWait();
        CallId second = world.dialAndWait();
        world.pickUp(first);
        world.pickUp(second);
        world.citizenHangsUp(second);
        world.pass(Duration.ofSeconds(5));
        world.citizenHangsUp(first);
        assertThat(List.of(offered(first), offered(second))).containsExactly(FIRST, SECOND);

        world.restart(() -> world.now = world.now.plusSeconds(60));

        assertThat(nextCallGoesTo()).isEqualTo(SECOND);
    }

    @Test
    void given_a_call_that_asterisk_connected_while_no_server_ran_and_that_ended_then_it_counts() {
        Unended unseen =
                new Unended(BEFORE, false, ago(40), Optional.of(new Unended.Talk(FIRST, ago(30))), ago(20), List.of());
        Map<AgentId, Shift> shifts = Map.of(FIRST, idle(ago(300)), SECOND, idle(ago(200)));
        limit(FIRST, 2);
        world.restart(() -> remember(shifts));
        limit(FIRST, 2);
        world.ask(new Input.FoundUnended(List.of(unseen)));

        CallId call = world.dialAndWait();
        assertThat(offered(call)).isEqualTo(SECOND);
        served(call);
        call = world.dialAndWait();
        assertThat(offered(call)).isEqualTo(FIRST);
        served(call);
        assertThat(world.stateOf(world.dialAndWait())).isEqualTo("Queued");
    }

    @Test
    void given_the_end_of_an_unseen_call_that_is_found_first_then_what_is_remembered_of_before_it_changes_nothing() {
        world.restart();
        world.ask(new Input.FoundUnended(List.of(new Unended(
                BEFORE, true, ago(40), Optional.of(new Unended.Talk(FIRST, ago(30))), ago(20), List.of()))));
        remember(Map.of(FIRST, idle(ago(300)), SECOND, idle(ago(200))));

        assertThat(nextCallGoesTo()).isEqualTo(SECOND);
    }

    // ---- the hourly limit

    @Test
    void given_calls_before_and_since_the_restart_then_the_limit_counts_both_and_each_once() {
        limit(SECOND, 2);
        CallId goesOn = world.dialAndWait();
        served(goesOn); // the first agent's only one
        CallId talk = world.dialAndWait();
        world.pickUp(talk);
        Instant began = world.now;
        assertThat(offered(talk)).isEqualTo(SECOND);
        world.pass(Duration.ofMinutes(10));

        world.restart();
        limit(SECOND, 2);
        remember(Map.of(
                FIRST,
                shift(ago(600), Duration.ZERO, Map.of(goesOn, ago(620))),
                SECOND,
                new Shift(Optional.empty(), Duration.ZERO, Map.of(talk, began))));
        world.citizenHangsUp(talk);
        world.pass(Duration.ofSeconds(15));

        CallId third = world.dialAndWait();
        assertThat(offered(third)).isEqualTo(SECOND);
        served(third);
        CallId fourth = world.dialAndWait();
        assertThat(world.stateOf(fourth)).isEqualTo("Queued");
        world.citizenHangsUp(fourth);
        world.pass(Duration.between(world.now, began.plus(Duration.ofHours(1))));

        CallId fifth = world.dialAndWait();
        assertThat(List.of(FIRST, SECOND)).contains(offered(fifth));
        served(fifth);
        assertThat(world.agent("1002").name()).isEqualTo("READY");
    }

    @Test
    void given_an_agent_who_signs_in_after_the_restart_then_the_calls_of_the_hour_count_and_the_talk_does_not() {
        world.ask(new Input.SignOut(FIRST));
        world.ask(new Input.SignOut(SECOND));
        world.restart();
        limit(FIRST, 1);
        remember(Map.of(
                FIRST,
                shift(ago(10), Duration.ofHours(3), Map.of(BEFORE, ago(1800))),
                new AgentId("1009"),
                shift(ago(10), Duration.ofHours(3), Map.of(BEFORE, ago(1800)))));
        assertThat(world.snapshot().agents()).isEmpty();

        world.ask(new Input.SignIn(FIRST, new Extension("1001")));
        world.ask(new Input.MakeReady(FIRST));
        CallId call = world.dialAndWait();
        assertThat(world.stateOf(call)).isEqualTo("Queued");
        choose(AgentOrder.LEAST_TALK, Duration.ZERO); // and no limits
        assertThat(offered(call)).isEqualTo(FIRST);
        world.ask(new Input.SignIn(SECOND, new Extension("1002")));
        world.ask(new Input.MakeReady(SECOND));
        served(call);

        assertThat(nextCallGoesTo()).isEqualTo(SECOND);
    }

    // ---- time talked

    @Test
    void given_least_talk_first_then_talks_before_and_since_the_restart_are_one_sum() {
        world.restart();
        choose(AgentOrder.LEAST_TALK, Duration.ZERO);
        CallId call = world.dialAndWait();
        world.pickUp(call);
        assertThat(offered(call)).isEqualTo(FIRST);
        world.pass(Duration.ofSeconds(60));
        remember(Map.of(
                FIRST, shift(ago(300), Duration.ofSeconds(100), Map.of()),
                SECOND, shift(ago(300), Duration.ofSeconds(150), Map.of())));
        world.citizenHangsUp(call);
        world.pass(Duration.ofSeconds(15));

        assertThat(nextCallGoesTo()).isEqualTo(SECOND);
    }

    @Test
    void given_an_agent_who_began_a_new_shift_before_it_was_remembered_then_the_old_one_does_not_count() {
        world.restart();
        choose(AgentOrder.LEAST_TALK, Duration.ZERO);
        world.ask(new Input.SignOut(FIRST));
        world.ask(new Input.SignIn(FIRST, new Extension("1001")));
        world.ask(new Input.MakeReady(FIRST));
        remember(Map.of(
                FIRST, shift(ago(300), Duration.ofSeconds(500), Map.of()),
                SECOND, shift(ago(300), Duration.ofSeconds(150), Map.of())));

        assertThat(nextCallGoesTo()).isEqualTo(FIRST);
    }

    // ---- last agent first

    @Test
    void given_a_caller_who_was_served_before_the_restart_then_the_same_agent_is_waited_for() {
        world.restart();
        choose(AgentOrder.LONGEST_IDLE, Duration.ofSeconds(20));
        remember(Map.of(), List.of(new Served(World.CALLER, FIRST), new Served(World.CALLER, SECOND)));

        assertThat(nextCallGoesTo()).isEqualTo(SECOND);
    }

    @Test
    void given_a_caller_who_was_served_since_the_restart_then_that_is_what_counts() {
        world.restart();
        choose(AgentOrder.LONGEST_IDLE, Duration.ofSeconds(20));
        CallId call = world.dialAndWait();
        assertThat(offered(call)).isEqualTo(FIRST);
        served(call);
        remember(Map.of(), List.of(new Served(World.CALLER, SECOND)));

        assertThat(nextCallGoesTo()).isEqualTo(FIRST);
    }

    @Test
    void given_more_callers_than_are_remembered_then_the_oldest_are_forgotten_and_never_those_of_now() {
        LastAgents last = new LastAgents();
        last.served(OTHER, FIRST);
        last.servedBefore(java.util.stream.IntStream.range(0, Served.MOST)
                .mapToObj(number ->
                        new Served(new PhoneNumber("136" + (10_000_000 + number), PhoneNumber.Kind.MOBILE), SECOND))
                .toList());

        assertThat(last.of(OTHER)).contains(FIRST);
        assertThat(last.of(new PhoneNumber("13610000000", PhoneNumber.Kind.MOBILE)))
                .isEmpty();
        assertThat(last.of(new PhoneNumber("13610000001", PhoneNumber.Kind.MOBILE)))
                .contains(SECOND);
    }

    @Test
    void given_agents_on_a_break_or_talking_when_remembered_then_nothing_of_what_they_do_changes() {
        world.ask(new Input.TakeBreak(FIRST, "用餐"));
        CallId call = world.dialAndWait();
        world.pickUp(call);
        world.restart();
        List<AgentStatus> before = world.snapshot().agents();
        world.facts.clear();

        remember(Map.of(FIRST, idle(ago(10)), SECOND, idle(ago(20))));

        assertThat(world.snapshot().agents()).isEqualTo(before);
        assertThat(world.facts).isEmpty();
        assertThat(world.violations()).isEmpty();
    }
}

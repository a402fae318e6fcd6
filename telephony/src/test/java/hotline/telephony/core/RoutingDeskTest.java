package hotline.telephony.core;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.telephony.Result;
import hotline.telephony.TalkWish;
import hotline.telephony.call.AgentId;
import hotline.telephony.call.CallId;
import hotline.telephony.call.CallOutcome;
import hotline.telephony.call.QueueId;
import hotline.telephony.fact.Fact;
import hotline.telephony.routing.AgentOrder;
import hotline.telephony.routing.AgentProfile;
import hotline.telephony.routing.Choice;
import hotline.telephony.routing.Demand;
import hotline.telephony.routing.Limits;
import hotline.telephony.routing.Night;
import hotline.telephony.routing.OpeningHours;
import hotline.telephony.routing.Overflow;
import hotline.telephony.routing.Queue;
import hotline.telephony.routing.Routing;
import hotline.telephony.routing.Seniority;
import hotline.telephony.routing.Skills;
import hotline.telephony.routing.Stage;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The world's clock starts on a Tuesday, 10:00 in the city. */
class RoutingDeskTest {

    private static final QueueId GENERAL = Routing.GENERAL;
    private static final QueueId OTHER = new QueueId("other");
    private static final Skills DIALECT = Skills.of(Map.of("桂柳话", 3));
    private static final OpeningHours NIGHTS_ONLY = new OpeningHours(
            Map.of(DayOfWeek.TUESDAY, List.of(new OpeningHours.Window(LocalTime.of(20, 0), LocalTime.MIDNIGHT))));

    private final World world = new World(2);

    @BeforeEach
    void open() {
        world.connect();
        world.signInAll();
    }

    private void configure(Queue... queues) {
        configure(Map.of(), queues);
    }

    private void configure(Map<AgentId, AgentProfile> agents, Queue... queues) {
        assertThat(world.ask(new Input.ConfigureRouting(Routing.of(List.of(queues), agents))))
                .isEqualTo(Result.done());
    }

    private static Queue general() {
        return Queue.open(GENERAL, "人工");
    }

    private static Queue dialect() {
        return general()
                .withStages(List.of(
                        new Stage(Duration.ZERO, new Demand(DIALECT, Skills.NONE)),
                        new Stage(Duration.ofSeconds(30), Demand.ANYONE)));
    }

    private static AgentProfile speaking() {
        return new AgentProfile(DIALECT, Integer.MAX_VALUE);
    }

    /** Nobody is free any more. */
    private void takeAll() {
        world.pickUp(world.dialAndWait());
        world.pickUp(world.dialAndWait());
    }

    @Test
    void given_free_agents_without_the_skill_when_the_demand_is_relaxed_then_the_call_is_offered_at_that_moment() {
        configure(dialect());
        CallId call = world.dialAndWait();
        assertThat(world.stateOf(call)).isEqualTo("Queued");

        world.pass(Duration.ofMillis(29_999));
        assertThat(world.stateOf(call)).isEqualTo("Queued");

        world.pass(Duration.ofMillis(1));
        assertThat(world.stateOf(call)).isEqualTo("Ringing");
        assertThat(offered(call).why().get(1)).contains("第 1 次放宽，等待满 30 秒起");
    }

    @Test
    void given_a_waiting_call_when_a_supervisor_gives_an_agent_the_skill_then_the_call_is_offered_at_once() {
        configure(dialect());
        CallId call = world.dialAndWait();

        configure(Map.of(new AgentId("1002"), speaking()), dialect());

        assertThat(world.agent("1002").call()).contains(call);
    }

    @Test
    void given_calls_in_a_queue_when_it_is_removed_then_they_wait_in_the_first_queue_with_their_seniority() {
        configure(dialect(), Queue.open(OTHER, "其他"));
        CallId call = world.dialAndWait();

        configure(Queue.open(OTHER, "其他"));

        assertThat(queued(call)).containsExactly(GENERAL, OTHER);
        assertThat(world.stateOf(call)).isEqualTo("Ringing");
    }

    @Test
    void given_a_closed_queue_when_a_call_enters_then_it_hears_the_night_prompt_and_waits_in_the_night_queue() {
        configure(
                general().withHours(NIGHTS_ONLY, new Night(Optional.of("night-service"), Optional.of(OTHER))),
                Queue.open(OTHER, "夜间值守"));

        CallId call = world.dialAndWait();

        assertThat(queued(call)).containsExactly(OTHER);
        assertThat(world.commands).contains(new Command.Announce(call, "night-service"));
        assertThat(offered(call).why().getFirst()).contains("夜间值守");
    }

    @Test
    void given_agent_who_sends_the_citizen_to_another_queue_then_the_call_waits_there_and_not_where_it_was() {
        configure(
                Map.of(new AgentId("1002"), speaking()),
                general(),
                new Queue(
                        OTHER,
                        "桂柳话",
                        OpeningHours.ALWAYS,
                        Night.NONE,
                        dialect().stages(),
                        Seniority.USUAL,
                        Choice.LONGEST_IDLE,
                        Limits.NONE,
                        List.of()));
        world.ask(new Input.TakeBreak(new AgentId("1002"), "午餐"));
        CallId call = world.dialAndWait();
        world.pickUp(call);
        world.ask(new Input.OfTalk(new AgentId("1001"), new TalkWish.ToQueue(OTHER)));
        world.ask(new Input.FinishWrapUp(new AgentId("1001")));
        assertThat(world.stateOf(call)).as("1001 does not speak it").isEqualTo("Queued");
        world.ask(new Input.MakeReady(new AgentId("1002")));
        assertThat(world.agent("1002").call()).contains(call);
    }

    @Test
    void given_too_long_a_wait_when_checked_again_then_the_call_goes_to_the_other_queue_and_keeps_its_entry() {
        configure(
                Map.of(new AgentId("1001"), speaking()),
                dialect()
                        .withStages(List.of(new Stage(Duration.ZERO, new Demand(DIALECT, Skills.NONE))))
                        .withLimits(
                                Limits.NONE,
                                List.of(new Overflow(
                                        new Overflow.Waited(Duration.ofSeconds(12)), new Overflow.ToQueue(OTHER)))),
                Queue.open(OTHER, "其他"));
        world.pickUp(world.dialAndWait());
        CallId call = world.dialAndWait();
        world.pass(Duration.ofSeconds(11));
        assertThat(world.stateOf(call)).isEqualTo("Queued");

        world.pass(RoutingDesk.CHECK_EVERY);

        assertThat(queued(call)).containsExactly(GENERAL, OTHER);
        assertThat(world.agent("1002").call()).contains(call);
        assertThat(offered(call).waited()).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void given_others_waiting_when_the_queue_is_long_then_the_next_caller_is_promised_a_callback() {
        configure(general()
                .withLimits(Limits.NONE, List.of(new Overflow(new Overflow.Length(1), new Overflow.ToCallback()))));
        takeAll();
        CallId first = world.dialAndWait();
        CallId second = world.dialAndWait();

        assertThat(world.stateOf(first)).isEqualTo("Queued");
        assertThat(world.stateOf(second)).isEqualTo("Ended");
        assertThat(only(Fact.CallbackPromised.class).call()).isEqualTo(second);
        assertThat(only(Fact.CallEnded.class).outcome()).isEqualTo(CallOutcome.NOBODY_AVAILABLE);
    }

    @Test
    void given_an_overflow_rule_that_applies_when_the_relaxed_demand_finds_an_agent_then_the_agent_comes_first() {
        configure(dialect()
                .withLimits(
                        Limits.NONE,
                        List.of(new Overflow(
                                new Overflow.Waited(Duration.ofSeconds(30)), new Overflow.Announce("queue-is-long")))));
        CallId call = world.dialAndWait();

        world.pass(Duration.ofSeconds(30));

        assertThat(world.stateOf(call)).isEqualTo("Ringing");
        assertThat(world.commands).noneMatch(Command.Announce.class::isInstance);
    }

    @Test
    void given_a_full_queue_without_a_way_out_then_the_next_caller_hears_that_nobody_is_available() {
        configure(general().withLimits(new Limits(1, Integer.MAX_VALUE), List.of()));
        takeAll();
        world.dialAndWait();

        CallId second = world.dialAndWait();

        assertThat(world.commands).contains(new Command.GiveUp(second));
    }

    @Test
    void given_a_slow_queue_when_the_expected_wait_is_too_long_then_it_is_announced_once_and_the_place_kept() {
        Overflow announce =
                new Overflow(new Overflow.Expected(Duration.ofSeconds(60)), new Overflow.Announce("queue-is-long"));
        configure(general().withLimits(Limits.NONE, List.of(announce)));
        world.pickUp(world.dialAndWait());
        CallId talks = world.dialAndWait();
        world.pickUp(talks);
        for (int i = 0; i < 3; i++) {
            CallId next = world.dialAndWait();
            world.pass(Duration.ofSeconds(60));
            world.agentHangsUp(talks);
            world.pass(World.TIMING.wrapUp());
            world.pickUp(next);
            talks = next;
        }
        CallId waits = world.dialAndWait();

        world.pass(Duration.ofMinutes(5));

        assertThat(world.commands.stream().filter(new Command.Announce(waits, "queue-is-long")::equals))
                .hasSize(1);
        assertThat(world.stateOf(waits)).isEqualTo("Queued");
    }

    @Test
    void given_the_same_caller_again_when_their_agent_is_busy_then_they_wait_for_that_agent_but_not_for_long() {
        configure(general().withChoice(new Choice(AgentOrder.LONGEST_IDLE, Duration.ofSeconds(15))));
        CallId before = world.dialAndWait();
        world.pickUp(before);
        world.citizenHangsUp(before);
        assertThat(world.agent("1001").name()).isEqualTo("WRAP_UP");

        CallId again = world.dialAndWait();
        assertThat(world.stateOf(again)).isEqualTo("Queued");

        world.pass(World.TIMING.wrapUp());
        assertThat(world.agent("1001").call()).contains(again);
        assertThat(offered(again).why()).last().isEqualTo("上次接待该来电的话务员");
    }

    @Test
    void given_the_last_agent_stays_busy_when_the_patience_ends_then_another_gets_the_call() {
        configure(general().withChoice(new Choice(AgentOrder.LONGEST_IDLE, Duration.ofSeconds(4))));
        CallId before = world.dialAndWait();
        world.pickUp(before);
        world.citizenHangsUp(before);
        CallId again = world.dialAndWait();

        world.pass(Duration.ofSeconds(4));

        assertThat(world.agent("1002").call()).contains(again);
    }

    @Test
    void given_an_agent_at_the_hourly_limit_then_no_more_calls_come_until_the_oldest_is_an_hour_ago() {
        configure(
                Map.of(
                        new AgentId("1001"), new AgentProfile(Skills.NONE, 1),
                        new AgentId("1002"), new AgentProfile(Skills.NONE, 1)),
                general());
        for (int i = 0; i < 2; i++) {
            CallId served = world.dialAndWait();
            world.pickUp(served);
            world.citizenHangsUp(served);
        }
        world.pass(Duration.ofMinutes(55));
        CallId call = world.dialAndWait();
        world.pass(Duration.ofSeconds(299));
        assertThat(world.stateOf(call)).isEqualTo("Queued");

        world.pass(Duration.ofSeconds(1));

        assertThat(world.stateOf(call)).isEqualTo("Ringing");
    }

    @Test
    void given_a_limit_of_calls_served_at_once_then_the_next_waits_beside_a_free_agent_until_one_ends() {
        configure(general().withLimits(new Limits(Integer.MAX_VALUE, 1), List.of()));
        CallId first = world.dialAndWait();
        world.pickUp(first);
        CallId second = world.dialAndWait();
        assertThat(world.stateOf(second)).isEqualTo("Queued");

        world.citizenHangsUp(first);

        assertThat(world.stateOf(second)).isEqualTo("Ringing");
    }

    @Test
    void given_a_script_that_never_says_that_the_prompt_is_over_then_the_call_waits_again_all_the_same() {
        world.announcementsEnd = false;
        configure(general().withHours(NIGHTS_ONLY, new Night(Optional.of("night-service"), Optional.empty())));
        CallId call = world.dialAndWait();
        assertThat(world.stateOf(call)).isEqualTo("Queued");

        world.pass(Duration.ofSeconds(30));

        assertThat(world.stateOf(call)).isEqualTo("Ringing");
    }

    private Fact.CallOffered offered(CallId call) {
        return world.facts.stream()
                .filter(Fact.CallOffered.class::isInstance)
                .map(Fact.CallOffered.class::cast)
                .filter(fact -> fact.call().equals(call))
                .findFirst()
                .orElseThrow();
    }

    private List<QueueId> queued(CallId call) {
        return world.facts.stream()
                .filter(Fact.CallQueued.class::isInstance)
                .map(Fact.CallQueued.class::cast)
                .filter(fact -> fact.call().equals(call))
                .map(Fact.CallQueued::queue)
                .toList();
    }

    private <T extends Fact> T only(Class<T> kind) {
        List<T> found =
                world.facts.stream().filter(kind::isInstance).map(kind::cast).toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }
}

package hotline.telephony.core;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.telephony.Pop;
import hotline.telephony.Result;
import hotline.telephony.call.AgentId;
import hotline.telephony.call.CallId;
import hotline.telephony.call.CallOutcome;
import hotline.telephony.call.Extension;
import hotline.telephony.call.OfferOutcome;
import hotline.telephony.fact.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExchangeTest {

    private static final AgentId FIRST = new AgentId("1001");
    private static final Extension FIRST_PHONE = new Extension("1001");

    private final World world = new World(3);

    @BeforeEach
    void connected() {
        world.connect();
    }

    @Test
    void given_ready_agent_when_citizen_calls_then_pop_before_ring() {
        world.signInAll();
        world.commands.clear();

        CallId call = world.dialAndWait();

        assertThat(world.commands.stream().map(Command::getClass).toList())
                .containsSubsequence(Command.DeliverPop.class, Command.Ring.class);
        assertThat(world.stateOf(call)).isEqualTo("Ringing");
        assertThat(world.agent("1001").name()).isEqualTo("OFFERED");
    }

    @Test
    void given_desktop_that_does_not_react_then_phone_rings_after_its_patience() {
        world.desktopReacts = false;
        world.signInAll();
        CallId call = world.dialAndWait();
        assertThat(world.stateOf(call)).isEqualTo("Offered");

        world.pass(Duration.ofMillis(20));

        assertThat(world.stateOf(call)).isEqualTo("Ringing");
    }

    @Test
    void given_agents_of_different_idleness_then_the_longest_idle_gets_the_call_and_the_reason_says_so() {
        world.ask(new Input.SignIn(FIRST, FIRST_PHONE));
        world.ask(new Input.SignIn(new AgentId("1002"), new Extension("1002")));
        world.ask(new Input.MakeReady(new AgentId("1002")));
        world.pass(Duration.ofSeconds(12));
        world.ask(new Input.MakeReady(FIRST));

        world.dialAndWait();

        Fact.CallOffered offered = only(Fact.CallOffered.class);
        assertThat(offered.agent().value()).isEqualTo("1002");
        assertThat(offered.why()).last().asString().isEqualTo("空闲时间最长（12 秒，其次 1001 为 0 秒）");
    }

    @Test
    void given_two_waiting_then_the_senior_is_served_first() {
        CallId senior = world.dialAndWait();
        world.pass(Duration.ofSeconds(3));
        CallId junior = world.dialAndWait();
        world.ask(new Input.SignIn(FIRST, FIRST_PHONE));

        world.ask(new Input.MakeReady(FIRST));
        world.pass(Duration.ofMillis(30));

        assertThat(world.stateOf(senior)).isEqualTo("Ringing");
        assertThat(world.stateOf(junior)).isEqualTo("Queued");
    }

    @Test
    void given_unanswered_ring_then_agent_paused_and_call_offered_to_the_next_in_its_place() {
        world.signInAll();
        CallId call = world.dialAndWait();

        world.ringOut(call, OfferOutcome.NO_ANSWER);

        assertThat(world.agent("1001").name()).isEqualTo("PAUSED");
        assertThat(world.agent("1001").reason()).contains("NO_ANSWER");
        assertThat(world.agent("1002").call()).contains(call);
        assertThat(offers(call)).hasSize(2);
        assertThat(offers(call).get(0).draftId()).isEqualTo(offers(call).get(1).draftId());
    }

    @Test
    void given_unregistered_phone_when_dialled_then_agent_paused_as_unreachable_and_next_agent_rings() {
        world.signInAll();
        world.phones.put(FIRST_PHONE, false); // Asterisk has not told yet

        CallId call = world.dialAndWait();

        assertThat(world.agent("1001").reason()).contains("PHONE_UNREACHABLE");
        assertThat(world.agent("1002").call()).contains(call);
    }

    @Test
    void given_phone_known_as_unregistered_then_its_agent_is_passed_over_but_stays_ready() {
        world.signInAll();
        world.phone(FIRST_PHONE, false);

        CallId call = world.dialAndWait();

        assertThat(world.agent("1002").call()).contains(call);
        assertThat(world.agent("1001").name()).isEqualTo("READY");
        assertThat(world.agent("1001").phoneReachable()).isFalse();
    }

    @Test
    void given_talk_ended_then_wrap_up_runs_out_and_agent_is_ready() {
        world.signInAll();
        CallId call = world.dialAndWait();
        world.pickUp(call);
        world.pass(Duration.ofSeconds(40));
        world.agentHangsUp(call);
        assertThat(world.agent("1001").name()).isEqualTo("WRAP_UP");

        world.pass(Duration.ofSeconds(10));

        assertThat(world.agent("1001").name()).isEqualTo("READY");
        Fact.CallEnded ended = only(Fact.CallEnded.class);
        assertThat(ended.outcome()).isEqualTo(CallOutcome.ANSWERED);
        assertThat(ended.talked()).isEqualTo(Duration.ofSeconds(40));
        assertThat(ended.tracks()).hasSize(2);
    }

    @Test
    void given_citizen_hangs_up_at_each_stage_then_one_end_with_its_outcome() {
        CallId greeting = world.dial();
        world.citizenHangsUp(greeting);
        CallId waiting = world.dialAndWait();
        world.citizenHangsUp(waiting);
        world.signInAll();
        CallId ringing = world.dialAndWait();
        world.citizenHangsUp(ringing);
        CallId talking = world.dialAndWait();
        world.pickUp(talking);
        world.citizenHangsUp(talking);

        assertThat(world.facts.stream()
                        .filter(Fact.CallEnded.class::isInstance)
                        .map(fact -> ((Fact.CallEnded) fact).outcome()))
                .containsExactly(
                        CallOutcome.ABANDONED_IN_GREETING,
                        CallOutcome.ABANDONED_WAITING,
                        CallOutcome.ABANDONED_RINGING,
                        CallOutcome.ANSWERED);
    }

    @Test
    void given_citizen_gave_up_ringing_then_agent_keeps_the_turn() {
        world.signInAll();
        world.pass(Duration.ofSeconds(5));
        world.citizenHangsUp(world.dialAndWait());

        CallId next = world.dialAndWait();

        assertThat(world.agent("1001").call()).contains(next);
    }

    @Test
    void given_phone_in_use_by_another_then_sign_in_is_refused_in_chinese() {
        world.ask(new Input.SignIn(FIRST, FIRST_PHONE));

        Result second = world.ask(new Input.SignIn(new AgentId("1002"), FIRST_PHONE));

        assertThat(second).isEqualTo(Result.refused("分机 1001 正由话务员 1001 使用"));
    }

    @Test
    void given_signed_in_agent_then_the_same_sign_in_is_done_and_another_phone_refused() {
        world.ask(new Input.SignIn(FIRST, FIRST_PHONE));

        assertThat(world.ask(new Input.SignIn(FIRST, FIRST_PHONE))).isEqualTo(Result.done());
        assertThat(world.ask(new Input.SignIn(FIRST, new Extension("1002"))))
                .isEqualTo(Result.refused("您已在分机 1001 签入，请先签出"));
        assertThat(world.ask(new Input.SignIn(new AgentId("1002"), new Extension("4711"))))
                .isEqualTo(Result.refused("没有分机 4711，请核对号码"));
    }

    @Test
    void given_longest_wait_over_then_citizen_hears_so_and_the_call_ends() {
        world.dialAndWait();

        world.pass(Duration.ofMinutes(10));

        assertThat(only(Fact.CallEnded.class).outcome()).isEqualTo(CallOutcome.NOBODY_AVAILABLE);
    }

    @Test
    void given_restart_under_talking_and_waiting_calls_then_both_are_adopted_and_the_waiting_one_keeps_its_place() {
        world.signInAll();
        CallId talking = world.dialAndWait();
        world.pickUp(talking);
        for (AgentId busy : List.of(new AgentId("1002"), new AgentId("1003"))) {
            world.ask(new Input.TakeBreak(busy, "午餐"));
        }
        CallId waiting = world.dialAndWait();
        Instant entry = world.now;
        world.pass(Duration.ofSeconds(7));

        world.restart();

        assertThat(world.agent("1001").call()).contains(talking);
        assertThat(world.agent("1001").name()).isEqualTo("TALKING");
        assertThat(world.agent("1002").reason()).contains("午餐");
        assertThat(world.stateOf(waiting)).isEqualTo("Failsafe");
        world.pass(Duration.ofSeconds(1));
        assertThat(world.stateOf(waiting)).isEqualTo("Queued");
        assertThat(world.snapshot().calls().get(1).queuedAt()).contains(entry);

        world.agentHangsUp(talking);
        assertThat(world.agent("1001").name()).isEqualTo("WRAP_UP");
        world.pass(Duration.ofSeconds(10));
        world.pass(Duration.ofMillis(20));
        assertThat(world.agent("1001").call()).contains(waiting);
    }

    @Test
    void given_script_that_comes_after_the_end_then_the_call_stays_ended() {
        CallId call = world.dial();
        world.citizenHangsUp(call);

        world.lateScript();

        assertThat(world.snapshot().calls()).isEmpty();
        assertThat(world.facts.stream().filter(Fact.CallArrived.class::isInstance))
                .hasSize(1);
        assertThat(world.commands).contains(new Command.Forget(call));
    }

    @Test
    void given_connection_gone_for_long_then_waiting_calls_are_left_to_asterisk_and_fetched_back_later() {
        CallId call = world.dialAndWait();
        world.disconnect();
        world.pass(Duration.ofSeconds(5));
        assertThat(world.citizens.get(call).phase).isEqualTo(World.Phase.FAILSAFE);

        world.connect();
        world.pass(Duration.ofSeconds(1));

        assertThat(world.stateOf(call)).isEqualTo("Queued");
    }

    @Test
    void given_connection_back_when_calls_ended_meanwhile_then_their_ends_are_supplied() {
        world.signInAll();
        CallId call = world.dialAndWait();
        world.pickUp(call);
        world.disconnect();
        world.citizenHangsUp(call);

        world.connect();

        assertThat(only(Fact.CallEnded.class).outcome()).isEqualTo(CallOutcome.ANSWERED);
        assertThat(world.agent("1001").name()).isEqualTo("WRAP_UP");
    }

    @Test
    void given_call_that_asterisk_connected_while_no_server_ran_when_adopted_then_the_agent_gets_its_pop_late() {
        world.signInAll();
        List.of("1001", "1002", "1003").forEach(agent -> world.ask(new Input.TakeBreak(new AgentId(agent), "午餐")));
        CallId call = world.dialAndWait();
        world.commands.clear();

        world.restart(() -> world.connectAlone(call, FIRST_PHONE));

        assertThat(pops()).singleElement().satisfies(pop -> {
            assertThat(pop.call()).isEqualTo(call);
            assertThat(pop.agent()).isEqualTo(FIRST);
            assertThat(pop.offerId()).isEmpty();
            assertThat(pop.draftId()).isEqualTo(only(Fact.CallAnswered.class).draftId());
        });
    }

    @Test
    void given_offered_call_when_that_agent_answers_then_there_is_no_second_pop() {
        world.signInAll();
        CallId call = world.dialAndWait();

        world.pickUp(call);

        assertThat(pops()).hasSize(1);
    }

    private List<Pop> pops() {
        return world.commands.stream()
                .filter(Command.DeliverPop.class::isInstance)
                .map(command -> ((Command.DeliverPop) command).pop())
                .toList();
    }

    @Test
    void given_answered_call_without_an_end_in_the_records_when_asterisk_has_it_no_more_then_ended_once() {
        Instant answered = world.now.minusSeconds(90);
        Unended gone = new Unended(
                new CallId("1700000000.9"),
                true,
                world.now.minusSeconds(100),
                Optional.of(new Unended.Talk(FIRST, answered)),
                world.now.minusSeconds(30),
                List.of());

        world.ask(new Input.FoundUnended(List.of(gone)));
        world.ask(new Input.FoundUnended(List.of(gone)));

        assertThat(only(Fact.CallEnded.class))
                .isEqualTo(new Fact.CallEnded(
                        world.now,
                        gone.call(),
                        CallOutcome.ANSWERED,
                        Optional.of(FIRST),
                        Duration.ofSeconds(60),
                        List.of(),
                        Optional.of(world.now.minusSeconds(30))));
        assertThat(world.facts).noneMatch(Fact.CallArrived.class::isInstance);
    }

    @Test
    void given_call_known_by_its_recording_alone_then_it_gets_an_arrival_and_an_end_of_unknown_outcome() {
        Instant start = world.now.minusSeconds(40);
        world.ask(new Input.FoundUnended(List.of(unended("1700000000.9", false, start))));

        assertThat(only(Fact.CallArrived.class).at()).isEqualTo(start);
        assertThat(only(Fact.CallEnded.class).outcome()).isEqualTo(CallOutcome.LOST_SIGHT);
        assertThat(only(Fact.CallEnded.class).agent()).isEmpty();
    }

    @Test
    void given_calls_that_go_on_or_ended_in_this_run_when_the_records_lag_behind_then_nothing_is_said_of_them() {
        CallId waiting = world.dialAndWait();
        CallId over = world.dialAndWait();
        world.citizenHangsUp(over);
        world.facts.clear();

        world.ask(new Input.FoundUnended(
                List.of(unended(waiting.value(), true, world.now), unended(over.value(), true, world.now))));

        assertThat(world.facts).isEmpty();
        assertThat(world.stateOf(waiting)).isEqualTo("Queued");
    }

    @Test
    void given_no_connection_then_nobody_can_say_that_a_call_is_over() {
        world.disconnect();

        Result answer = world.ask(new Input.FoundUnended(List.of(unended("1700000000.9", true, world.now))));

        assertThat(answer).isInstanceOf(Result.Refused.class);
        assertThat(world.facts).noneMatch(Fact.CallEnded.class::isInstance);
    }

    private static Unended unended(String call, boolean recorded, Instant since) {
        return new Unended(new CallId(call), recorded, since, Optional.empty(), since, List.of());
    }

    private List<Fact.CallOffered> offers(CallId call) {
        return world.facts.stream()
                .filter(Fact.CallOffered.class::isInstance)
                .map(Fact.CallOffered.class::cast)
                .filter(offer -> offer.call().equals(call))
                .toList();
    }

    private <T extends Fact> T only(Class<T> kind) {
        List<T> found =
                world.facts.stream().filter(kind::isInstance).map(kind::cast).toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }
}

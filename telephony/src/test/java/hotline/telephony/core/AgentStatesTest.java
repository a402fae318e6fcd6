package hotline.telephony.core;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.telephony.AgentRules;
import hotline.telephony.Result;
import hotline.telephony.call.AgentId;
import hotline.telephony.call.CallId;
import hotline.telephony.call.Extension;
import hotline.telephony.call.StateOrder;
import hotline.telephony.fact.Fact;
import hotline.telephony.routing.AgentProfile;
import hotline.telephony.routing.Routing;
import hotline.telephony.routing.Skills;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Breaks, wrap-up, a supervisor's orders, leases, and what of all that outlives the server. */
class AgentStatesTest {

    private static final AgentId FIRST = new AgentId("1001");
    private static final AgentId SECOND = new AgentId("1002");
    private static final AgentId CHIEF = new AgentId("banzhang");
    private static final Duration LUNCH = Duration.ofMinutes(30);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final World world = new World(
            3,
            new AgentRules(
                    List.of(new AgentRules.Break("用餐", LUNCH, 1), new AgentRules.Break("开会", Duration.ofHours(1), 9)),
                    Duration.ofMinutes(1),
                    Duration.ofSeconds(30),
                    2,
                    PATIENCE));

    @BeforeEach
    void atWork() {
        world.connect();
        for (String agent : List.of("1001", "1002", "1003")) {
            world.tell(new Input.DesktopChanged(new AgentId(agent), true));
        }
        world.signInAll();
        world.facts.clear();
    }

    // ---- breaks

    @Test
    void given_a_break_that_is_not_on_the_list_then_refused_with_the_list() {
        assertThat(refusal(new Input.TakeBreak(FIRST, "逛街"))).contains("用餐、开会");
        assertThat(world.agent("1001").name()).isEqualTo("READY");
    }

    @Test
    void given_enough_of_the_team_at_lunch_then_the_next_is_refused_and_another_team_is_not() {
        take(FIRST, "用餐");
        assertThat(refusal(new Input.TakeBreak(SECOND, "用餐")))
                .contains("已有 1 人")
                .contains("最多 1 人");

        world.ask(new Input.ConfigureRouting(new Routing(
                Routing.PLAIN.queues(),
                Map.of(SECOND, new AgentProfile(Skills.NONE, Integer.MAX_VALUE, "夜班", Optional.empty())))));
        take(SECOND, "用餐");
        assertThat(world.agent("1002").name()).isEqualTo("BREAK");
    }

    @Test
    void given_a_break_that_runs_out_then_the_agent_is_warned_and_the_supervisor_told_once_each() {
        Instant began = world.now;
        take(FIRST, "用餐");
        assertThat(world.agent("1001").breakUntil()).contains(began.plus(LUNCH));

        world.pass(LUNCH.minusSeconds(61));
        assertThat(facts(Fact.BreakEnding.class)).isEmpty();
        world.pass(Duration.ofSeconds(2));
        assertThat(facts(Fact.BreakEnding.class)).hasSize(1);
        assertThat(facts(Fact.BreakOverrun.class)).isEmpty();
        world.pass(Duration.ofHours(1));

        assertThat(facts(Fact.BreakEnding.class)).hasSize(1);
        assertThat(facts(Fact.BreakOverrun.class))
                .singleElement()
                .satisfies(told -> assertThat(told.at()).isEqualTo(began.plus(LUNCH)));
        assertThat(world.agent("1001").name()).isEqualTo("BREAK");
    }

    @Test
    void given_a_break_that_ended_in_time_then_nobody_is_told_even_if_another_one_runs() {
        take(FIRST, "用餐");
        world.pass(Duration.ofMinutes(10));
        world.ask(new Input.MakeReady(FIRST));
        take(FIRST, "开会");

        world.pass(LUNCH);

        assertThat(facts(Fact.BreakEnding.class)).isEmpty();
        assertThat(facts(Fact.BreakOverrun.class)).isEmpty();
    }

    @Test
    void given_a_restart_during_a_break_then_reason_begin_and_limit_are_kept() {
        take(FIRST, "用餐");
        var before = world.agent("1001");
        world.pass(Duration.ofMinutes(3));

        world.restart();

        assertThat(world.agent("1001").reason()).contains("用餐");
        assertThat(world.agent("1001").since()).isEqualTo(before.since());
        assertThat(world.agent("1001").breakUntil()).isEqualTo(before.breakUntil());
        world.pass(LUNCH);
        assertThat(facts(Fact.BreakOverrun.class)).hasSize(1);
    }

    // ---- wrap-up

    @Test
    void given_wrap_up_then_it_can_be_made_longer_twice_and_keeps_what_is_left_over_a_restart() {
        wrapUp();
        Instant until = world.agent("1001").wrapUpUntil().orElseThrow();

        assertThat(world.ask(new Input.ExtendWrapUp(FIRST))).isEqualTo(Result.done());
        world.restart();
        assertThat(world.agent("1001").wrapUpUntil()).contains(until.plusSeconds(30));
        assertThat(world.ask(new Input.ExtendWrapUp(FIRST))).isEqualTo(Result.done());
        assertThat(refusal(new Input.ExtendWrapUp(FIRST))).contains("已延长 2 次");

        world.pass(Duration.between(world.now, until.plusSeconds(59)));
        assertThat(world.agent("1001").name()).isEqualTo("WRAP_UP");
        world.pass(Duration.ofSeconds(1));
        assertThat(world.agent("1001").name()).isEqualTo("READY");
        assertThat(refusal(new Input.ExtendWrapUp(FIRST))).contains("不在话后整理");
    }

    // ---- a supervisor's orders

    @Test
    void given_order_to_sign_out_during_a_talk_then_it_takes_effect_after_it_and_outlives_a_restart() {
        CallId call = talk();
        assertThat(order(StateOrder.SIGN_OUT)).isEqualTo(Result.done());
        assertThat(world.agent("1001").name()).isEqualTo("TALKING");
        assertThat(facts(Fact.AgentOrdered.class)).singleElement().satisfies(told -> {
            assertThat(told.later()).isTrue();
            assertThat(told.supervisor()).isEqualTo(CHIEF);
        });

        world.restart();
        assertThat(world.agent("1001").name()).isEqualTo("TALKING");
        assertThat(world.agent("1001").afterCall()).isPresent();

        world.agentHangsUp(call);
        assertThat(world.agent("1001").name()).isEqualTo("SIGNED_OUT");
        assertThat(world.members).doesNotContainKey(FIRST);
    }

    @Test
    void given_the_talk_ended_while_no_server_ran_then_the_order_takes_effect_at_its_return() {
        CallId call = talk();
        order(StateOrder.BREAK);

        world.restart(() -> world.hangsUpUnseen(call));

        assertThat(world.agent("1001").name()).isEqualTo("BREAK");
        assertThat(world.agent("1001").reason()).contains("请到班长台");
    }

    @Test
    void given_an_order_that_is_taken_back_during_the_talk_then_wrap_up_as_always() {
        CallId call = talk();
        assertThat(refusal(new Input.OrderAgent(CHIEF, FIRST, StateOrder.READY, "x")))
                .contains("正在通话");
        order(StateOrder.SIGN_OUT);
        assertThat(order(StateOrder.READY)).isEqualTo(Result.done());

        world.agentHangsUp(call);

        assertThat(world.agent("1001").name()).isEqualTo("WRAP_UP");
    }

    @Test
    void given_orders_to_an_idle_agent_then_at_once_and_beyond_the_limits_of_breaks() {
        take(SECOND, "用餐");
        world.ask(new Input.OrderAgent(CHIEF, FIRST, StateOrder.BREAK, "用餐"));
        assertThat(world.agent("1001").name()).isEqualTo("BREAK");
        assertThat(world.agent("1001").breakUntil()).isPresent();
        order(StateOrder.READY);
        assertThat(world.agent("1001").name()).isEqualTo("READY");
        order(StateOrder.SIGN_OUT);
        assertThat(world.agent("1001").name()).isEqualTo("SIGNED_OUT");
        assertThat(refusal(new Input.OrderAgent(CHIEF, FIRST, StateOrder.READY, "x")))
                .contains("没有签入");
    }

    @Test
    void given_an_unreachable_phone_then_ready_cannot_be_ordered() {
        world.phone(new Extension("1001"), false);
        take(FIRST, "开会");
        assertThat(refusal(new Input.OrderAgent(CHIEF, FIRST, StateOrder.READY, "x")))
                .contains("话机");
    }

    // ---- signs of life

    @Test
    void given_a_ready_agent_whose_desktop_is_gone_then_paused_after_the_patience_and_not_before() {
        world.tell(new Input.DesktopChanged(FIRST, false));
        world.pass(PATIENCE.minusSeconds(1));
        assertThat(world.agent("1001").name()).isEqualTo("READY");

        world.pass(Duration.ofSeconds(1));

        assertThat(world.agent("1001").reason()).contains("DESKTOP_GONE");
        assertThat(world.agent("1002").name()).isEqualTo("READY");
    }

    @Test
    void given_a_desktop_that_comes_back_in_time_then_its_agent_stays_ready() {
        world.tell(new Input.DesktopChanged(FIRST, false));
        world.pass(Duration.ofMinutes(4));
        world.tell(new Input.DesktopChanged(FIRST, true));

        world.pass(Duration.ofHours(1));

        assertThat(world.agent("1001").name()).isEqualTo("READY");
    }

    @Test
    void given_a_restart_after_which_a_desktop_does_not_come_back_then_its_agent_is_paused() {
        world.restart();
        world.tell(new Input.DesktopChanged(SECOND, true));

        world.pass(PATIENCE);

        assertThat(world.agent("1001").reason()).contains("DESKTOP_GONE");
        assertThat(world.agent("1002").name()).isEqualTo("READY");
    }

    // ---- watching

    @Test
    void given_watching_then_it_is_said_every_five_seconds_and_every_state_is_told_at_its_begin() {
        world.pass(Duration.ofSeconds(20));
        List<Fact.WatchKept> kept = facts(Fact.WatchKept.class);
        assertThat(kept).hasSizeGreaterThanOrEqualTo(4);

        world.facts.clear();
        world.disconnect();
        world.pass(Duration.ofSeconds(30));
        assertThat(facts(Fact.WatchKept.class)).hasSize(1);
        world.facts.clear();
        world.connect();
        assertThat(facts(Fact.AgentChanged.class))
                .extracting(told -> told.agent().value())
                .contains("1001", "1002", "1003");
        assertThat(facts(Fact.WatchKept.class))
                .singleElement()
                .satisfies(told -> assertThat(told.since()).isEqualTo(world.now));
    }

    // ---- the means

    private CallId talk() {
        CallId call = world.dialAndWait();
        world.pickUp(call);
        assertThat(world.agent("1001").name()).isEqualTo("TALKING");
        return call;
    }

    private void wrapUp() {
        world.agentHangsUp(talk());
        assertThat(world.agent("1001").name()).isEqualTo("WRAP_UP");
    }

    private void take(AgentId agent, String reason) {
        assertThat(world.ask(new Input.TakeBreak(agent, reason))).isEqualTo(Result.done());
    }

    private Result order(StateOrder order) {
        return world.ask(new Input.OrderAgent(CHIEF, FIRST, order, "请到班长台"));
    }

    private String refusal(Input wish) {
        return ((Result.Refused) world.ask(wish)).reason();
    }

    private <F extends Fact> List<F> facts(Class<F> type) {
        return world.facts.stream().filter(type::isInstance).map(type::cast).toList();
    }
}

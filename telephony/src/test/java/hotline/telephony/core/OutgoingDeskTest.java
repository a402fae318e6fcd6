package hotline.telephony.core;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.telephony.Result;
import hotline.telephony.call.AgentId;
import hotline.telephony.call.CallId;
import hotline.telephony.call.CallOutStage;
import hotline.telephony.call.CallOutcome;
import hotline.telephony.call.CallPurpose;
import hotline.telephony.call.Extension;
import hotline.telephony.call.OutgoingCall;
import hotline.telephony.fact.Fact;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutgoingDeskTest {

    private static final AgentId AGENT = new AgentId("1001");
    private static final String NUMBER = "13900001111";

    private final World world = new World(2);

    @BeforeEach
    void everyoneIsReady() {
        world.connect();
        world.signInAll();
    }

    private CallId callOut() {
        assertThat(ask(NUMBER)).isEqualTo(Result.done());
        return placed().getLast().call();
    }

    private Result ask(String number) {
        return world.ask(new Input.CallOut(
                AGENT, number, new OutgoingCall(CallPurpose.FOLLOW_UP, Optional.empty(), Optional.empty())));
    }

    private List<Fact.CallPlaced> placed() {
        return facts(Fact.CallPlaced.class);
    }

    private <F extends Fact> List<F> facts(Class<F> kind) {
        return world.facts.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private String status() {
        return world.agent("1001").name();
    }

    private CallId talking() {
        CallId call = callOut();
        world.out.ourSidePicksUp(call);
        world.out.calleeAnswers(call);
        return call;
    }

    @Test
    void given_agent_who_calls_out_then_own_phone_first_then_the_other_side_then_a_talk() {
        CallId call = callOut();
        assertThat(status()).isEqualTo("OFFERED");
        assertThat(world.commands).noneMatch(Command.DialOut.class::isInstance);
        world.out.ourSidePicksUp(call);
        assertThat(world.stateOf(call)).isEqualTo("CallingOut");
        assertThat(world.commands.stream().filter(Command.DialOut.class::isInstance))
                .singleElement()
                .satisfies(dial -> assertThat(((Command.DialOut) dial).device())
                        .isEqualTo("PJSIP/outside/sip:" + NUMBER + "@127.0.0.1:5070"));
        world.out.calleeAnswers(call);
        assertThat(status()).isEqualTo("TALKING");
        world.pass(Duration.ofSeconds(30));
        world.citizenHangsUp(call);
        assertThat(status()).isEqualTo("WRAP_UP");
        Fact.CallEnded ended = facts(Fact.CallEnded.class).getLast();
        assertThat(ended.outcome()).isEqualTo(CallOutcome.ANSWERED);
        assertThat(ended.talked()).isEqualTo(Duration.ofSeconds(30));
        assertThat(ended.agent()).contains(AGENT);
        assertThat(ended.tracks())
                .extracting(track -> track.file().replaceAll("agent-[0-9a-f-]{36}", "agent-<id>"))
                .containsExactly(call + "-cit.wav", call + "-agent-1001-agent-<id>.wav");
    }

    @Test
    void given_calling_out_then_no_citizen_is_routed_to_that_agent() {
        world.phone(new Extension("1002"), false);
        CallId call = callOut();
        CallId citizen = world.dialAndWait();
        world.out.ourSidePicksUp(call);
        assertThat(world.stateOf(citizen)).isEqualTo("Queued");
        world.out.calleeFails(call, 17);
        assertThat(world.stateOf(citizen)).isEqualTo("Ringing");
    }

    @ParameterizedTest
    @CsvSource({
        "17, CALLEE_BUSY, 对方正忙",
        "0, CALLEE_NO_ANSWER, 对方未接听",
        "1, CALLEE_UNREACHABLE, 号码不存在",
        "20, CALLEE_UNREACHABLE, 对方关机",
        "21, CALLEE_DECLINED, 对方拒接",
        "34, CALLEE_UNREACHABLE, 线路不通"
    })
    void given_other_side_not_reached_then_told_why_and_the_agent_is_what_it_was(
            int cause, CallOutcome outcome, String words) {
        world.ask(new Input.TakeBreak(AGENT, "午餐"));
        CallId call = callOut();
        world.out.ourSidePicksUp(call);
        world.out.calleeFails(call, cause);
        Fact.CallOutMoved told = facts(Fact.CallOutMoved.class).getLast();
        assertThat(told.stage()).isEqualTo(CallOutStage.NOT_REACHED);
        assertThat(told.words()).startsWith(words);
        assertThat(facts(Fact.CallEnded.class))
                .singleElement()
                .satisfies(ended -> assertThat(ended.outcome()).isEqualTo(outcome));
        assertThat(status()).isEqualTo("BREAK");
        assertThat(world.out.dialled).isEmpty();
    }

    @Test
    void given_own_phone_that_is_not_picked_up_then_nobody_outside_is_rung_and_no_pause() {
        CallId call = callOut();
        world.out.ourSideHangsUp(call, 0);
        assertThat(status()).isEqualTo("READY");
        assertThat(facts(Fact.CallEnded.class).getLast().outcome()).isEqualTo(CallOutcome.OUR_SIDE_UNREACHED);
        assertThat(world.commands).noneMatch(Command.DialOut.class::isInstance);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void given_hang_up_before_the_answer_then_the_other_phone_stops_ringing(boolean byButton) {
        CallId call = callOut();
        world.out.ourSidePicksUp(call);
        if (byButton) {
            assertThat(world.ask(new Input.HangUp(AGENT))).isEqualTo(Result.done());
        } else {
            world.out.ourSideHangsUp(call, 16);
        }
        assertThat(status()).isEqualTo("READY");
        assertThat(facts(Fact.CallEnded.class).getLast().outcome()).isEqualTo(CallOutcome.CANCELLED);
        assertThat(world.out.dialled).isEmpty();
    }

    @Test
    void given_restart_while_talking_then_adopted_and_ends_as_always() {
        CallId call = talking();
        world.restart();
        assertThat(world.stateOf(call)).isEqualTo("Talking");
        assertThat(status()).isEqualTo("TALKING");
        world.citizenHangsUp(call);
        assertThat(status()).isEqualTo("WRAP_UP");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void given_restart_while_dialling_then_both_phones_stop(boolean pickedUp) {
        CallId call = callOut();
        if (pickedUp) {
            world.out.ourSidePicksUp(call);
        }
        world.restart();
        assertThat(world.out.dialled).isEmpty();
        assertThat(world.stateOf(call)).isEqualTo("Ended");
        assertThat(status()).isIn("READY", "OFFERED");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void given_agent_on_a_break_who_calls_out_when_restarted_while_dialling_then_the_break_goes_on(boolean pickedUp) {
        world.ask(new Input.TakeBreak(AGENT, "午餐"));
        CallId call = callOut();
        if (pickedUp) {
            world.out.ourSidePicksUp(call);
        }
        world.restart();
        assertThat(status()).isEqualTo("BREAK");
        assertThat(world.agent("1001").reason()).contains("午餐");
    }

    @Test
    void given_connection_lost_while_dialling_when_answered_meanwhile_then_a_talk() {
        CallId call = callOut();
        world.out.ourSidePicksUp(call);
        world.disconnect();
        WorldOut.Dialled dialled = world.out.dialled.get(call);
        assertThat(dialled.calleeRings).isTrue();
        world.connect();
        assertThat(world.stateOf(call)).isEqualTo("CallingOut");
        world.out.calleeAnswers(call);
        assertThat(status()).isEqualTo("TALKING");
    }

    @Test
    void given_talk_when_held_and_consulted_then_as_any_other_talk() {
        CallId call = talking();
        assertThat(world.ask(new Input.OfTalk(AGENT, new hotline.telephony.TalkWish.Hold())))
                .isEqualTo(Result.done());
        assertThat(world.ask(new Input.OfTalk(AGENT, new hotline.telephony.TalkWish.Resume())))
                .isEqualTo(Result.done());
        assertThat(world.ask(new Input.OfTalk(AGENT, new hotline.telephony.TalkWish.Consult("1002"))))
                .isEqualTo(Result.done());
        world.guestAnswers(call);
        world.ask(new Input.OfTalk(AGENT, new hotline.telephony.TalkWish.Complete()));
        assertThat(world.agent("1002").name()).isEqualTo("TALKING");
        assertThat(status()).isEqualTo("WRAP_UP");
    }

    @ParameterizedTest
    @CsvSource({
        "0085212345678, 不能拨打国际号码",
        "+1 212 555 0100, 不能拨打国际号码",
        "12345, 不能呼叫热线自己的号码",
        "16812345, 该号码不在允许外呼的范围内，请核对号码；确需拨打请联系管理员",
        "13900001111@evil, 号码只能是分机号，或 3 至 15 位数字的外线号码"
    })
    void given_number_that_may_not_be_dialled_then_refused(String number, String why) {
        assertThat(ask(number)).isEqualTo(Result.refused(why));
        assertThat(placed()).isEmpty();
        assertThat(status()).isEqualTo("READY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"139 0000 1111", "139-0000-1111", "+86 13900001111", "008613900001111", "１３９００００１１１１"})
    void given_number_written_by_people_then_dialled_clean(String written) {
        assertThat(ask(written)).isEqualTo(Result.done());
        assertThat(placed().getLast().caller().digits()).isEqualTo(NUMBER);
    }

    @Test
    void given_agent_in_a_call_or_signed_out_then_refused() {
        callOut();
        assertThat(ask(NUMBER)).isEqualTo(Result.refused("正在通话或振铃，请结束后再呼出"));
        assertThat(world.ask(new Input.CallOut(
                        new AgentId("1009"),
                        NUMBER,
                        new OutgoingCall(CallPurpose.UNIT, Optional.empty(), Optional.empty()))))
                .isEqualTo(Result.refused("请先签入"));
    }

    private CallId relay() {
        assertThat(world.ask(new Input.Relay(
                        "13900002222",
                        NUMBER,
                        new OutgoingCall(CallPurpose.RELAY, Optional.of(new java.util.UUID(0, 5)), Optional.empty()))))
                .isEqualTo(Result.done());
        return placed().getLast().call();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void given_relay_then_staff_first_then_citizen_and_it_ends_with_either(boolean citizenHangsUp) {
        CallId call = relay();
        assertThat(world.commands).noneMatch(Command.DialOut.class::isInstance);
        world.out.ourSidePicksUp(call);
        world.out.calleeAnswers(call);
        assertThat(world.stateOf(call)).isEqualTo("Talking");
        world.pass(Duration.ofSeconds(20));
        if (citizenHangsUp) {
            world.citizenHangsUp(call);
        } else {
            world.guestHangsUp(call);
        }
        Fact.CallEnded ended = facts(Fact.CallEnded.class).getLast();
        assertThat(ended.outcome()).isEqualTo(CallOutcome.ANSWERED);
        assertThat(ended.talked()).isEqualTo(Duration.ofSeconds(20));
        assertThat(ended.tracks()).hasSize(2);
        assertThat(world.stateOf(call)).isEqualTo("Ended");
    }

    @Test
    void given_relay_and_restart_then_the_two_talk_on() {
        CallId call = relay();
        world.out.ourSidePicksUp(call);
        world.out.calleeAnswers(call);
        world.restart();
        assertThat(world.stateOf(call)).isEqualTo("Talking");
        world.pass(Duration.ofMinutes(1));
        assertThat(world.stateOf(call)).isEqualTo("Talking");
        world.citizenHangsUp(call);
        assertThat(world.stateOf(call)).isEqualTo("Ended");
    }

    @Test
    void given_relay_when_staff_does_not_answer_then_the_citizen_is_never_rung() {
        CallId call = relay();
        world.out.ourSideHangsUp(call, 17);
        assertThat(world.stateOf(call)).isEqualTo("Ended");
        assertThat(world.commands).noneMatch(Command.DialOut.class::isInstance);
    }
}

package hotline.telephony.core;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.regulation.clause.Proves;
import hotline.telephony.Result;
import hotline.telephony.TalkWish;
import hotline.telephony.call.AgentId;
import hotline.telephony.call.CallId;
import hotline.telephony.call.Extension;
import hotline.telephony.call.HandOverStep;
import hotline.telephony.call.JointService;
import hotline.telephony.call.QueueId;
import hotline.telephony.call.TalkState;
import hotline.telephony.call.TalkState.AgentPlace;
import hotline.telephony.call.TalkState.GuestStage;
import hotline.telephony.fact.Fact;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Talks of more than two: 1001 has the citizen, 1002 is the colleague, 1003 is on a break. */
@Proves({"12(2)f", "18"})
class ConferenceTest {

    private static final Duration RING_AND_MORE = Duration.ofSeconds(34);
    private static final String OUTSIDE = "13900001111";

    private final World world = new World(3);
    private CallId call = new CallId("none");

    @BeforeEach
    void talking() {
        world.connect();
        world.signInAll();
        world.ask(new Input.TakeBreak(new AgentId("1003"), "午餐"));
        call = world.dialAndWait();
        world.pickUp(call);
    }

    // ---- hold

    @Test
    void given_hold_and_resume_then_the_citizen_is_on_hold_between_and_they_talk_on() {
        wish(new TalkWish.Hold());
        assertThat(talk().onHold()).isTrue();
        assertThat(talk().agent()).isEqualTo(AgentPlace.ASIDE);

        wish(new TalkWish.Resume());

        assertThat(talk().onHold()).isFalse();
        assertThat(state("1001")).isEqualTo("TALKING");
    }

    @Test
    void given_citizen_on_hold_when_the_agents_phone_dies_then_the_citizen_keeps_the_place_in_the_queue() {
        wish(new TalkWish.Hold());

        world.agentHangsUp(call);

        assertThat(state("1001")).isEqualTo("WRAP_UP");
        assertThat(world.agent("1002").call()).contains(call);
        assertThat(world.agent("1002").name()).isEqualTo("OFFERED");
    }

    @Test
    void given_agent_who_hangs_up_after_hold_and_resume_then_the_call_ends() {
        wish(new TalkWish.Hold());
        wish(new TalkWish.Resume());

        world.ask(new Input.HangUp(new AgentId("1001")));

        assertThat(world.stateOf(call)).isEqualTo("Ended");
        assertThat(state("1001")).isEqualTo("WRAP_UP");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void given_moves_that_asterisk_loses_then_they_are_asked_for_again(int lost) {
        world.rooms.movesToLose = lost;
        wish(new TalkWish.Hold());

        world.pass(Duration.ofSeconds(4L * lost + 1));

        assertThat(world.citizens.get(call).phase).isEqualTo(World.Phase.ROOM);
        assertThat(world.citizens.get(call).others)
                .singleElement()
                .satisfies(agent -> assertThat(agent.place).isEqualTo(Place.SIDE));
        assertThat(state("1001")).isEqualTo("TALKING");
    }

    @Test
    void given_citizen_whom_the_dialplan_leaves_alone_in_a_room_then_the_queue_has_the_citizen_a_second_later() {
        wish(new TalkWish.Hold());
        String agent = world.citizens.get(call).others.getFirst().leg;
        world.citizens.get(call).others.clear();

        world.tell(new Input.LegEnded(agent));
        world.pass(Duration.ofSeconds(1));

        assertThat(world.agent("1002").call()).contains(call);
    }

    @Test
    void given_move_that_never_happens_then_it_is_asked_for_four_times_and_no_more() {
        world.rooms.movesToLose = 100;
        wish(new TalkWish.Hold());

        world.pass(Duration.ofMinutes(1));

        assertThat(commands(Command.MoveBoth.class)).hasSize(4);
        assertThat(state("1001")).isEqualTo("TALKING");
    }

    // ---- consultation

    @Test
    void given_consulted_colleague_when_completed_then_the_call_is_the_colleagues_and_not_muted() {
        wish(new TalkWish.Mute(true));
        wish(new TalkWish.Consult("1002"));
        assertThat(state("1002")).isEqualTo("OFFERED");
        world.guestAnswers(call);
        assertThat(talk().guest().orElseThrow().stage()).isEqualTo(GuestStage.ASIDE);
        assertThat(talk().onHold()).isTrue();
        assertThat(state("1002")).isEqualTo("TALKING");

        wish(new TalkWish.Complete());

        assertThat(state("1001")).isEqualTo("WRAP_UP");
        assertThat(world.agent("1002").call()).contains(call);
        assertThat(talk().muted()).isFalse();
        wish("1002", new TalkWish.Hold());
        assertThat(talk().onHold()).isTrue();
        world.citizenHangsUp(call);
        assertThat(state("1002")).isEqualTo("WRAP_UP");
    }

    @Test
    void given_consulted_colleague_when_swapped_and_joined_then_all_three_talk() {
        wish(new TalkWish.Consult("1002"));
        world.guestAnswers(call);

        wish(new TalkWish.Resume());
        assertThat(talk().onHold()).isFalse();
        assertThat(talk().guest().orElseThrow().stage()).isEqualTo(GuestStage.ASIDE);
        wish(new TalkWish.Join());

        assertThat(talk().guest().orElseThrow().stage()).isEqualTo(GuestStage.TOGETHER);
        assertThat(talk().agent()).isEqualTo(AgentPlace.WITH_CITIZEN);
    }

    @Test
    void given_agent_back_with_the_citizen_when_the_guests_arrival_is_reported_again_then_the_agent_stays() {
        wish(new TalkWish.Consult("1002"));
        world.guestAnswers(call);
        String guest = guestLeg();
        wish(new TalkWish.Resume());

        world.tell(new Input.RoomJoined(call, Place.SIDE, guest));

        assertThat(talk().agent()).isEqualTo(AgentPlace.WITH_CITIZEN);
    }

    @Test
    void given_cancelled_consultation_when_late_reports_come_then_nothing_changes() {
        wish(new TalkWish.Consult("1002"));
        String guest = guestLeg();
        wish(new TalkWish.Cancel());
        TalkState cancelled = talk();

        world.tell(new Input.RoomJoined(call, Place.SIDE, guest));
        world.tell(new Input.GuestFailed(guest));
        world.tell(new Input.LegEnded(guest));

        assertThat(talk()).isEqualTo(cancelled);
        assertThat(state("1001")).isEqualTo("TALKING");
        assertThat(state("1002")).isEqualTo("READY");
    }

    @Test
    void given_consulted_guest_who_hangs_up_then_the_agent_is_with_the_citizen_again() {
        wish(new TalkWish.Consult(OUTSIDE));
        world.guestAnswers(call);

        world.guestHangsUp(call);

        assertThat(talk().onHold()).isFalse();
        assertThat(talk().guest()).isEmpty();
    }

    @Test
    void given_agent_who_cancels_while_aside_then_the_citizen_is_not_taken_for_left_alone() {
        wish(new TalkWish.Consult("1002"));
        world.guestAnswers(call);

        wish(new TalkWish.Cancel());

        assertThat(commands(Command.LetGo.class)).hasSize(1);
        assertThat(talk().onHold()).isFalse();
        assertThat(state("1002")).isEqualTo("WRAP_UP");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void given_agent_who_drops_from_a_consultation_then_the_guest_goes_and_the_citizen_queues(boolean scriptsAreQuick) {
        world.scriptsAreQuick = scriptsAreQuick;
        wish(new TalkWish.Consult("1002"));
        world.guestAnswers(call);

        world.agentHangsUp(call);

        assertThat(state("1001")).isEqualTo("WRAP_UP");
        assertThat(state("1002")).isEqualTo("WRAP_UP");
        assertThat(world.stateOf(call)).isEqualTo("Queued");
        assertThat(world.citizens.get(call).others).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void given_agent_on_hold_who_drops_while_a_colleague_is_rung_then_the_phone_stops_and_the_colleague_is_free(
            boolean scriptsAreQuick) {
        world.scriptsAreQuick = scriptsAreQuick;
        wish(new TalkWish.Hold());
        wish(new TalkWish.Consult("1003"));

        world.agentHangsUp(call);

        assertThat(world.citizens.get(call).others).isEmpty();
        assertThat(world.agent("1003").reason()).contains("午餐");
        assertThat(world.agent("1002").call()).contains(call);
    }

    @Test
    void given_agent_who_drops_while_the_guest_is_on_the_way_to_the_citizen_then_the_guest_gets_there() {
        wish(new TalkWish.Consult("1002"));
        world.guestAnswers(call);
        world.rooms.movesToLose = 1;
        wish(new TalkWish.Complete());

        world.agentHangsUp(call);
        world.tell(new Input.RoomJoined(call, Place.MAIN, guestLeg()));

        assertThat(world.agent("1002").call()).contains(call);
        assertThat(state("1002")).isEqualTo("TALKING");
        assertThat(state("1001")).isEqualTo("WRAP_UP");
    }

    // ---- colleagues

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void given_colleague_on_a_break_who_does_not_take_the_call_then_the_break_goes_on(boolean declines) {
        wish(new TalkWish.Consult("1003"));
        assertThat(state("1003")).isEqualTo("OFFERED");

        if (declines) {
            world.guestHangsUp(call);
        } else {
            world.pass(RING_AND_MORE);
        }

        assertThat(state("1003")).isEqualTo("BREAK");
        assertThat(world.agent("1003").reason()).contains("午餐");
        assertThat(talk().note()).isEqualTo("对方未接听");
    }

    @Test
    void given_colleague_in_wrap_up_who_is_called_in_in_vain_then_the_wrap_up_ends_when_it_should() {
        CallId other = world.dialAndWait();
        world.pickUp(other);
        world.agentHangsUp(other);
        assertThat(state("1002")).isEqualTo("WRAP_UP");
        wish(new TalkWish.Consult("1002"));

        world.guestHangsUp(call);
        assertThat(state("1002")).isEqualTo("WRAP_UP");
        world.pass(Duration.ofSeconds(10));

        assertThat(state("1002")).isEqualTo("READY");
    }

    @Test
    void given_three_way_when_the_agent_leaves_then_the_colleague_has_the_call() {
        wish(new TalkWish.ThreeWay("1002"));
        assertThat(world.citizens.get(call).phase).isEqualTo(World.Phase.TALKING);
        world.guestAnswers(call);

        world.ask(new Input.HangUp(new AgentId("1001")));

        assertThat(state("1001")).isEqualTo("WRAP_UP");
        assertThat(world.stateOf(call)).isEqualTo("Talking");
        wish("1002", new TalkWish.Hold());
        assertThat(talk().onHold()).isTrue();
    }

    @Test
    void given_three_way_when_the_agents_phone_dies_then_the_colleague_has_the_call() {
        wish(new TalkWish.ThreeWay("1002"));
        world.guestAnswers(call);

        world.agentHangsUp(call);

        assertThat(wish("1002", new TalkWish.Hold())).isEqualTo(Result.done());
        assertThat(last(Fact.CallAnswered.class).agent()).isEqualTo(new AgentId("1002"));
    }

    @Test
    void given_colleague_in_a_three_way_who_hangs_up_then_only_the_colleague_leaves() {
        wish(new TalkWish.ThreeWay("1002"));
        world.guestAnswers(call);

        world.ask(new Input.HangUp(new AgentId("1002")));

        assertThat(state("1002")).isEqualTo("WRAP_UP");
        assertThat(state("1001")).isEqualTo("TALKING");
        assertThat(world.stateOf(call)).isEqualTo("Talking");
    }

    // ---- transfers

    @Test
    void given_blind_transfer_then_the_agent_is_free_and_the_colleague_gets_the_call() {
        wish(new TalkWish.Transfer("1002"));
        assertThat(state("1001")).isEqualTo("WRAP_UP");

        world.guestAnswers(call);

        assertThat(state("1002")).isEqualTo("TALKING");
        world.citizenHangsUp(call);
        assertThat(state("1002")).isEqualTo("WRAP_UP");
    }

    @Test
    void given_blind_transfer_that_nobody_takes_then_the_citizen_is_back_in_the_queue() {
        wish(new TalkWish.Transfer("1003"));

        world.pass(RING_AND_MORE);

        assertThat(world.agent("1002").call()).contains(call);
        assertThat(state("1003")).isEqualTo("BREAK");
    }

    @Test
    void given_citizen_sent_back_then_first_in_the_queue_that_was_chosen() {
        wish(new TalkWish.ToQueue(new QueueId("general")));

        assertThat(state("1001")).isEqualTo("WRAP_UP");
        assertThat(world.agent("1002").call()).contains(call);
        assertThat(commands(Command.Requeue.class)).hasSize(1);
    }

    // ---- joint desks

    @Test
    void given_desk_that_confirms_when_the_agent_leaves_then_every_step_is_recorded_once() {
        wish(new TalkWish.HandOver(JointService.POLICE, false));
        assertRefused(new TalkWish.Leave(), "没有第三方与诉求人通话");
        world.guestAnswers(call);
        assertRefused(new TalkWish.Leave(), "联动席尚未按键确认");
        world.guestPressesOne(call);
        world.guestPressesOne(call);
        assertRefused(new TalkWish.Leave(), "口头确认");
        wish(new TalkWish.ConfirmSpoken());
        wish(new TalkWish.ConfirmSpoken());
        assertRefused(new TalkWish.Cancel(), "已确认接管");
        wish(new TalkWish.Leave());
        assertThat(state("1001")).isEqualTo("WRAP_UP");

        world.citizenHangsUp(call);

        assertThat(steps())
                .containsExactly(
                        HandOverStep.ASKED,
                        HandOverStep.DESK_RINGS,
                        HandOverStep.DESK_ANSWERED,
                        HandOverStep.THREE_WAY,
                        HandOverStep.CONFIRMED_BY_KEY,
                        HandOverStep.CONFIRMED_SPOKEN,
                        HandOverStep.AGENT_LEFT,
                        HandOverStep.CITIZEN_LEFT);
        assertThat(world.citizens).isEmpty();
    }

    @Test
    void given_main_seat_that_does_not_answer_then_the_alternate_rings_and_the_agent_leaves_by_itself() {
        wish(new TalkWish.HandOver(JointService.POLICE, true));
        world.pass(Duration.ofSeconds(18));
        assertThat(talk().guest().orElseThrow().number()).isEqualTo("9210");
        assertThat(state("1001")).isEqualTo("TALKING");
        world.guestAnswers(call);
        wish(new TalkWish.ConfirmSpoken());

        world.guestPressesOne(call);

        assertThat(state("1001")).isEqualTo("WRAP_UP");
        world.guestHangsUp(call);
        assertThat(world.stateOf(call)).isEqualTo("Ended");
        assertThat(steps()).contains(HandOverStep.NO_ANSWER, HandOverStep.AGENT_LEFT, HandOverStep.DESK_LEFT);
    }

    @Test
    void given_no_seat_that_answers_then_the_agent_is_told_and_talks_on() {
        world.desks.replaceAll((_, _) -> false);

        wish(new TalkWish.HandOver(JointService.POLICE, false));

        assertThat(talk().note()).contains("110").contains("无人接听");
        assertThat(state("1001")).isEqualTo("TALKING");
        assertThat(steps())
                .containsExactly(
                        HandOverStep.ASKED,
                        HandOverStep.DESK_RINGS,
                        HandOverStep.NO_ANSWER,
                        HandOverStep.DESK_RINGS,
                        HandOverStep.NO_ANSWER,
                        HandOverStep.FAILED);
        assertThat(world.citizens.get(call).keep).isFalse();
    }

    @Test
    void given_agent_who_drops_while_the_desk_rings_then_citizen_and_desk_meet_and_the_desk_can_end_it() {
        wish(new TalkWish.HandOver(JointService.FIRE, false));
        world.agentHangsUp(call);
        assertThat(world.stateOf(call)).isEqualTo("Talking");
        world.guestAnswers(call);
        assertThat(world.citizens.get(call).keep).isFalse();

        world.guestHangsUp(call);

        assertThat(world.stateOf(call)).isEqualTo("Ended");
        assertThat(steps()).contains(HandOverStep.AGENT_DROPPED, HandOverStep.DESK_ANSWERED, HandOverStep.DESK_LEFT);
    }

    @Test
    void given_agent_who_drops_while_no_desk_answers_then_the_citizen_goes_back_to_the_queue() {
        wish(new TalkWish.HandOver(JointService.FIRE, false));
        world.agentHangsUp(call);

        world.pass(Duration.ofSeconds(18));

        assertThat(world.agent("1002").call()).contains(call);
        assertThat(steps()).endsWith(HandOverStep.FAILED);
    }

    @Test
    void given_desk_that_hangs_up_before_confirming_then_the_agent_talks_on_with_the_citizen() {
        wish(new TalkWish.HandOver(JointService.FIRE, false));
        world.guestAnswers(call);

        world.guestHangsUp(call);

        assertThat(state("1001")).isEqualTo("TALKING");
        assertThat(talk().guest()).isEmpty();
        assertThat(steps()).endsWith(HandOverStep.DESK_LEFT);
    }

    @Test
    void given_cancelled_hand_over_when_the_desk_answers_late_then_it_is_not_in_the_talk() {
        wish(new TalkWish.HandOver(JointService.FIRE, false));
        String desk = guestLeg();
        wish(new TalkWish.Cancel());

        world.tell(new Input.RoomJoined(call, Place.MAIN, desk));
        world.tell(new Input.DeskConfirmed(call, desk));

        assertThat(talk().guest()).isEmpty();
        assertThat(steps()).endsWith(HandOverStep.CANCELLED);
    }

    // ---- every stage

    /** What the agent was in the middle of. */
    enum Stage {
        HELD,
        CONSULT_RINGS,
        CONSULTED,
        SWAPPED,
        THREE_WAY_RINGS,
        THREE_WAY,
        PASSED_ON,
        TRANSFER_RINGS,
        DESK_RINGS,
        DESK_TOGETHER
    }

    private void reach(Stage stage) {
        switch (stage) {
            case HELD -> wish(new TalkWish.Hold());
            case CONSULT_RINGS -> wish(new TalkWish.Consult("1002"));
            case CONSULTED -> {
                wish(new TalkWish.Consult("1002"));
                world.guestAnswers(call);
            }
            case SWAPPED -> {
                reach(Stage.CONSULTED);
                wish(new TalkWish.Resume());
            }
            case THREE_WAY_RINGS -> wish(new TalkWish.ThreeWay("1002"));
            case THREE_WAY -> {
                wish(new TalkWish.ThreeWay("1002"));
                world.guestAnswers(call);
            }
            case PASSED_ON -> {
                reach(Stage.CONSULTED);
                wish(new TalkWish.Complete());
                world.pass(Duration.ofSeconds(10));
            }
            case TRANSFER_RINGS -> wish(new TalkWish.Transfer("1002"));
            case DESK_RINGS -> wish(new TalkWish.HandOver(JointService.FIRE, false));
            case DESK_TOGETHER -> {
                wish(new TalkWish.HandOver(JointService.FIRE, false));
                world.guestAnswers(call);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void given_citizen_who_hangs_up_at_any_stage_then_the_call_ends_and_everybody_is_free(Stage stage) {
        reach(stage);

        world.citizenHangsUp(call);

        assertThat(world.stateOf(call)).isEqualTo("Ended");
        assertThat(world.rooms.strays).isEmpty();
        world.pass(Duration.ofMinutes(1));
        assertThat(state("1001")).isEqualTo("READY");
        assertThat(state("1002")).isEqualTo("READY");
    }

    @ParameterizedTest
    @EnumSource
    void given_guest_who_drops_at_any_stage_then_the_citizen_is_with_an_agent_or_waits_or_the_call_is_over(
            Stage stage) {
        reach(stage);

        world.guestHangsUp(call);
        world.pass(Duration.ofSeconds(3));

        nobodyIsLeftAlone();
    }

    @ParameterizedTest
    @EnumSource
    void given_agent_who_drops_at_any_stage_then_the_citizen_is_with_somebody_or_waits_or_the_call_is_over(
            Stage stage) {
        reach(stage);

        world.agentHangsUp(call);
        world.pass(Duration.ofMinutes(1));

        nobodyIsLeftAlone();
    }

    @ParameterizedTest
    @EnumSource
    void given_lost_link_at_any_stage_when_restored_then_the_talk_is_what_it_was(Stage stage) {
        reach(stage);
        TalkState before = talk();
        List<String> states = List.of(state("1001"), state("1002"));

        world.disconnect();
        assertThat(wish(new TalkWish.Resume())).isInstanceOf(Result.Refused.class);
        world.connect();

        assertThat(talk()).isEqualTo(before);
        assertThat(List.of(state("1001"), state("1002"))).isEqualTo(states);
    }

    @ParameterizedTest
    @EnumSource
    void given_lost_link_while_the_guest_goes_then_the_rest_goes_on_when_restored(Stage stage) {
        reach(stage);
        world.disconnect();
        world.guestHangsUp(call);

        world.connect();
        world.pass(Duration.ofSeconds(3));

        nobodyIsLeftAlone();
    }

    @ParameterizedTest
    @EnumSource
    void given_lost_link_while_the_agent_goes_then_the_agent_is_free_when_restored(Stage stage) {
        reach(stage);
        world.disconnect();
        world.agentHangsUp(call);

        world.connect();
        world.pass(Duration.ofMinutes(1));

        if (stage != Stage.PASSED_ON) {
            assertThat(world.agent("1001").name()).isNotEqualTo("TALKING");
        }
        nobodyIsLeftAlone();
    }

    @ParameterizedTest
    @EnumSource
    void given_lost_link_while_the_guest_answers_then_the_guest_is_in_the_talk_when_restored(Stage stage) {
        reach(stage);
        world.disconnect();
        world.guestAnswers(call);
        world.pass(Duration.ofSeconds(60));

        world.connect();

        if (stage != Stage.HELD && stage != Stage.PASSED_ON && stage != Stage.TRANSFER_RINGS) {
            assertThat(talk().guest().orElseThrow().stage()).isNotEqualTo(GuestStage.RINGING);
        }
        if (stage == Stage.CONSULT_RINGS || stage == Stage.TRANSFER_RINGS) {
            assertThat(state("1002")).isEqualTo("TALKING");
        }
        nobodyIsLeftAlone();
    }

    @ParameterizedTest
    @EnumSource
    void given_restart_at_any_stage_then_the_talk_goes_on(Stage stage) {
        reach(stage);
        TalkState before = talk();

        world.restart();

        TalkState after = last(Fact.TalkChanged.class).talk();
        assertThat(after.onHold()).isEqualTo(before.onHold());
        assertThat(after.agent()).isEqualTo(before.agent());
        assertThat(after.guest().map(TalkState.Guest::stage))
                .isEqualTo(before.guest().map(TalkState.Guest::stage));
        assertThat(after.guest().map(TalkState.Guest::number))
                .isEqualTo(before.guest().map(TalkState.Guest::number));
        if (List.of(Stage.CONSULTED, Stage.SWAPPED, Stage.THREE_WAY, Stage.PASSED_ON)
                .contains(stage)) {
            assertThat(state("1002")).isEqualTo("TALKING");
        }
        world.citizenHangsUp(call);
        world.pass(Duration.ofMinutes(1));
        assertThat(state("1001")).isEqualTo("READY");
        assertThat(state("1002")).isEqualTo("READY");
    }

    @ParameterizedTest
    @EnumSource
    void given_restart_while_the_agent_goes_then_the_citizen_is_with_somebody_or_waits_or_the_call_is_over(
            Stage stage) {
        reach(stage);

        world.restart(() -> world.agentHangsUp(call));
        world.pass(Duration.ofMinutes(1));

        nobodyIsLeftAlone();
    }

    @ParameterizedTest
    @EnumSource
    void given_restart_while_the_guest_goes_then_the_citizen_is_with_somebody_or_waits_or_the_call_is_over(
            Stage stage) {
        reach(stage);

        world.restart(() -> world.guestHangsUp(call));
        world.pass(Duration.ofSeconds(3));

        nobodyIsLeftAlone();
    }

    @Test
    void
            given_joint_desk_that_was_rung_and_went_while_nobody_watched_when_the_agent_hangs_up_then_nobody_waits_for_it() {
        wish(new TalkWish.HandOver(JointService.POLICE, false));

        world.restart(() -> world.guestHangsUp(call));
        world.ask(new Input.HangUp(new AgentId("1001")));
        world.pass(Duration.ofSeconds(3));

        nobodyIsLeftAlone();
    }

    @Test
    void given_restart_while_a_colleague_is_rung_then_no_other_call_is_offered_to_the_colleague() {
        wish(new TalkWish.Consult("1002"));

        world.restart();
        CallId other = world.dialAndWait();

        assertThat(world.agent("1002").call()).contains(call);
        assertThat(world.stateOf(other)).isEqualTo("Queued");
        world.guestHangsUp(call);
        assertThat(world.agent("1002").call()).contains(other);
    }

    @Test
    void given_colleague_who_got_the_call_and_called_somebody_in_when_restarted_then_both_are_known() {
        reach(Stage.PASSED_ON);
        wish("1002", new TalkWish.ThreeWay(OUTSIDE));
        world.guestAnswers(call);

        world.restart();

        assertThat(last(Fact.TalkChanged.class).talk().guest().orElseThrow().number())
                .isEqualTo(OUTSIDE);
        assertThat(wish("1002", new TalkWish.Cancel())).isEqualTo(Result.done());
        assertThat(world.agent("1002").call()).contains(call);
    }

    // ---- refusals

    @Test
    void given_numbers_that_cannot_be_rung_then_refused_with_the_reason() {
        assertRefused(new TalkWish.Consult("12"), "号码只能是分机号，或 3 至 15 位数字的外线号码");
        assertRefused(new TalkWish.Consult("abc"), "号码只能是分机号");
        assertRefused(new TalkWish.ThreeWay("1001"), "不能呼叫自己的分机");
        CallId other = world.dialAndWait();
        world.pickUp(other);
        assertRefused(new TalkWish.Transfer("1002"), "话务员 1002 正在通话");
        world.phone(new Extension("1003"), false);
        assertRefused(new TalkWish.Transfer("1003"), "分机 1003 未注册或不可达");
        assertThat(state("1001")).isEqualTo("TALKING");
    }

    @Test
    void given_no_guest_then_what_needs_one_is_refused() {
        assertRefused(new TalkWish.Join(), "没有第三方在通话中");
        assertRefused(new TalkWish.Complete(), "没有第三方在通话中");
        assertRefused(new TalkWish.Cancel(), "没有第三方在通话中");
        assertRefused(new TalkWish.Leave(), "没有第三方与诉求人通话");
        assertRefused(new TalkWish.ConfirmSpoken(), "联动席还没有加入通话");
        assertRefused(new TalkWish.HandOver(JointService.TRAFFIC, false), "没有配置联动席");
        assertRefused(new TalkWish.Press("1a"), "按键只能是");
    }

    @Test
    void given_guest_who_rings_then_what_comes_later_is_refused() {
        wish(new TalkWish.Consult("1002"));

        assertRefused(new TalkWish.Join(), "对方还没有接听");
        assertRefused(new TalkWish.Complete(), "对方还没有接听");
        assertRefused(new TalkWish.Consult("1003"), "已有第三方在通话中");
        assertRefused(new TalkWish.HandOver(JointService.FIRE, false), "已有第三方在通话中");
        assertRefused(new TalkWish.ToQueue(new QueueId("general")), "请先让第三方退出");
    }

    @Test
    void given_three_way_or_a_desk_that_rings_then_hold_is_refused_and_the_guest_cannot_act_for_the_agent() {
        reach(Stage.THREE_WAY);
        assertRefused(new TalkWish.Hold(), "三方通话中不能保持");
        assertThat(wish("1002", new TalkWish.Hold())).isEqualTo(Result.refused("您是被邀请加入的一方，请由主话务员操作"));
        wish(new TalkWish.Cancel());
        reach(Stage.DESK_RINGS);
        assertRefused(new TalkWish.Hold(), "正在呼叫联动席");
    }

    @Test
    void given_no_talk_or_no_connection_then_refused() {
        assertThat(wish("1002", new TalkWish.Hold())).isEqualTo(Result.refused("当前没有通话"));
        world.disconnect();
        assertRefused(new TalkWish.Consult("1002"), "与交换机的连接暂时中断");
    }

    @Test
    void given_keys_then_they_go_to_the_guest_if_there_is_one() {
        wish(new TalkWish.Press("1#"));
        reach(Stage.THREE_WAY);
        String guest = guestLeg();
        wish(new TalkWish.Press("0"));

        assertThat(commands(Command.Press.class))
                .containsExactly(
                        new Command.Press(call, World.channel(call), "1#"), new Command.Press(call, guest, "0"));
    }

    // ---- words

    private void nobodyIsLeftAlone() {
        World.Citizen citizen = world.citizens.get(call);
        if (citizen != null && citizen.phase == World.Phase.ROOM) {
            assertThat(citizen.others).isNotEmpty();
        }
        List.of("1001", "1002").forEach(agent -> {
            if (state(agent).equals("TALKING")) {
                assertThat(world.isBusy(new Extension(agent))).as(agent).isTrue();
            }
        });
    }

    private Result wish(TalkWish wish) {
        return wish("1001", wish);
    }

    private Result wish(String agent, TalkWish wish) {
        return world.ask(new Input.OfTalk(new AgentId(agent), wish));
    }

    private void assertRefused(TalkWish wish, String why) {
        assertThat(wish(wish))
                .isInstanceOfSatisfying(
                        Result.Refused.class,
                        refused -> assertThat(refused.reason()).contains(why));
    }

    private String state(String agent) {
        return world.agent(agent).name();
    }

    private TalkState talk() {
        return world.facts.stream()
                .filter(Fact.TalkChanged.class::isInstance)
                .map(fact -> ((Fact.TalkChanged) fact).talk())
                .reduce(TalkState.PLAIN, (_, later) -> later);
    }

    private <T extends Fact> T last(Class<T> kind) {
        return world.facts.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .reduce((_, later) -> later)
                .orElseThrow();
    }

    private <T extends Command> List<T> commands(Class<T> kind) {
        return world.commands.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private List<HandOverStep> steps() {
        return world.facts.stream()
                .filter(Fact.HandOverMoved.class::isInstance)
                .map(fact -> ((Fact.HandOverMoved) fact).step())
                .toList();
    }

    private String guestLeg() {
        return world.citizens.get(call).others.stream()
                .filter(party -> !party.agent)
                .map(party -> party.leg)
                .findFirst()
                .orElseThrow();
    }
}

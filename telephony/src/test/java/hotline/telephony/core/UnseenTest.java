package hotline.telephony.core;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.telephony.Result;
import hotline.telephony.TalkWish;
import hotline.telephony.call.Activity;
import hotline.telephony.call.AgentId;
import hotline.telephony.call.CallId;
import hotline.telephony.call.Extension;
import hotline.telephony.call.SupervisionMode;
import hotline.telephony.call.TalkState.GuestStage;
import hotline.telephony.fact.Fact;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens, or does not happen, while nobody watches: it is noticed afterwards and set right. */
class UnseenTest {

    private static final AgentId FIRST = new AgentId("1001");
    private static final AgentId SECOND = new AgentId("1002");
    private static final AgentId SUPERVISOR = new AgentId("banzhang");

    private final World world = new World(3);
    private CallId call = new CallId("none");

    @BeforeEach
    void theFirstAgentTalks() {
        world.connect();
        world.ask(new Input.SignIn(FIRST, new Extension("1001")));
        world.ask(new Input.MakeReady(FIRST));
        call = world.dialAndWait();
        world.pickUp(call);
        world.ask(new Input.SignIn(SECOND, new Extension("1002")));
    }

    private void wish(TalkWish wish) {
        assertThat(world.ask(new Input.OfTalk(FIRST, wish))).isEqualTo(Result.done());
    }

    private Result supervise(SupervisionMode mode) {
        return world.ask(new Input.Supervise(SUPERVISOR, new Extension("1003"), FIRST, mode));
    }

    // ---- supervisors

    @Test
    void given_supervisors_leg_that_ended_while_the_connection_was_away_then_the_watch_is_over() {
        supervise(SupervisionMode.LISTEN);
        world.disconnect();
        world.spyHangsUp(world.spies.getFirst().leg());
        world.connect();

        assertThat(modes()).containsExactly(SupervisionMode.LISTEN, SupervisionMode.STOP);
        assertThat(supervise(SupervisionMode.STOP)).isInstanceOf(Result.Refused.class);
        assertThat(supervise(SupervisionMode.LISTEN)).isEqualTo(Result.done());
    }

    @Test
    void given_supervisor_who_listens_when_the_server_restarts_then_still_known() {
        supervise(SupervisionMode.LISTEN);
        world.restart();

        assertThat(supervise(SupervisionMode.WHISPER)).isEqualTo(Result.done());
        assertThat(world.commands).anyMatch(Command.SpyMode.class::isInstance);
        assertThat(supervise(SupervisionMode.STOP)).isEqualTo(Result.done());
        assertThat(world.spies).isEmpty();
        assertThat(modes()).endsWith(SupervisionMode.STOP);
    }

    @Test
    void
            given_supervisor_who_took_over_when_the_server_restarts_then_the_talk_is_the_supervisors_and_recorded_as_such() {
        supervise(SupervisionMode.LISTEN);
        supervise(SupervisionMode.TAKE_OVER);
        world.restart();
        world.pass(Duration.ofSeconds(30));

        assertThat(world.stateOf(call)).isEqualTo("Talking");
        world.citizenHangsUp(call);
        assertThat(world.facts.stream().filter(Fact.CallEnded.class::isInstance))
                .singleElement()
                .isInstanceOfSatisfying(Fact.CallEnded.class, ended -> {
                    assertThat(ended.agent()).contains(SUPERVISOR);
                    assertThat(ended.tracks())
                            .anySatisfy(track -> assertThat(track.file()).startsWith(call + "-third-1003-spy-"));
                });
    }

    private List<SupervisionMode> modes() {
        return world.facts.stream()
                .filter(Fact.SupervisionChanged.class::isInstance)
                .map(fact -> ((Fact.SupervisionChanged) fact).mode())
                .toList();
    }

    // ---- guests

    @Test
    void given_guest_whom_asterisk_does_not_move_when_joined_then_asked_for_again() {
        wish(new TalkWish.Consult("13807731234"));
        world.guestAnswers(call);
        world.rooms.movesToLose = 1;
        wish(new TalkWish.Join());
        assertThat(stage()).isEqualTo(GuestStage.ASIDE);

        world.pass(Duration.ofSeconds(5));
        assertThat(stage()).isEqualTo(GuestStage.TOGETHER);
    }

    @Test
    void given_guest_whom_asterisk_does_not_move_when_completed_then_asked_for_again_and_the_agent_is_free() {
        wish(new TalkWish.Consult("13807731234"));
        world.guestAnswers(call);
        world.rooms.movesToLose = 2;
        wish(new TalkWish.Complete());
        assertThat(world.agent("1001").activity()).isInstanceOf(Activity.Talking.class);

        world.pass(Duration.ofSeconds(4));
        assertThat(world.agent("1001").activity()).isInstanceOf(Activity.WrapUp.class);
        assertThat(world.citizens).containsKey(call);
    }

    private GuestStage stage() {
        return world.facts.stream()
                .filter(Fact.TalkChanged.class::isInstance)
                .map(fact -> ((Fact.TalkChanged) fact).talk())
                .reduce((_, last) -> last)
                .orElseThrow()
                .guest()
                .orElseThrow()
                .stage();
    }

    @Test
    void given_agent_aside_when_the_citizen_hangs_up_without_a_server_then_the_agents_leg_is_hung_up() {
        wish(new TalkWish.Hold());
        world.hangsUpUnseen(call);
        assertThat(world.rooms.strays).hasSize(1);
        world.restart();

        assertThat(world.rooms.strays).isEmpty();
    }

    // ---- breaks

    @Test
    void given_colleague_rung_in_a_break_when_the_server_restarts_then_the_break_goes_on_afterwards() {
        world.ask(new Input.TakeBreak(SECOND, "用餐"));
        wish(new TalkWish.Consult("1002"));
        assertThat(world.agent("1002").activity()).isInstanceOf(Activity.Offered.class);
        world.restart();
        assertThat(world.agent("1002").activity()).isInstanceOf(Activity.Offered.class);
        world.guestHangsUp(call);

        assertThat(world.agent("1002").activity()).isEqualTo(new Activity.OnBreak("用餐"));
    }

    @Test
    void given_colleague_rung_in_a_break_when_answered_then_the_break_is_over() {
        world.ask(new Input.TakeBreak(SECOND, "用餐"));
        wish(new TalkWish.Consult("1002"));
        world.guestAnswers(call);

        assertThat(world.members.get(SECOND).pause()).isEmpty();
    }

    // ---- scripts

    @Test
    void given_call_back_in_the_queue_when_an_older_script_says_that_its_dial_is_over_then_the_new_ring_goes_on() {
        wish(new TalkWish.ToQueue(new hotline.telephony.call.QueueId("general")));
        world.ask(new Input.MakeReady(SECOND));
        assertThat(world.stateOf(call)).isEqualTo("Ringing");
        world.tell(new Input.DialEnded(call, new java.util.UUID(0, 99), hotline.telephony.call.OfferOutcome.ANSWERED));
        world.pickUp(call);

        assertThat(world.agent("1002").activity()).isEqualTo(new Activity.Talking(call));
        world.agentHangsUp(call);
        assertThat(world.agent("1002").activity()).isInstanceOf(Activity.WrapUp.class);
    }
}

package hotline.telephony.core;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.kernel.PhoneNumber;
import hotline.telephony.call.AgentId;
import hotline.telephony.call.CallId;
import hotline.telephony.call.CallOutcome;
import hotline.telephony.call.CallPurpose;
import hotline.telephony.call.Extension;
import hotline.telephony.call.QueueId;
import hotline.telephony.fact.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallbackDeskTest {

    private static final UUID ID = new UUID(0, 99);
    private static final Extension PHONE = new Extension("1001");
    private static final AgentId AGENT = new AgentId("1001");

    private final World world = new World(1);

    @BeforeEach
    void connect() {
        world.connect();
    }

    private void due(CallPurpose purpose, Instant entry) {
        due(world, purpose, entry);
    }

    private static void due(World world, CallPurpose purpose, Instant entry) {
        world.tell(new Input.CallbacksDue(List.of(
                new DueCallback(ID, PhoneNumber.parse("13900001111"), purpose, new QueueId("general"), entry))));
    }

    private CallId callback() {
        return facts(Fact.CallPlaced.class).getLast().call();
    }

    private <F extends Fact> List<F> facts(Class<F> kind) {
        return world.facts.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private long dials() {
        return world.commands.stream().filter(Command.DialOut.class::isInstance).count();
    }

    @Test
    void given_promise_told_before_asterisk_is_there_when_it_is_then_the_place_is_kept_without_another_round() {
        World started = new World(1);
        Instant entry = started.now;
        due(started, CallPurpose.PROMISED, entry);
        started.pass(Duration.ofMinutes(3));
        started.connect();
        CallId later = started.dialAndWait();
        started.signInAll();
        assertThat(started.stateOf(later)).isEqualTo("Queued");
        assertThat(started.facts).anyMatch(Fact.CallPlaced.class::isInstance);
    }

    @Test
    void given_promise_then_it_keeps_its_place_before_later_callers() {
        Instant entry = world.now;
        world.pass(Duration.ofMinutes(3));
        CallId later = world.dialAndWait();
        due(CallPurpose.PROMISED, entry);
        world.signInAll();
        assertThat(facts(Fact.CallPlaced.class)).hasSize(1);
        assertThat(world.stateOf(later)).isEqualTo("Queued");
        assertThat(facts(Fact.CallOffered.class).getLast().waited()).isEqualTo(Duration.ofMinutes(3));
        world.out.ourSidePicksUp(callback());
        assertThat(dials()).isOne();
        world.out.calleeAnswers(callback());
        assertThat(world.agent("1001").name()).isEqualTo("TALKING");
        world.citizenHangsUp(callback());
        assertThat(facts(Fact.CallEnded.class).getLast().outcome()).isEqualTo(CallOutcome.ANSWERED);
    }

    @Test
    void given_promise_told_again_and_again_then_one_call() {
        world.signInAll();
        due(CallPurpose.PROMISED, world.now);
        due(CallPurpose.PROMISED, world.now);
        world.out.ourSidePicksUp(callback());
        due(CallPurpose.PROMISED, world.now);
        assertThat(facts(Fact.CallPlaced.class)).hasSize(1);
        assertThat(dials()).isOne();
    }

    @Test
    void given_claim_refused_then_nobody_is_rung_and_the_agent_is_ready() {
        world.claimsGranted = false;
        world.signInAll();
        due(CallPurpose.PROMISED, world.now);
        world.out.ourSidePicksUp(callback());
        assertThat(dials()).isZero();
        assertThat(world.agent("1001").name()).isEqualTo("READY");
        assertThat(facts(Fact.CallOutMoved.class).getLast().words()).contains("不必再拨");
    }

    @Test
    void given_agent_who_does_not_pick_up_then_paused_and_the_promise_keeps_its_place() {
        world.signInAll();
        due(CallPurpose.PROMISED, world.now);
        CallId call = callback();
        world.out.ourSideHangsUp(call, 0);
        assertThat(world.agent("1001").name()).isEqualTo("PAUSED");
        assertThat(world.stateOf(call)).isEqualTo("Queued");
        world.ask(new Input.MakeReady(AGENT));
        assertThat(world.stateOf(call)).isEqualTo("Ringing");
        assertThat(dials()).isZero();
    }

    @Test
    void given_missed_caller_then_called_only_when_nobody_waits_and_an_agent_is_free() {
        CallId waiting = world.dialAndWait();
        due(CallPurpose.MISSED, world.now);
        assertThat(facts(Fact.CallPlaced.class)).isEmpty();
        world.signInAll();
        assertThat(world.stateOf(waiting)).isEqualTo("Ringing");
        due(CallPurpose.MISSED, world.now);
        assertThat(facts(Fact.CallPlaced.class)).isEmpty();
        world.citizenHangsUp(waiting);
        due(CallPurpose.MISSED, world.now);
        assertThat(facts(Fact.CallPlaced.class)).hasSize(1);
    }

    @Test
    void given_callback_no_longer_due_then_it_leaves_the_queue_without_a_trace() {
        due(CallPurpose.PROMISED, world.now);
        assertThat(world.snapshot().calls()).hasSize(1);
        world.tell(new Input.CallbacksDue(List.of()));
        assertThat(world.snapshot().calls()).isEmpty();
        world.signInAll();
        assertThat(facts(Fact.CallPlaced.class)).isEmpty();
        assertThat(facts(Fact.CallEnded.class)).isEmpty();
    }

    @Test
    void given_citizen_who_calls_again_meanwhile_then_not_called_back() {
        CallId again = world.dialAndWait();
        world.tell(new Input.CallbacksDue(
                List.of(new DueCallback(ID, World.CALLER, CallPurpose.PROMISED, new QueueId("general"), world.now))));
        assertThat(world.snapshot().calls()).extracting(live -> live.call()).containsExactly(again);
    }

    @Test
    void given_restart_then_the_list_tells_it_anew() {
        due(CallPurpose.PROMISED, world.now);
        world.restart();
        assertThat(world.snapshot().calls()).isEmpty();
        world.signInAll();
        due(CallPurpose.PROMISED, world.now.minusSeconds(60));
        world.out.ourSidePicksUp(callback());
        assertThat(dials()).isOne();
        assertThat(world.phones).containsKey(PHONE);
    }
}

package hotline.telephony.core;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.telephony.Result;
import hotline.telephony.TalkWish;
import hotline.telephony.call.AgentId;
import hotline.telephony.call.CallId;
import hotline.telephony.call.PauseEnding;
import hotline.telephony.call.TalkState;
import hotline.telephony.fact.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The recording of a talk is paused while an ID number is spoken: 1001 has the citizen, 1002 is the colleague. */
class RecordingPausesTest {

    private final World world = new World(2);
    private CallId call = new CallId("none");

    @BeforeEach
    void talking() {
        world.connect();
        world.signInAll();
        call = world.dialAndWait();
        world.pickUp(call);
    }

    @Test
    void given_pause_and_resume_then_every_leg_is_muted_between_and_the_gap_is_a_fact() {
        Instant asked = world.now;
        assertThat(pause("证件号码")).isEqualTo(Result.done());

        assertThat(world.mutedLegs).hasSize(2).contains(call.value());
        assertThat(talk().pause().orElseThrow().reason()).isEqualTo("证件号码");
        assertThat(facts(Fact.RecordingPaused.class))
                .singleElement()
                .satisfies(fact -> assertThat(fact.until()).isEqualTo(asked.plusSeconds(60)));
        world.pass(Duration.ofSeconds(10));
        assertThat(wish(new TalkWish.ResumeRecording())).isEqualTo(Result.done());

        assertThat(world.mutedLegs).isEmpty();
        assertThat(talk().pause()).isEmpty();
        assertThat(facts(Fact.RecordingResumed.class)).singleElement().satisfies(fact -> {
            assertThat(fact.since()).isEqualTo(asked);
            assertThat(fact.at()).isEqualTo(asked.plusSeconds(10));
            assertThat(fact.ending()).isEqualTo(PauseEnding.AGENT);
            assertThat(fact.agent()).isEqualTo(new AgentId("1001"));
        });
    }

    @Test
    void given_nobody_resumes_then_it_goes_on_by_itself_after_a_minute() {
        pause("证件号码");
        world.pass(Duration.ofSeconds(59));
        assertThat(world.mutedLegs).hasSize(2);

        world.pass(Duration.ofSeconds(1));

        assertThat(world.mutedLegs).isEmpty();
        assertThat(facts(Fact.RecordingResumed.class).getFirst().ending()).isEqualTo(PauseEnding.LIMIT);
    }

    @Test
    void given_colleague_who_joins_in_the_pause_then_is_muted_too_and_all_go_on_together() {
        pause("证件号码");
        wish(new TalkWish.ThreeWay("1002"));
        world.guestAnswers(call);

        assertThat(world.mutedLegs).hasSize(3);
        wish(new TalkWish.ResumeRecording());
        assertThat(world.mutedLegs).isEmpty();
    }

    @Test
    void given_agent_who_leaves_in_the_pause_then_the_others_are_recorded() {
        wish(new TalkWish.ThreeWay("1002"));
        world.guestAnswers(call);
        pause("证件号码");
        assertThat(world.mutedLegs).hasSize(3);

        wish(new TalkWish.Leave());

        assertThat(world.mutedLegs).doesNotContain(call.value());
        assertThat(facts(Fact.RecordingResumed.class).getFirst().ending()).isEqualTo(PauseEnding.AGENT_LEFT);
    }

    @Test
    void given_citizen_who_hangs_up_in_the_pause_then_the_gap_ends_before_the_call() {
        pause("证件号码");

        world.citizenHangsUp(call);

        List<Fact> last = world.facts.stream()
                .filter(fact -> fact instanceof Fact.RecordingResumed || fact instanceof Fact.CallEnded)
                .toList();
        assertThat(last.getFirst())
                .isInstanceOfSatisfying(
                        Fact.RecordingResumed.class,
                        fact -> assertThat(fact.ending()).isIn(PauseEnding.AGENT_LEFT, PauseEnding.CALL_ENDED));
        assertThat(last.getLast()).isInstanceOf(Fact.CallEnded.class);
    }

    @Test
    void given_server_killed_in_the_pause_then_the_next_one_ends_it_in_time() {
        Instant asked = world.now;
        pause("证件号码");

        world.restart(() -> world.pass(Duration.ofSeconds(20)));
        assertThat(world.mutedLegs).hasSize(2);
        world.pass(Duration.ofSeconds(40));

        assertThat(world.mutedLegs).isEmpty();
        assertThat(facts(Fact.RecordingResumed.class)).singleElement().satisfies(fact -> {
            assertThat(fact.since()).isEqualTo(asked);
            assertThat(fact.ending()).isEqualTo(PauseEnding.LIMIT);
        });
    }

    @Test
    void given_server_away_for_longer_than_the_limit_then_recorded_as_soon_as_it_is_back() {
        pause("证件号码");

        world.restart(() -> world.pass(Duration.ofMinutes(3)));
        world.pass(Duration.ofSeconds(1));

        assertThat(world.mutedLegs).isEmpty();
    }

    @Test
    void given_limit_passes_without_a_connection_then_recorded_as_soon_as_it_is_back() {
        pause("证件号码");
        world.disconnect();
        world.pass(Duration.ofSeconds(70));
        assertThat(world.mutedLegs).hasSize(2);

        world.connect();
        world.pass(Duration.ofSeconds(2));

        assertThat(world.mutedLegs).isEmpty();
    }

    @Test
    void given_asterisk_does_not_pause_then_the_agent_is_told_not_to_ask() {
        world.mutesRecordings = false;
        pause("证件号码");
        assertThat(talk().pause()).isEmpty();

        world.pass(Duration.ofSeconds(5));

        assertThat(talk().note()).contains("录音未能暂停");
        assertThat(facts(Fact.RecordingPaused.class)).isEmpty();
    }

    @Test
    void given_second_pause_or_no_reason_then_refused_in_chinese() {
        assertThat(pause("  ")).isEqualTo(Result.refused("请填写暂停录音的原因（不超过60字）"));
        assertThat(wish(new TalkWish.ResumeRecording())).isEqualTo(Result.refused("录音没有暂停"));
        pause("证件号码");
        assertThat(pause("证件号码")).isEqualTo(Result.refused("录音已经暂停"));
    }

    @Test
    void given_reason_with_line_breaks_then_they_never_reach_asterisk() {
        pause("证件\r\nAction: Logoff");

        assertThat(talk().pause().orElseThrow().reason()).isEqualTo("证件  Action: Logoff");
    }

    private Result pause(String reason) {
        return wish(new TalkWish.PauseRecording(reason));
    }

    private Result wish(TalkWish wish) {
        return world.ask(new Input.OfTalk(new AgentId("1001"), wish));
    }

    private TalkState talk() {
        return facts(Fact.TalkChanged.class).stream()
                .map(Fact.TalkChanged::talk)
                .reduce(TalkState.PLAIN, (_, later) -> later);
    }

    private <T extends Fact> List<T> facts(Class<T> kind) {
        return world.facts.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}

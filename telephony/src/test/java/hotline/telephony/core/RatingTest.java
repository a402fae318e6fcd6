package hotline.telephony.core;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.telephony.Result;
import hotline.telephony.TalkWish;
import hotline.telephony.call.AgentId;
import hotline.telephony.call.CallId;
import hotline.telephony.call.CallOutcome;
import hotline.telephony.call.Extension;
import hotline.telephony.call.JointService;
import hotline.telephony.call.ServiceRating;
import hotline.telephony.fact.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The question about the service: 1001 has the citizen, 1002 is free. */
class RatingTest {

    private final World world = new World(2);
    private CallId call = new CallId("none");

    @BeforeEach
    void talking() {
        world.asksForRatings = true;
        world.connect();
        world.signInAll();
        call = world.dialAndWait();
        world.pickUp(call);
        world.pass(Duration.ofSeconds(10));
    }

    @Test
    void given_agent_who_hangs_up_first_then_wrap_up_at_once_and_the_rating_is_the_agents() {
        world.agentHangsUp(call);
        assertThat(world.stateOf(call)).isEqualTo("Rating");
        assertThat(world.agent("1001").name()).isEqualTo("WRAP_UP");

        world.pass(Duration.ofSeconds(6));
        world.presses(call, ServiceRating.DISSATISFIED);

        assertThat(facts(Fact.RatingAsked.class)).singleElement().satisfies(asked -> {
            assertThat(asked.agent()).contains(new AgentId("1001"));
            assertThat(asked.talked()).isEqualTo(Duration.ofSeconds(10));
        });
        assertThat(facts(Fact.ServiceRated.class)).singleElement().satisfies(rated -> {
            assertThat(rated.agent()).contains(new AgentId("1001"));
            assertThat(rated.rating()).isEqualTo(ServiceRating.DISSATISFIED);
        });
        assertThat(world.commands).contains(new Command.ForgetRating(call));
        assertThat(facts(Fact.CallEnded.class)).singleElement().satisfies(ended -> {
            assertThat(ended.outcome()).isEqualTo(CallOutcome.ANSWERED);
            assertThat(ended.talked()).as("the question is no talk").isEqualTo(Duration.ofSeconds(10));
        });
    }

    @Test
    void given_citizen_who_hangs_up_first_then_never_asked() {
        world.citizenHangsUp(call);
        assertThat(facts(Fact.RatingAsked.class)).isEmpty();
        assertThat(world.stateOf(call)).isEqualTo("Ended");
    }

    @Test
    void given_agent_who_hangs_up_in_a_room_then_the_citizen_is_asked_and_not_sent_back_to_the_queue() {
        wish(new TalkWish.Hold());
        wish(new TalkWish.Resume());
        world.agentHangsUp(call);
        world.pass(Duration.ofSeconds(5));
        assertThat(world.stateOf(call)).isEqualTo("Rating");
        assertThat(facts(Fact.RatingAsked.class)).hasSize(1);
    }

    @Test
    void given_joint_desk_that_hangs_up_last_then_the_citizen_is_not_asked() {
        wish(new TalkWish.HandOver(JointService.FIRE, true));
        world.guestAnswers(call);
        world.guestPressesOne(call);
        wish(new TalkWish.ConfirmSpoken());
        world.guestHangsUp(call);
        assertThat(facts(Fact.RatingAsked.class)).isEmpty();
        assertThat(world.stateOf(call)).isEqualTo("Ended");
    }

    @Test
    void given_restart_while_the_citizen_is_asked_then_nobody_fetches_the_citizen_back_into_the_queue() {
        world.agentHangsUp(call);
        world.restart();
        world.pass(Duration.ofSeconds(10));
        assertThat(world.stateOf(call)).isEqualTo("Rating");
        assertThat(world.commands).noneMatch(Command.FetchBack.class::isInstance);
    }

    @Test
    void given_talk_that_ended_while_the_connection_was_away_then_wrap_up_and_rating() {
        world.disconnect();
        world.agentHangsUp(call);
        world.connect();
        assertThat(world.stateOf(call)).isEqualTo("Rating");
        assertThat(world.agent("1001").name()).isEqualTo("WRAP_UP");
    }

    @Test
    void given_rating_that_nobody_heard_of_then_it_is_told_later_with_its_own_time_and_phone() {
        Instant pressed = world.now.minus(Duration.ofHours(3));
        world.tell(new Input.Rated(
                new CallId("1699999999.7"), ServiceRating.SATISFIED, Optional.of(new Extension("1002")), pressed));
        assertThat(facts(Fact.ServiceRated.class)).singleElement().satisfies(rated -> {
            assertThat(rated.at()).isEqualTo(pressed);
            assertThat(rated.agent()).contains(new AgentId("1002"));
        });
    }

    @Test
    void given_agent_who_asks_for_the_rating_then_the_leg_ends_and_the_citizen_is_marked_first() {
        wish(new TalkWish.AskRating());
        assertThat(world.commands)
                .containsSubsequence(
                        new Command.AskRating(call, World.channel(call)),
                        world.commands.stream()
                                .filter(Command.HangUpLeg.class::isInstance)
                                .findFirst()
                                .orElseThrow());
        assertThat(world.stateOf(call)).isEqualTo("Rating");
    }

    @Test
    void given_citizen_on_hold_when_the_agent_asks_for_the_rating_then_refused() {
        wish(new TalkWish.Hold());
        assertThat(wish(new TalkWish.AskRating())).isEqualTo(Result.refused("诉求人在保持中，请先取回"));
    }

    private Result wish(TalkWish wish) {
        return world.ask(new Input.OfTalk(new AgentId("1001"), wish));
    }

    private <T extends Fact> List<T> facts(Class<T> type) {
        return world.facts.stream().filter(type::isInstance).map(type::cast).toList();
    }
}

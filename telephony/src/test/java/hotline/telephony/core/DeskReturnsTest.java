package hotline.telephony.core;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.regulation.clause.Proves;
import hotline.telephony.TalkWish;
import hotline.telephony.call.AgentId;
import hotline.telephony.call.CallId;
import hotline.telephony.call.Extension;
import hotline.telephony.call.JointService;
import hotline.telephony.fact.Fact;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The police's desk calls; 1001 has it. */
@Proves("18")
class DeskReturnsTest {

    private static final String CITIZEN = "13900001111";

    private final World world = new World(2);
    private CallId call = new CallId("none");

    @BeforeEach
    void talking() {
        world.connect();
        world.signInAll();
        call = world.dial();
        world.tell(new Input.FromDesk(call, new Extension("9110")));
        world.enterQueue(call);
        world.pickUp(call);
    }

    @Test
    void given_call_from_a_desks_line_then_the_service_is_known_and_said_once() {
        world.tell(new Input.FromDesk(call, new Extension("9110")));
        assertThat(facts(Fact.CallFromDesk.class)).singleElement().satisfies(from -> {
            assertThat(from.service()).isEqualTo(JointService.POLICE);
            assertThat(from.seat()).isEqualTo("9110");
        });
    }

    @Test
    void given_line_that_is_no_desks_then_an_ordinary_call() {
        CallId other = world.dial();
        world.tell(new Input.FromDesk(other, new Extension("9999")));
        assertThat(facts(Fact.CallFromDesk.class)).hasSize(1);
    }

    @Test
    void given_citizen_in_the_talk_when_the_desk_hangs_up_then_the_two_go_on_until_the_citizen_hangs_up() {
        wish(new TalkWish.ThreeWay(CITIZEN));
        String citizen = world.citizens.get(call).others.getFirst().leg;
        world.guestAnswers(call);

        world.tell(new Input.CallOver(call));

        assertThat(world.stateOf(call)).isEqualTo("Talking");
        assertThat(world.agent("1001").name()).isEqualTo("TALKING");
        assertThat(world.commands.getLast())
                .isInstanceOfSatisfying(
                        Command.TakeIn.class, take -> assertThat(take.leg()).isEqualTo(citizen));
        assertThat(facts(Fact.CitizenHandedIn.class)).hasSize(1);

        world.tell(new Input.LegEnded(citizen));
        assertThat(world.stateOf(call)).isEqualTo("Ended");
        assertThat(world.agent("1001").name()).isEqualTo("WRAP_UP");
    }

    @Test
    void given_nobody_else_in_the_talk_when_the_desk_hangs_up_then_the_call_is_over() {
        world.tell(new Input.CallOver(call));
        assertThat(world.stateOf(call)).isEqualTo("Ended");
        assertThat(world.agent("1001").name()).isEqualTo("WRAP_UP");
    }

    @Test
    void given_citizen_whose_own_call_it_is_when_a_guest_is_there_then_the_citizens_hang_up_ends_it() {
        CallId own = world.dialAndWait();
        world.pickUp(own);
        world.ask(new Input.OfTalk(new AgentId("1002"), new TalkWish.ThreeWay(CITIZEN)));
        world.guestAnswers(own);
        world.tell(new Input.CallOver(own));
        assertThat(world.stateOf(own)).isEqualTo("Ended");
    }

    private void wish(TalkWish wish) {
        world.ask(new Input.OfTalk(new AgentId("1001"), wish));
    }

    private <T extends Fact> List<T> facts(Class<T> type) {
        return world.facts.stream().filter(type::isInstance).map(type::cast).toList();
    }
}

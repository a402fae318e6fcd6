package hotline.telephony.core;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.telephony.call.CallId;
import hotline.telephony.call.Extension;
import hotline.telephony.fact.Fact;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FormerPlacesTest {

    private final World world = new World(1);

    @BeforeEach
    void connect() {
        world.connect();
    }

    private Instant entryOf(CallId call) {
        return world.snapshot().calls().stream()
                .filter(live -> live.call().equals(call))
                .flatMap(live -> live.queuedAt().stream())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void given_caller_cut_off_while_waiting_when_calling_again_soon_then_the_place_is_kept() {
        Instant first = world.now;
        CallId cut = world.dialAndWait();
        world.pass(Duration.ofMinutes(2));
        world.citizenHangsUp(cut);
        world.pass(Duration.ofMinutes(1));
        CallId again = world.dialAndWait();
        assertThat(entryOf(again)).isEqualTo(first);
        assertThat(world.commands).contains(new Command.Seniority(again, World.channel(again), first));
    }

    @Test
    void given_long_wait_before_then_the_longest_wait_counts_from_now() {
        CallId cut = world.dialAndWait();
        world.pass(Duration.ofMinutes(9));
        world.citizenHangsUp(cut);
        CallId again = world.dialAndWait();
        world.pass(Duration.ofMinutes(2));
        assertThat(world.stateOf(again)).isEqualTo("Queued");
    }

    @Test
    void given_caller_who_comes_too_late_then_at_the_end() {
        CallId cut = world.dialAndWait();
        world.citizenHangsUp(cut);
        world.pass(FormerPlaces.KEPT.plusSeconds(1));
        CallId again = world.dialAndWait();
        assertThat(entryOf(again)).isEqualTo(world.now);
    }

    @Test
    void given_caller_who_was_served_then_at_the_end() {
        world.signInAll();
        CallId served = world.dialAndWait();
        world.pickUp(served);
        world.pass(Duration.ofSeconds(10));
        world.citizenHangsUp(served);
        world.phone(new Extension("1001"), false);
        CallId again = world.dialAndWait();
        assertThat(entryOf(again)).isEqualTo(world.now);
    }

    @Test
    void given_place_taken_again_then_it_is_not_there_a_second_time() {
        Instant first = world.now;
        CallId cut = world.dialAndWait();
        world.pass(Duration.ofMinutes(1));
        world.citizenHangsUp(cut);
        CallId again = world.dialAndWait();
        CallId other = world.dialAndWait();
        assertThat(entryOf(again)).isEqualTo(first);
        assertThat(entryOf(other)).isEqualTo(world.now);
        assertThat(world.facts).noneMatch(Fact.CallbackPromised.class::isInstance);
    }
}

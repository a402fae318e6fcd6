package hotline.telephony.times;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.telephony.call.AgentId;
import hotline.telephony.call.CallId;
import hotline.telephony.core.Earlier.Shift;
import hotline.telephony.times.TimesInStates.Change;
import hotline.telephony.times.TimesInStates.Watched;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ShiftsTest {

    private static final Instant START = Instant.parse("2026-11-24T14:00:00Z");
    private static final AgentId AGENT = new AgentId("1001");

    /** Seconds before the start. */
    private static Instant ago(long seconds) {
        return START.minusSeconds(seconds);
    }

    private static Change change(long ago, String status) {
        return new Change(ago(ago), status, null, null);
    }

    private static Change change(long ago, String status, String call) {
        return new Change(ago(ago), status, null, call);
    }

    private static Change signIn(long ago) {
        return new Change(ago(ago), "BREAK", "签入", null);
    }

    private static Shift shift(List<Watched> watched, Change... changes) {
        Shifts shifts = new Shifts(START, watched);
        List.of(changes).forEach(change -> shifts.told(AGENT, change));
        return shifts.atStart().shifts().get(AGENT);
    }

    private static Shift watchedShift(Change... changes) {
        return shift(List.of(new Watched(ago(80_000), ago(1))), changes);
    }

    private static @Nullable Instant idleSince(Change... changes) {
        return watchedShift(changes).idleSince().orElse(null);
    }

    @Test
    void given_a_talk_and_its_wrap_up_then_idle_since_ready_again_and_the_talk_counts() {
        Shift shift = watchedShift(
                signIn(5000),
                change(4990, "READY"),
                change(1000, "OFFERED", "c1"),
                change(990, "TALKING", "c1"),
                change(890, "WRAP_UP", "c1"),
                change(860, "READY"));

        assertThat(shift)
                .isEqualTo(
                        new Shift(Optional.of(ago(860)), Duration.ofSeconds(100), Map.of(new CallId("c1"), ago(990))));
    }

    @Test
    void given_an_offer_that_came_to_nothing_then_idle_since_before_it() {
        assertThat(idleSince(
                        change(500, "WRAP_UP", "c1"),
                        change(400, "READY"),
                        change(300, "OFFERED", "c2"),
                        change(290, "READY")))
                .isEqualTo(ago(400));
        assertThat(idleSince(change(500, "WRAP_UP", "c1"), change(400, "READY"), change(300, "OFFERED", "c2")))
                .isEqualTo(ago(400));
    }

    @Test
    void given_an_offer_that_was_not_answered_then_idle_since_ready_again() {
        assertThat(idleSince(
                        change(400, "READY"),
                        change(300, "OFFERED", "c2"),
                        change(280, "PAUSED"),
                        change(200, "READY")))
                .isEqualTo(ago(200));
    }

    @Test
    void given_a_colleagues_ring_during_wrap_up_which_is_over_by_then_then_idle_since_ready_again() {
        assertThat(idleSince(change(400, "WRAP_UP", "c1"), change(390, "OFFERED", "c2"), change(370, "READY")))
                .isEqualTo(ago(370));
    }

    @Test
    void given_states_that_are_told_again_after_a_restart_then_idle_since_before_it() {
        assertThat(idleSince(
                        change(500, "WRAP_UP", "c1"), change(400, "READY"), change(100, "READY"), change(100, "READY")))
                .isEqualTo(ago(400));
    }

    @Test
    void given_ready_for_longer_than_is_looked_back_then_idle_for_all_of_it() {
        assertThat(idleSince(change(100, "READY"))).isEqualTo(START.minus(Shifts.SPAN));
        assertThat(idleSince(change(100, "OFFERED", "c1"), change(90, "READY"))).isEqualTo(START.minus(Shifts.SPAN));
    }

    @Test
    void given_a_talk_or_a_break_at_the_end_then_not_known_since_when_idle() {
        assertThat(idleSince(change(400, "READY"), change(300, "TALKING", "c1")))
                .isNull();
        assertThat(idleSince(change(400, "READY"), change(300, "BREAK"))).isNull();
    }

    @Test
    void given_a_new_shift_then_talks_of_the_old_one_do_not_count_but_calls_of_the_hour_do() {
        Shift shift = watchedShift(
                change(3000, "TALKING", "c1"),
                change(2900, "WRAP_UP", "c1"),
                change(2800, "SIGNED_OUT"),
                signIn(2000),
                change(1990, "READY"));

        assertThat(shift.talked()).isZero();
        assertThat(shift.taken()).containsOnlyKeys(new CallId("c1"));
        assertThat(shift.idleSince()).contains(ago(1990));
    }

    @Test
    void given_a_new_sign_in_without_a_sign_out_then_it_is_a_new_shift_too() {
        assertThat(watchedShift(change(3000, "TALKING", "c1"), change(2900, "WRAP_UP", "c1"), signIn(2000))
                        .talked())
                .isZero();
    }

    @Test
    void given_calls_then_those_that_began_within_the_hour_are_told_each_once_from_their_begin() {
        Shift shift = watchedShift(
                change(4000, "TALKING", "old"),
                change(3500, "TALKING", "old"), // a supervisor ordered something
                change(3400, "WRAP_UP", "old"),
                change(3300, "TALKING", "c1"),
                change(3200, "TALKING", "c1"),
                change(3000, "WRAP_UP", "c1"),
                change(2000, "TALKING", "c2"));

        assertThat(shift.taken()).isEqualTo(Map.of(new CallId("c1"), ago(3300), new CallId("c2"), ago(2000)));
    }

    @Test
    void given_a_talk_over_a_restart_then_the_time_that_nobody_watched_does_not_count() {
        List<Watched> watched = List.of(new Watched(ago(400), ago(200)), new Watched(ago(9000), ago(500)));

        assertThat(shift(
                                watched,
                                change(600, "TALKING", "c1"),
                                change(400, "TALKING", "c1"),
                                change(300, "WRAP_UP", "c1"))
                        .talked())
                .isEqualTo(Duration.ofSeconds(200));
    }

    @Test
    void given_a_talk_when_the_server_was_killed_then_it_counts_until_the_last_sign() {
        List<Watched> watched = List.of(new Watched(ago(9000), ago(500)));

        assertThat(shift(watched, change(600, "TALKING", "c1")).talked()).isEqualTo(Duration.ofSeconds(100));
        assertThat(shift(watched, change(499, "TALKING", "c1")).talked()).isZero();
        assertThat(shift(watched, change(499, "TALKING", "c1")).taken()).hasSize(1);
    }

    @Test
    void given_nobody_then_the_last_day_was_looked_at() {
        assertThat(new Shifts(START, List.of()).atStart().shifts()).isEmpty();
        assertThat(new Shifts(START, List.of()).atStart().from()).contains(START.minus(Duration.ofHours(24)));
    }
}

package hotline.telephony.times;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.telephony.times.TimesInStates.Change;
import hotline.telephony.times.TimesInStates.Span;
import hotline.telephony.times.TimesInStates.Watched;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TimesInStatesTest {

    /** 22:00 at Guilin: the shift goes past midnight. */
    private static final Instant EVENING = Instant.parse("2026-11-24T14:00:00Z");

    @Test
    void given_a_night_shift_then_midnight_cuts_nothing() {
        List<Span> spans = TimesInStates.of(
                List.of(change(0, "READY"), change(3600, "TALKING"), change(8000, "SIGNED_OUT")),
                List.of(new Watched(at(0), at(20_000))),
                at(-100_000),
                at(20_000));

        assertThat(spans).containsExactly(span("READY", 0, 3600), span("TALKING", 3600, 8000));
    }

    @Test
    void given_a_state_that_began_before_then_it_is_clipped_not_lost() {
        List<Span> spans = TimesInStates.of(
                List.of(change(0, "READY")), List.of(new Watched(at(0), at(90_000))), at(7200), at(10_800));

        assertThat(spans).containsExactly(span("READY", 7200, 10_800));
    }

    @Test
    void given_a_gap_then_unknown_until_the_state_is_told_again() {
        List<Span> spans = TimesInStates.of(
                List.of(change(0, "BREAK"), change(700, "BREAK"), change(800, "READY")),
                List.of(new Watched(at(0), at(600)), new Watched(at(700), at(1000))),
                at(0),
                at(5000));

        assertThat(spans)
                .containsExactly(
                        span("BREAK", 0, 600),
                        span("UNKNOWN", 600, 700),
                        span("BREAK", 700, 800),
                        span("READY", 800, 1000));
    }

    @Test
    void given_an_agent_who_is_not_told_again_then_nothing_is_invented_after_the_gap() {
        List<Span> spans = TimesInStates.of(
                List.of(change(0, "READY")),
                List.of(new Watched(at(0), at(600)), new Watched(at(700), at(1000))),
                at(0),
                at(5000));

        assertThat(spans).containsExactly(span("READY", 0, 600), span("UNKNOWN", 600, 700));
    }

    @Test
    void given_the_same_state_told_twice_then_one_span() {
        assertThat(TimesInStates.of(
                        List.of(change(0, "READY"), change(5, "READY")),
                        List.of(new Watched(at(0), at(9))),
                        at(0),
                        at(9)))
                .containsExactly(span("READY", 0, 9));
    }

    /** Against asking for every single second what the state was. */
    @Property(tries = 300)
    void given_any_history_then_every_second_is_counted_once_and_as_it_was(@ForAll long seed) {
        Random random = new Random(seed);
        List<Watched> watched = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        String[] truth = new String[400];
        String[] states = {"READY", "TALKING", "BREAK", "WRAP_UP", "SIGNED_OUT"};
        boolean signedIn = false;
        int second = 0;
        while (second < 300) {
            int until = second + 1 + random.nextInt(80);
            String state = signedIn && random.nextInt(4) > 0 ? "READY" : null;
            if (state != null) {
                changes.add(change(second, state));
            }
            for (int s = second; s < until; s++) {
                if (random.nextInt(6) == 0) {
                    state = states[random.nextInt(states.length)];
                    changes.add(change(s, state));
                }
                truth[s] = state == null || state.equals("SIGNED_OUT") ? null : state;
            }
            watched.add(new Watched(at(second), at(until)));
            signedIn = state != null && !state.equals("SIGNED_OUT");
            int next = until + 1 + random.nextInt(20);
            if (next < 300) {
                for (int s = until; s < next; s++) {
                    truth[s] = signedIn ? "UNKNOWN" : null;
                }
            }
            second = next;
        }
        int from = random.nextInt(150);
        int to = from + 1 + random.nextInt(200);

        List<Span> spans = TimesInStates.of(changes, watched, at(from), at(to));

        String[] counted = new String[400];
        for (Span span : spans) {
            long begin = Duration.between(EVENING, span.from()).toSeconds();
            long end = Duration.between(EVENING, span.to()).toSeconds();
            for (long s = begin; s < end; s++) {
                assertThat(counted[(int) s]).isNull();
                counted[(int) s] = span.status();
            }
        }
        for (int s = from; s < to; s++) {
            assertThat(counted[s]).as("second " + s + " of seed " + seed).isEqualTo(truth[s]);
        }
    }

    private static Instant at(long second) {
        return EVENING.plusSeconds(second);
    }

    private static Change change(long second, String status) {
        return new Change(at(second), status, null, null);
    }

    private static Span span(String status, long from, long to) {
        return new Span(status, null, null, at(from), at(to));
    }
}

package hotline.telephony.core;

import hotline.telephony.fact.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a waiting citizen is told between the music: the place in the queue, and how long it will take when that is known.
 * It is played as music is, so that a free agent's phone rings at once and not after the sentence.
 */
final class Treatment {

    /** After entering the queue; whoever is answered within it need not hear that they wait. */
    static final Duration FIRST = Duration.ofSeconds(20);

    static final Duration EVERY = Duration.ofSeconds(60);

    /** A rounded wait and the prompt that says it, up to a little above. */
    private record Say(Duration upTo, String prompt) {}

    private static final List<Say> WAITS = List.of(
            new Say(Duration.ofSeconds(60), "told/wait-1"),
            new Say(Duration.ofSeconds(150), "told/wait-2"),
            new Say(Duration.ofSeconds(240), "told/wait-3"),
            new Say(Duration.ofSeconds(450), "told/wait-5"),
            new Say(Duration.ofSeconds(900), "told/wait-10"));

    private final Room room;

    Treatment(Room room) {
        this.room = room;
    }

    /** The call waits, for the first time or again. */
    void entered(Call call, Instant now) {
        if (call.state == CallState.QUEUED && !call.route.nextTold.isAfter(now)) {
            plan(call, now.plus(FIRST));
        }
    }

    private void plan(Call call, Instant at) {
        call.route.nextTold = at;
        room.deadlines.add(at, Deadlines.Kind.TELL_WAIT, call.id.value());
    }

    void due(Step step, Call call, Instant now) {
        if (call.route.nextTold.isAfter(now)) {
            return;
        }
        switch (call.state) {
            case QUEUED -> {
                if (room.matcher.waits(call.id)) {
                    tell(step, call, now);
                }
                plan(call, now.plus(EVERY));
            }
            // The offer may come to nothing.
            case OFFERED, RINGING -> plan(call, now.plus(FIRST));
            case GREETING, CALLING_OUT, TALKING, RATING, FAILSAFE, ENDED -> {}
        }
    }

    private void tell(Step step, Call call, Instant now) {
        int ahead = room.matcher.ahead(call.id);
        Optional<Duration> expected = room.pace(call.queue).expected(ahead, now);
        step.publish(new Fact.WaitTold(now, call.id, call.queue, ahead, expected));
        List<String> prompts = new ArrayList<>(2);
        prompts.add("told/ahead-" + (ahead > 9 ? "more" : String.valueOf(ahead)));
        expected.map(Treatment::prompt).ifPresent(prompts::add);
        step.command(new Command.Tell(call.id, prompts));
    }

    static String prompt(Duration expected) {
        return WAITS.stream()
                .filter(say -> expected.compareTo(say.upTo()) <= 0)
                .map(Say::prompt)
                .findFirst()
                .orElse("told/wait-more");
    }
}

package hotline.ivr;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.kernel.PhoneNumber;
import hotline.regulation.clause.Proves;
import hotline.telephony.call.CallId;
import hotline.telephony.call.Extension;
import hotline.telephony.call.QueueId;
import hotline.telephony.script.CallSession;
import hotline.telephony.script.Offer;
import hotline.telephony.script.Turn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@Proves("2")
class CitizenCallTest {

    private final Story story = new Story();

    @Test
    void given_silence_then_greeting_menu_and_a_person() {
        story.turns.add(story.ring());
        story.answers.add(true);

        new CitizenCall(true, _ -> false, () -> false).answer(story);

        assertThat(story.told)
                .containsExactly("ask welcome", "ask menu", "play please-wait", "queue general", "wait", "ring 1001");
    }

    @Test
    void given_key_zero_during_the_greeting_then_a_person_at_once() {
        story.keys.add(Optional.of('0'));

        new CitizenCall(true, _ -> false, () -> false).answer(story);

        assertThat(story.told).startsWith("ask welcome", "play please-wait", "queue general");
    }

    @Test
    void given_key_one_then_scope_and_hours_and_then_a_person() {
        story.keys.add(Optional.empty());
        story.keys.add(Optional.of('1'));

        new CitizenCall(true, _ -> false, () -> false).answer(story);

        assertThat(story.told)
                .startsWith("ask welcome", "ask menu", "ask scope-and-hours", "play please-wait", "queue general");
    }

    @Test
    void given_the_key_of_a_language_then_the_queue_of_those_who_speak_it() {
        story.keys.add(Optional.of('2'));
        new CitizenCall(true, _ -> false, () -> false).answer(story);
        assertThat(story.told).contains("queue guiliu");

        Story english = new Story();
        english.keys.add(Optional.empty());
        english.keys.add(Optional.of('3'));
        new CitizenCall(true, _ -> false, () -> false).answer(english);
        assertThat(english.told).contains("queue english");
    }

    @Test
    void given_joint_desk_then_neither_greeting_nor_menu_and_a_queue_of_its_own() {
        story.fromDesk = true;
        new CitizenCall(true, _ -> false, () -> false).answer(story);
        assertThat(story.told).startsWith("queue joint", "wait");
    }

    @Test
    void given_leader_on_duty_then_the_menu_offers_one_and_4_leads_there() {
        story.keys.add(Optional.empty());
        story.keys.add(Optional.of('4'));

        new CitizenCall(true, _ -> false, () -> true).answer(story);

        assertThat(story.told).startsWith("ask welcome", "ask menu-with-leader", "play please-wait", "queue leader");
    }

    @Test
    void given_no_leader_on_duty_then_4_leads_to_a_person() {
        story.keys.add(Optional.of('4'));

        new CitizenCall(true, _ -> false, () -> false).answer(story);

        assertThat(story.told).contains("queue general");
    }

    @Test
    void given_blocked_caller_then_hears_where_else_to_turn_and_twice_how_to_reach_help() {
        new CitizenCall(true, _ -> true, () -> false).answer(story);

        assertThat(story.told)
                .containsExactly(
                        "turned away",
                        "ask welcome",
                        "ask blocked",
                        "ask blocked-emergency",
                        "ask blocked-emergency",
                        "play goodbye");
    }

    @Test
    void given_blocked_caller_who_presses_9_then_a_person_before_everybody_else() {
        story.keys.add(Optional.of('3'));
        story.keys.add(Optional.empty());
        story.keys.add(Optional.of('9'));

        new CitizenCall(true, _ -> true, () -> false).answer(story);

        assertThat(story.told).containsSubsequence("ask blocked-emergency", "play please-wait", "queue urgent");
    }

    @Test
    void given_number_that_was_blocked_while_its_call_waited_then_the_call_goes_on() {
        story.returning = true;
        new CitizenCall(true, _ -> true, () -> false).answer(story);
        assertThat(story.told).doesNotContain("turned away");
    }

    @Test
    void given_a_promised_callback_then_says_so_and_ends() {
        story.turns.add(new Turn.CallbackPromised());

        new CitizenCall(true, _ -> false, () -> false).answer(story);

        assertThat(story.told).endsWith("wait", "play callback-promised");
    }

    @Test
    void given_unknown_key_then_a_person() {
        story.keys.add(Optional.of('7'));

        new CitizenCall(true, _ -> false, () -> false).answer(story);

        assertThat(story.told).doesNotContain("ask scope-and-hours").contains("queue general");
    }

    @Test
    void given_unanswered_ring_then_waits_again_in_the_same_place() {
        story.turns.add(story.ring());
        story.turns.add(story.ring());
        story.answers.add(false);
        story.answers.add(true);

        new CitizenCall(true, _ -> false, () -> false).answer(story);

        assertThat(story.told).endsWith("queue general", "wait", "ring 1001", "wait", "ring 1001");
    }

    @Test
    void given_nobody_available_then_says_so_and_ends() {
        new CitizenCall(true, _ -> false, () -> false).answer(story);

        assertThat(story.told).endsWith("wait", "play agent-unavailable");
    }

    @Test
    void given_call_that_waited_before_then_no_second_greeting() {
        story.returning = true;

        new CitizenCall(true, _ -> false, () -> false).answer(story);

        assertThat(story.told).startsWith("queue general");
    }

    @Test
    void given_greeting_switched_off_then_straight_to_the_queue() {
        new CitizenCall(false, _ -> false, () -> false).answer(story);

        assertThat(story.told).startsWith("queue general");
    }

    @Test
    void given_a_citizen_whom_an_agent_sent_to_a_queue_then_waits_there() {
        story.returning = true;
        story.queueBefore = new QueueId("leaders");
        new CitizenCall(true, _ -> false, () -> false).answer(story);
        assertThat(story.told).startsWith("queue leaders");
    }

    @Test
    void every_prompt_has_its_text_and_sound() throws IOException {
        List<String> names = Files.readAllLines(Path.of("prompts/prompts.tsv")).stream()
                .map(line -> line.split("\t", -1)[0])
                .toList();
        assertThat(names).contains("welcome", "menu", "scope-and-hours", "please-wait", "agent-unavailable");
        assertThat(names)
                .allSatisfy(name ->
                        assertThat(Path.of("sounds/zh/" + name + ".wav")).exists());
    }

    /** A citizen who does what was written down before. */
    private static final class Story implements CallSession {

        final List<String> told = new ArrayList<>();
        final Deque<Optional<Character>> keys = new ArrayDeque<>();
        final Deque<Turn> turns = new ArrayDeque<>();
        final Deque<Boolean> answers = new ArrayDeque<>();
        boolean returning;
        boolean fromDesk;
        QueueId queueBefore;

        Turn ring() {
            return new Turn.Ring(new Offer(new UUID(0, 1), new Extension("1001")));
        }

        @Override
        public CallId id() {
            return new CallId("1700000000.1");
        }

        @Override
        public PhoneNumber caller() {
            return PhoneNumber.parse("13807731234");
        }

        @Override
        public boolean fromDesk() {
            return fromDesk;
        }

        @Override
        public boolean returning() {
            return returning;
        }

        @Override
        public void play(String prompt) {
            told.add("play " + prompt);
        }

        @Override
        public Optional<Character> ask(String prompt, Duration patience) {
            told.add("ask " + prompt);
            return keys.isEmpty() ? Optional.empty() : keys.poll();
        }

        @Override
        public Optional<QueueId> queueBefore() {
            return Optional.ofNullable(queueBefore);
        }

        @Override
        public void turnAway() {
            told.add("turned away");
        }

        @Override
        public void enterQueue(QueueId queue) {
            told.add("queue " + queue);
        }

        @Override
        public Turn waitForTurn() {
            told.add("wait");
            return turns.isEmpty() ? new Turn.NobodyAvailable() : turns.poll();
        }

        @Override
        public boolean connect(Offer offer) {
            told.add("ring " + offer.phone());
            return answers.remove();
        }
    }
}

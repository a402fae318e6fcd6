package hotline.tickets.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.regulation.clause.Proves;
import hotline.tickets.Outbox;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the outbox knows of citizens, and for how long. */
@Proves("24a")
class EmptiedResultsTest {

    private final TestRoom room = new TestRoom();

    @AfterEach
    void close() {
        room.close();
    }

    private List<String> payloads() {
        return room.database
                .dsl()
                .fetch("select payload::text from outbox where kind = 'RESULT_SMS' order by created_at, id")
                .getValues(0, String.class);
    }

    @Test
    void given_results_of_before_then_those_that_became_messages_are_emptied_and_those_that_wait_are_not() {
        room.passed();
        Outbox outbox = room.room.outbox();
        outbox.done(outbox.take(Outbox.RESULT_SMS, 10, Duration.ofMinutes(1))
                .getFirst()
                .id());
        room.clock.advance(Duration.ofMinutes(1));
        room.passed();
        assertThat(payloads()).allMatch(payload -> payload.contains(TestRoom.CALLER.digits()));
        room.room.timers().sweep();
        assertThat(payloads().getFirst()).isEqualTo("{}");
        assertThat(payloads().getLast()).contains(TestRoom.CALLER.digits());
        assertThat(outbox.take(Outbox.RESULT_SMS, 10, Duration.ofMinutes(1))).hasSize(1);
    }

    @Test
    void given_a_result_that_becomes_a_message_then_emptied_with_it() {
        room.passed();
        Outbox outbox = room.room.outbox();
        outbox.doneAndEmptied(outbox.take(Outbox.RESULT_SMS, 10, Duration.ofMinutes(1))
                .getFirst()
                .id());
        assertThat(payloads()).containsExactly("{}");
    }
}

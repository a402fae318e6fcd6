package hotline.desktop.stream;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.desktop.person.Person;
import hotline.desktop.person.Role;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A desktop that takes nothing for a while loses nothing, until it is too far behind; nothing piles up for it. */
class SubscriberTest {

    private static final Person AGENT = new Person(UUID.randomUUID(), "1001", "", Set.of(Role.AGENT), null, "1001");

    private static final class Pipe implements Line {
        final List<String> written = new ArrayList<>();
        boolean full;
        Runnable again = () -> {};
        CloseReason closed;

        @Override
        public Future<Void> write(String text) {
            written.add(text);
            return Future.succeededFuture();
        }

        @Override
        public boolean full() {
            return full;
        }

        @Override
        public void onRoom(Runnable then) {
            again = then;
        }

        @Override
        public void close(CloseReason reason) {
            closed = reason;
        }
    }

    private final Pipe pipe = new Pipe();
    private final DesktopStream stream = new DesktopStream("desktop:1001", "e1");

    private Subscriber connected() {
        Subscriber subscriber =
                new Subscriber(AGENT, pipe, stream.log(), stream.log().latest());
        stream.subscribers().add(subscriber);
        subscriber.start();
        return subscriber;
    }

    private Future<Void> tell(int n) {
        return stream.publish(Topic.TICKET_CHANGED, new TicketNews(new UUID(0, n), null, "DRAFT"), Instant.EPOCH);
    }

    @Test
    void given_a_full_line_when_it_has_room_again_then_nothing_is_lost() {
        connected();
        pipe.full = true;
        for (int i = 0; i < 100; i++) {
            tell(i);
        }
        assertThat(pipe.written).isEmpty();
        pipe.full = false;
        pipe.again.run();
        assertThat(pipe.written).hasSize(100);
        assertThat(pipe.written.get(99)).contains("\"seq\":100");
        assertThat(pipe.closed).isNull();
    }

    @Test
    void given_a_line_that_stays_full_then_it_is_closed_as_too_slow() {
        connected();
        pipe.full = true;
        for (int i = 0; i <= DesktopStream.REPLAYED_EVENTS; i++) {
            tell(i);
        }
        assertThat(pipe.closed).isEqualTo(CloseReason.TOO_SLOW);
        assertThat(stream.subscribers()).isEmpty();
    }

    @Test
    void given_no_desktop_then_publishing_is_done_at_once() {
        assertThat(tell(1).isComplete()).isTrue();
    }

    @Test
    void given_a_pop_then_the_snapshot_has_it_until_the_agent_is_free() {
        CallPop pop = new CallPop(
                "c1",
                null,
                null,
                CallPop.CallerCard.of(hotline.kernel.PhoneNumber.parse("13800001234")),
                0,
                List.of(),
                List.of(),
                List.of(),
                List.of(new CallPop.Notice("REPEAT", "重复来电：2 小时内第 3 次")),
                "general",
                null);
        stream.publish(Topic.CALL_POP, pop, Instant.EPOCH);
        assertThat(stream.pop()).isEqualTo(pop);
        stream.publish(Topic.OFFER_ENDED, new OfferEnded("c1", null, "ANSWERED"), Instant.EPOCH);
        stream.publish(Topic.AGENT_STATE, hotline.desktop.fake.FakeCalls.state("1001", "WRAP_UP", null), Instant.EPOCH);
        assertThat(stream.pop()).isEqualTo(pop);
        stream.publish(Topic.AGENT_STATE, hotline.desktop.fake.FakeCalls.state("1001", "READY", null), Instant.EPOCH);
        assertThat(stream.pop()).isNull();
    }
}

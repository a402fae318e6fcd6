package hotline.telephony.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.telephony.call.NodeId;
import hotline.telephony.core.Input;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The connection to Asterisk when Asterisk, or what listens in its place, misbehaves. */
class AmiLinkTest {

    private static final String LAST_LIST = "DBGetTree";

    @Test
    void given_frame_that_never_ends_then_begun_anew_with_a_snapshot_and_nothing_of_it_kept() throws Exception {
        byte[] endless =
                (hangup(1) + "Event: Hangup\r\nUniqueid: " + "9".repeat(1_000_000)).getBytes(StandardCharsets.UTF_8);
        assertBegunAnew(endless);
    }

    @Test
    void given_event_cut_in_its_middle_then_begun_anew_with_a_snapshot_and_half_an_event_is_none() throws Exception {
        assertBegunAnew(bytes(hangup(1) + "Event: Hangup\r\nUniqueid: 7" + FakeAmi.CLOSE));
    }

    private static void assertBegunAnew(byte[] first) throws Exception {
        try (FakeAmi asterisk = new FakeAmi(List.of(first, bytes(hangup(2))), 10_000, LAST_LIST)) {
            LinkedBlockingQueue<Input> inputs = new LinkedBlockingQueue<>();
            try (AmiLink link =
                    new AmiLink(asterisk.settings(), NodeId.FIRST, new EventMapping(NodeId.FIRST), inputs::add)) {
                link.start();
                assertThat(next(inputs)).isInstanceOf(Input.LinkRestored.class);
                assertThat(next(inputs)).isEqualTo(new Input.LegEnded("1", 0));
                assertThat(next(inputs)).isInstanceOf(Input.LinkLost.class);
                assertThat(next(inputs)).isInstanceOf(Input.LinkRestored.class);
                assertThat(next(inputs)).isEqualTo(new Input.LegEnded("2", 0));
                assertThat(asterisk.connections).hasValue(2);
            }
        }
    }

    @Test
    void given_owner_that_takes_nothing_then_reading_stops_and_later_every_event_arrives_in_order() throws Exception {
        int events = 300_000;
        StringBuilder flood = new StringBuilder();
        IntStream.range(0, events).forEach(number -> flood.append(hangup(number)));
        byte[] transcript = bytes(flood.toString());
        CountDownLatch held = new CountDownLatch(1);
        AtomicBoolean free = new AtomicBoolean();
        LinkedBlockingQueue<Input> inputs = new LinkedBlockingQueue<>();
        try (FakeAmi asterisk = new FakeAmi(List.of(transcript), 10_000, LAST_LIST);
                AmiLink link = new AmiLink(asterisk.settings(), NodeId.FIRST, new EventMapping(NodeId.FIRST), input -> {
                    if (input instanceof Input.LegEnded && !free.get()) {
                        await(held);
                    }
                    inputs.add(input);
                })) {
            link.start();
            assertThat(next(inputs)).isInstanceOf(Input.LinkRestored.class);
            long said = settled(asterisk);
            assertThat(said).as("Asterisk is not read").isLessThan(transcript.length * 9L / 10);

            free.set(true);
            held.countDown();
            for (int number = 0; number < events; number++) {
                assertThat(next(inputs)).isEqualTo(new Input.LegEnded(String.valueOf(number), 0));
            }
            assertThat(asterisk.connections).hasValue(1);
        }
    }

    @Test
    void given_an_asterisk_without_the_nodes_name_then_it_is_not_taken_for_the_node() throws Exception {
        NodeId second = new NodeId(2);
        LinkedBlockingQueue<Input> inputs = new LinkedBlockingQueue<>();
        try (FakeAmi asterisk = new FakeAmi(bytes(""), 10_000);
                AmiLink link = new AmiLink(asterisk.settings(second), second, new EventMapping(second), inputs::add)) {
            link.start();

            assertThat(next(inputs)).isEqualTo(new Input.LinkLost(second, false));
        }
    }

    @Test
    void given_nobody_listens_then_the_exchange_hears_that_the_machine_refuses() throws Exception {
        LinkedBlockingQueue<Input> inputs = new LinkedBlockingQueue<>();
        FakeAmi gone = new FakeAmi(bytes(""), 10_000);
        gone.close();
        try (AmiLink link = new AmiLink(gone.settings(), NodeId.FIRST, new EventMapping(NodeId.FIRST), inputs::add)) {
            link.start();

            assertThat(next(inputs)).isEqualTo(new Input.LinkLost(NodeId.FIRST, true));
        }
    }

    /** How much was said when no more was taken for a while; the socket's own buffers take some. */
    private static long settled(FakeAmi asterisk) throws InterruptedException {
        long before = -1;
        long now = asterisk.said.get();
        while (now != before || now == 0) {
            TimeUnit.MILLISECONDS.sleep(300);
            before = now;
            now = asterisk.said.get();
        }
        return now;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private static Input next(LinkedBlockingQueue<Input> inputs) throws InterruptedException {
        Input next = inputs.poll(10, TimeUnit.SECONDS);
        assertThat(next).as("an input within ten seconds").isNotNull();
        return next;
    }

    private static String hangup(int number) {
        return "Event: Hangup\r\nPrivilege: call,all\r\nUniqueid: " + number + "\r\n\r\n";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

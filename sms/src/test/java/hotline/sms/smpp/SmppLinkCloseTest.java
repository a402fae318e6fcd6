package hotline.sms.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.sms.link.Incoming;
import hotline.sms.link.IncomingReceipt;
import hotline.sms.link.IncomingText;
import hotline.sms.link.OutgoingPart;
import hotline.sms.link.Submitted;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A gateway that binds and then says nothing more keeps nobody from closing. */
class SmppLinkCloseTest {

    private static final int BIND_TRANSCEIVER_RESP = 0x80000009;
    private static final int SUBMIT_SM = 4;

    private final CountDownLatch bound = new CountDownLatch(1);
    private final CountDownLatch submitted = new CountDownLatch(1);

    private final Incoming incoming = new Incoming() {
        @Override
        public void bound() {
            bound.countDown();
        }

        @Override
        public void receipt(IncomingReceipt receipt) {}

        @Override
        public void text(IncomingText text) {}
    };

    private void serveOne(ServerSocket server) {
        try (Socket socket = server.accept()) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            int bindLength = in.readInt();
            in.skipNBytes(8);
            int sequence = in.readInt();
            in.skipNBytes(bindLength - 16);
            for (int word : new int[] {17, BIND_TRANSCEIVER_RESP, 0, sequence}) {
                out.writeInt(word);
            }
            out.writeByte(0);
            while (true) {
                int length = in.readInt();
                if (in.readInt() == SUBMIT_SM) {
                    submitted.countDown();
                }
                in.skipNBytes(length - 8);
            }
        } catch (IOException closed) {
            // The link is gone.
        }
    }

    @Test
    void given_gateway_that_answers_nothing_when_closed_then_soon_and_the_open_submit_is_of_unknown_outcome()
            throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> serveOne(server));
            SmppLink link =
                    new SmppLink(SmppSettings.of("127.0.0.1", server.getLocalPort(), "hotline", "password"), incoming);
            link.start();
            assertThat(bound.await(30, TimeUnit.SECONDS)).isTrue();
            CompletableFuture<Submitted> outcome = CompletableFuture.supplyAsync(
                    () -> link.submit(new OutgoingPart("10612345", "13807731234", 1, 1, 7, "您好")));
            assertThat(submitted.await(30, TimeUnit.SECONDS)).isTrue();
            long began = System.nanoTime();

            link.close();

            // The gateway's own limit for an answer is thirty seconds.
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
            assertThat(outcome.get(10, TimeUnit.SECONDS)).isInstanceOf(Submitted.Unknown.class);
        }
    }
}

package hotline.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import hotline.desktop.channel.WebhookAddress;
import hotline.desktop.channel.WebhookSignature;
import hotline.regulation.Channel;
import hotline.tickets.ChannelNotices;
import hotline.tickets.Outbox;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The courier and a channel that listens on this machine. */
class NoticeCourierTest {

    private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");
    private static final WebhookSignature SIGNATURE = new WebhookSignature("a key of the server");

    private record Heard(String path, Map<String, List<String>> headers, String body) {

        String header(String name) {
            return headers.get(name).getFirst();
        }
    }

    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
    private final Items items = new Items();
    private final HttpServer channel = listening();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Vertx vertx = Vertx.vertx();
    private NoticeCourier courier;

    private HttpServer listening() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                String path = exchange.getRequestURI().getPath();
                heard.add(new Heard(
                        path,
                        Map.copyOf(exchange.getRequestHeaders()),
                        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
                if (path.equals("/elsewhere")) {
                    exchange.getResponseHeaders().add("Location", "/good");
                }
                exchange.sendResponseHeaders(
                        switch (path) {
                            case "/good" -> 204;
                            case "/elsewhere" -> 302;
                            default -> 500;
                        },
                        -1);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @AfterEach
    void close() {
        courier.close();
        channel.stop(0);
        threads.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private ChannelNotices.Target deliver(String path, boolean loopback) {
        return deliver("127.0.0.1", path, loopback, InetAddress::getAllByName);
    }

    private ChannelNotices.Target deliver(
            String host, String path, boolean loopback, WebhookAddress.NameService names) {
        URI url = URI.create("http://" + host + ":" + channel.getAddress().getPort() + path);
        ChannelNotices.Target target = new ChannelNotices.Target(Channel.WEBSITE, url, 3, NOW, "admin");
        courier = NoticeCourier.start(
                vertx,
                items,
                new OneTarget(target),
                SIGNATURE,
                loopback,
                names,
                Clock.fixed(NOW, ZoneOffset.UTC),
                threads);
        return target;
    }

    @Test
    void given_a_notice_then_posted_with_its_id_and_a_signature_that_fits() throws Exception {
        ChannelNotices.Target target = deliver("/good", true);
        assertThat(items.outcome()).isEqualTo("done");
        Heard one = heard.take();
        assertThat(one.body()).isEqualTo(Items.PAYLOAD);
        assertThat(one.header("X-hotline-delivery")).isEqualTo(Items.ID.toString());
        assertThat(one.header("X-hotline-timestamp")).isEqualTo(Long.toString(NOW.getEpochSecond()));
        assertThat(one.header("X-hotline-signature"))
                .isEqualTo("sha256=" + SIGNATURE.of(target, NOW.getEpochSecond(), Items.PAYLOAD));
    }

    @Test
    void given_an_error_then_handed_back_with_the_reason() throws Exception {
        deliver("/broken", true);
        assertThat(items.outcome()).isEqualTo("对方应答 500");
    }

    @Test
    void given_a_redirect_then_not_followed() throws Exception {
        deliver("/elsewhere", true);
        assertThat(items.outcome()).isEqualTo("对方应答 302");
        assertThat(heard).extracting(Heard::path).containsExactly("/elsewhere");
    }

    @Test
    void given_production_then_this_machine_is_not_asked() throws Exception {
        deliver("/good", false);
        assertThat(items.outcome()).isEqualTo("回调地址指向本机或本地链路");
        assertThat(heard).isEmpty();
    }

    /** No name service but the test's knows the host: a second look at the name, anywhere, would fail. */
    @Test
    void given_a_name_that_stands_for_another_machine_a_moment_later_then_connected_to_the_one_that_was_checked()
            throws Exception {
        AtomicInteger asked = new AtomicInteger();
        deliver("channel.invalid", "/good?of=1", true, host -> {
            assertThat(host).isEqualTo("channel.invalid");
            return new InetAddress[] {
                asked.getAndIncrement() == 0 ? InetAddress.getLoopbackAddress() : InetAddress.getByName("192.0.2.1")
            };
        });
        assertThat(items.outcome()).isEqualTo("done");
        assertThat(asked).hasValue(1);
        assertThat(heard.take().header("Host"))
                .isEqualTo("channel.invalid:" + channel.getAddress().getPort());
    }

    @Test
    void given_a_name_that_nobody_knows_then_handed_back() throws Exception {
        deliver("channel.invalid", "/good", true, host -> {
            throw new UnknownHostException(host);
        });
        assertThat(items.outcome()).isEqualTo("连接不上：UnknownHostException");
    }

    private record OneTarget(Target target) implements ChannelNotices {

        @Override
        public List<Target> targets() {
            return List.of(target);
        }

        @Override
        public Target set(Channel channel, URI url, String by) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Target> remove(Channel channel, String by) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Undelivered> undelivered() {
            return List.of();
        }

        @Override
        public boolean again(UUID id) {
            return false;
        }
    }

    /** One notice, and what became of it. */
    private static final class Items implements Outbox {

        static final UUID ID = UUID.fromString("00000000-0000-7000-8000-00000000000c");
        static final String PAYLOAD = "{\"externalId\":\"W-1\",\"stateName\":\"办理中\"}";

        private final List<Item> waiting =
                new ArrayList<>(List.of(new Item(ID, "NOTICE:WEBSITE", "key", PAYLOAD, NOW, 1)));
        private final BlockingQueue<String> outcomes = new LinkedBlockingQueue<>();

        String outcome() throws InterruptedException {
            return outcomes.poll(20, TimeUnit.SECONDS);
        }

        @Override
        public synchronized List<Item> take(String kind, int max, Duration lease) {
            List<Item> taken =
                    waiting.stream().filter(item -> item.kind().equals(kind)).toList();
            waiting.removeAll(taken);
            return taken;
        }

        @Override
        public void done(UUID id) {
            outcomes.add("done");
        }

        @Override
        public void doneAndEmptied(UUID id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void failed(UUID id, String error) {
            outcomes.add(error);
        }

        @Override
        public Depth depth() {
            return new Depth(0, 0);
        }
    }
}

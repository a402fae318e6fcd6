package hotline.server.webhook;

import hotline.desktop.channel.WebhookAddress;
import hotline.desktop.channel.WebhookSignature;
import hotline.regulation.Channel;
import hotline.sms.flow.Loop;
import hotline.tickets.ChannelNotices;
import hotline.tickets.Outbox;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings notices to the channels: at least once, each channel for itself and one after the other, so that a slow one holds up
 * nobody else. A redirect is a failure; an answer is read no further than its status. What fails is tried again by the
 * outbox, and given up by it in the end. The address that was found to be outside is the one that is connected to; the channel's name is asked
 * for once a notice, and then stands in the Host header and the certificate only.
 */
public final class NoticeCourier implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NoticeCourier.class);
    private static final int BATCH = 10;
    private static final int HTTP = 80;
    private static final int HTTPS = 443;
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    /** Longer than a whole batch can take. */
    private static final Duration LEASE = ANSWER.plus(CONNECT).multipliedBy(BATCH + 2);

    private static final Duration IDLE = Duration.ofSeconds(2);

    private final Outbox outbox;
    private final ChannelNotices notices;
    private final WebhookSignature signature;
    private final boolean loopback;
    private final WebhookAddress.NameService names;
    private final Clock real;
    private final ExecutorService threads;
    private final HttpClient client;
    private final Set<Channel> busy = ConcurrentHashMap.newKeySet();
    private final Loop loop;

    /**
     * @param loopback whether a channel may be on this machine: the sandbox only
     * @param names of hosts
     * @param real the timestamps that are signed
     */
    private NoticeCourier(
            Vertx vertx,
            Outbox outbox,
            ChannelNotices notices,
            WebhookSignature signature,
            boolean loopback,
            WebhookAddress.NameService names,
            Clock real,
            ExecutorService threads) {
        this.outbox = outbox;
        this.notices = notices;
        this.signature = signature;
        this.loopback = loopback;
        this.names = names;
        this.real = real;
        this.threads = threads;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout((int) CONNECT.toMillis())
                .setKeepAlive(false));
        this.loop = new Loop("channel-notices", IDLE, this::round);
    }

    public static NoticeCourier start(
            Vertx vertx,
            Outbox outbox,
            ChannelNotices notices,
            WebhookSignature signature,
            boolean loopback,
            WebhookAddress.NameService names,
            Clock real,
            ExecutorService threads) {
        NoticeCourier courier = new NoticeCourier(vertx, outbox, notices, signature, loopback, names, real, threads);
        courier.loop.start();
        return courier;
    }

    private boolean round() {
        boolean found = false;
        for (ChannelNotices.Target target : notices.targets()) {
            if (busy.add(target.channel())) {
                found |= begin(target);
            }
        }
        return found;
    }

    private boolean begin(ChannelNotices.Target target) {
        List<Outbox.Item> items = List.of();
        try {
            items = outbox.take(ChannelNotices.kind(target.channel()), BATCH, LEASE);
        } finally {
            if (items.isEmpty()) {
                busy.remove(target.channel());
            }
        }
        if (items.isEmpty()) {
            return false;
        }
        List<Outbox.Item> taken = items;
        threads.execute(() -> {
            try {
                taken.forEach(item -> deliver(target, item));
            } finally {
                busy.remove(target.channel());
                loop.poke();
            }
        });
        return true;
    }

    private void deliver(ChannelNotices.Target target, Outbox.Item item) {
        String failure = send(target, item);
        if (failure.isEmpty()) {
            outbox.done(item.id());
        } else {
            LOG.atWarn()
                    .addKeyValue("channel", target.channel())
                    .addKeyValue("delivery", item.id())
                    .addKeyValue("attempt", item.attempts())
                    .log("a notice did not arrive: {}", failure);
            outbox.failed(item.id(), failure);
        }
    }

    /** @return empty when it arrived, else why not, in Chinese */
    private String send(ChannelNotices.Target target, Outbox.Item item) {
        try {
            Optional<InetAddress> address = WebhookAddress.outside(target.url(), loopback, names);
            if (address.isEmpty()) {
                return "回调地址指向本机或本地链路";
            }
            long timestamp = real.instant().getEpochSecond();
            RequestOptions request = request(target.url(), address.get())
                    .putHeader("Content-Type", "application/json; charset=utf-8")
                    .putHeader("X-Hotline-Delivery", item.id().toString())
                    .putHeader("X-Hotline-Timestamp", Long.toString(timestamp))
                    .putHeader("X-Hotline-Signature", "sha256=" + signature.of(target, timestamp, item.payload()));
            int status = status(request, Buffer.buffer(item.payload()));
            return status >= 200 && status < 300 ? "" : "对方应答 " + status;
        } catch (IOException unreachable) {
            return "连接不上：" + unreachable.getClass().getSimpleName();
        } catch (TimeoutException slow) {
            return "对方" + ANSWER.toSeconds() + "秒内没有应答";
        }
    }

    /** Host and certificate are those of the name, the connection goes to the address. */
    private static RequestOptions request(URI url, InetAddress address) {
        boolean secure = "https".equalsIgnoreCase(url.getScheme());
        int port = url.getPort() >= 0 ? url.getPort() : secure ? HTTPS : HTTP;
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
                .setHost(url.getHost())
                .setPort(port)
                .setSsl(secure)
                .setURI(url.getRawQuery() == null ? path : path + "?" + url.getRawQuery());
    }

    /** Within the time for an answer, also when it trickles. */
    private int status(RequestOptions request, Buffer body) throws IOException, TimeoutException {
        AtomicReference<HttpClientRequest> sent = new AtomicReference<>();
        try {
            return client.request(request)
                    .onSuccess(sent::set)
                    .compose(one -> one.send(body))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(ANSWER.toMillis(), TimeUnit.MILLISECONDS)
                    .statusCode();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException io ? io : new IOException(failed.getCause());
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            throw new IOException(closing);
        } finally {
            HttpClientRequest one = sent.get();
            if (one != null) {
                one.reset();
            }
        }
    }

    @Override
    public void close() {
        loop.close();
        client.close();
    }
}

package hotline.server.webhook;

import hotline.desktop.channel.WebhookAddress;
import hotline.desktop.channel.WebhookSignature;
import hotline.regulation.Channel;
import hotline.sms.flow.Loop;
import hotline.tickets.ChannelNotices;
import hotline.tickets.Outbox;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings notices to the channels: at least once, each channel for itself and one after the other, so that a slow one holds up
 * nobody else. A redirect is a failure; an answer is read no further than its status. What fails is tried again by the
 * outbox, and given up by it in the end.
 */
public final class NoticeCourier implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NoticeCourier.class);
    private static final int BATCH = 10;
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    /** Longer than a whole batch can take. */
    private static final Duration LEASE = ANSWER.plus(CONNECT).multipliedBy(BATCH + 2);

    private static final Duration IDLE = Duration.ofSeconds(2);

    private final Outbox outbox;
    private final ChannelNotices notices;
    private final WebhookSignature signature;
    private final boolean loopback;
    private final Clock real;
    private final ExecutorService threads;
    private final HttpClient client;
    private final Set<Channel> busy = ConcurrentHashMap.newKeySet();
    private final Loop loop;

    /**
     * @param loopback whether a channel may be on this machine: the sandbox only
     * @param real the timestamps that are signed
     */
    private NoticeCourier(
            Outbox outbox,
            ChannelNotices notices,
            WebhookSignature signature,
            boolean loopback,
            Clock real,
            ExecutorService threads) {
        this.outbox = outbox;
        this.notices = notices;
        this.signature = signature;
        this.loopback = loopback;
        this.real = real;
        this.threads = threads;
        this.client = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .executor(threads)
                .build();
        this.loop = new Loop("channel-notices", IDLE, this::round);
    }

    public static NoticeCourier start(
            Outbox outbox,
            ChannelNotices notices,
            WebhookSignature signature,
            boolean loopback,
            Clock real,
            ExecutorService threads) {
        NoticeCourier courier = new NoticeCourier(outbox, notices, signature, loopback, real, threads);
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
            if (!WebhookAddress.isOutside(target.url(), loopback)) {
                return "回调地址指向本机或本地链路";
            }
            long timestamp = real.instant().getEpochSecond();
            HttpRequest request = HttpRequest.newBuilder(target.url())
                    .timeout(ANSWER)
                    .header("Content-Type", "application/json; charset=utf-8")
                    .header("X-Hotline-Delivery", item.id().toString())
                    .header("X-Hotline-Timestamp", Long.toString(timestamp))
                    .header("X-Hotline-Signature", "sha256=" + signature.of(target, timestamp, item.payload()))
                    .POST(HttpRequest.BodyPublishers.ofString(item.payload()))
                    .build();
            int status = status(request);
            return status >= 200 && status < 300 ? "" : "对方应答 " + status;
        } catch (IOException unreachable) {
            return "连接不上：" + unreachable.getClass().getSimpleName();
        } catch (TimeoutException slow) {
            return "对方" + ANSWER.toSeconds() + "秒内没有应答";
        }
    }

    /** The whole exchange within its time, also when the answer trickles. */
    private int status(HttpRequest request) throws IOException, TimeoutException {
        CompletableFuture<HttpResponse<Void>> exchange =
                client.sendAsync(request, HttpResponse.BodyHandlers.discarding());
        try {
            return exchange.get(ANSWER.toMillis(), TimeUnit.MILLISECONDS).statusCode();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException io ? io : new IOException(failed.getCause());
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            throw new IOException(closing);
        } finally {
            exchange.cancel(true);
        }
    }

    @Override
    public void close() {
        loop.close();
        client.shutdownNow();
    }
}

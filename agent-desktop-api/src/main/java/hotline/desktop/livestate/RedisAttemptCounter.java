package hotline.desktop.livestate;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts in Redis, so that every node sees the same count. This node's own count is kept beside it and the larger one
 * holds: when Redis is down the limit still stands. Commands wait 300 ms at most; after a failure Redis is left alone
 * for two seconds.
 */
public final class RedisAttemptCounter implements AttemptCounter {

    private static final Logger LOG = LoggerFactory.getLogger(RedisAttemptCounter.class);
    private static final Duration COMMAND_TIMEOUT = Duration.ofMillis(300);
    private static final Duration REST_AFTER_FAILURE = Duration.ofSeconds(2);
    private static final String PREFIX = "hotline:attempts:";
    private static final String COUNT_IN_WINDOW = """
            local n = redis.call('INCR', KEYS[1])
            if n == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
            return {n, redis.call('PTTL', KEYS[1])}
            """;

    private final RedisClient client;
    private final MemoryAttemptCounter own;
    private final Clock clock;
    private @Nullable StatefulRedisConnection<String, String> connection;
    private Instant restUntil = Instant.MIN;

    /** @param uri {@code redis://:password@host:port}; nothing is connected yet */
    public RedisAttemptCounter(String uri, Clock clock) {
        RedisURI address = RedisURI.create(uri);
        address.setTimeout(COMMAND_TIMEOUT);
        this.client = RedisClient.create(address);
        client.setOptions(ClientOptions.builder()
                .timeoutOptions(TimeoutOptions.enabled(COMMAND_TIMEOUT))
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .build());
        this.own = new MemoryAttemptCounter(clock);
        this.clock = clock;
    }

    @Override
    public Count add(String key, Duration window) {
        Count here = own.add(key, window);
        StatefulRedisConnection<String, String> redis = connected();
        if (redis == null) {
            return here;
        }
        try {
            List<Long> answer = redis.sync()
                    .eval(
                            COUNT_IN_WINDOW,
                            ScriptOutputType.MULTI,
                            new String[] {PREFIX + key},
                            Long.toString(window.toMillis()));
            Count everywhere = new Count(answer.get(0), Duration.ofMillis(Math.max(1, answer.get(1))));
            return everywhere.attempts() >= here.attempts() ? everywhere : here;
        } catch (RedisException down) {
            rest(down);
            return here;
        }
    }

    @Override
    public void forget(String key) {
        own.forget(key);
        StatefulRedisConnection<String, String> redis = connected();
        if (redis == null) {
            return;
        }
        try {
            redis.sync().del(PREFIX + key);
        } catch (RedisException down) {
            rest(down);
        }
    }

    /** Whether Redis answers now. */
    public boolean reachable() {
        StatefulRedisConnection<String, String> redis = connected();
        try {
            return redis != null && "PONG".equals(redis.sync().ping());
        } catch (RedisException down) {
            rest(down);
            return false;
        }
    }

    private synchronized @Nullable StatefulRedisConnection<String, String> connected() {
        if (connection != null && connection.isOpen()) {
            return clock.instant().isBefore(restUntil) ? null : connection;
        }
        if (clock.instant().isBefore(restUntil)) {
            return null;
        }
        try {
            if (connection == null) {
                connection = client.connect();
            }
            return connection;
        } catch (RedisException down) {
            rest(down);
            return null;
        }
    }

    private synchronized void rest(RedisException down) {
        restUntil = clock.instant().plus(REST_AFTER_FAILURE);
        LOG.atWarn()
                .addKeyValue("reason", down.getMessage())
                .log("Redis does not count attempts; this node does alone");
    }

    @Override
    public void close() {
        client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
        own.close();
    }
}

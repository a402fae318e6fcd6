package hotline.desktop.channel;

import hotline.database.Database;
import hotline.desktop.identity.RandomSecret;
import hotline.desktop.livestate.AttemptCounter;
import hotline.desktop.store.ChannelKey;
import hotline.desktop.store.ChannelKeyStore;
import hotline.kernel.Ids;
import hotline.regulation.Channel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keys of the channels (Art 12(1)): made, exchanged, withdrawn, and asked for with each request. Blocks on the database. */
public final class ChannelKeys {

    /** @param perMinute requests with one key within a minute */
    /**
     * @param perMinute requests with one key
     * @param overlap how long the key before is good after a new one: the sender's time to change over
     */
    public record Limits(int perMinute, Duration overlap) {}

    /** What a key is worth. */
    public sealed interface Answer {

        record Holder(Channel channel, UUID keyId) implements Answer {}

        record Unknown() implements Answer {}

        record Limited(Duration retryAfter) implements Answer {}
    }

    /** @param secret shown this once */
    public record Made(ChannelKey key, String secret) {}

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int ENDING = 4;

    private final Database database;
    private final AttemptCounter attempts;
    private final Limits limits;
    private final Clock clock;
    private final Ids ids;
    private final ChannelKeyStore store = new ChannelKeyStore();

    public ChannelKeys(Database database, AttemptCounter attempts, Limits limits, Clock clock) {
        this.database = database;
        this.attempts = attempts;
        this.limits = limits;
        this.clock = clock;
        this.ids = new Ids(clock);
    }

    public Answer check(String secret) {
        Instant now = clock.instant();
        Optional<ChannelKey> key =
                store.byHash(database.dsl(), RandomSecret.hash(secret)).filter(found -> found.isGood(now));
        if (key.isEmpty()) {
            return new Answer.Unknown();
        }
        UUID id = key.get().id();
        AttemptCounter.Count count = attempts.add("channel-key:" + id, MINUTE);
        if (count.attempts() > limits.perMinute()) {
            return new Answer.Limited(count.resetsIn());
        }
        store.used(database.dsl(), id, now, now.minus(MINUTE));
        return new Answer.Holder(key.get().channel(), id);
    }

    /** Newest first. */
    public List<ChannelKey> list() {
        return store.list(database.dsl());
    }

    public Made make(Channel channel, String by) {
        String secret = RandomSecret.next();
        ChannelKey key = fresh(ids.next(), channel, secret, by, clock.instant());
        database.runInTransaction(db -> store.insert(db, key, RandomSecret.hash(secret)));
        return new Made(key, secret);
    }

    static ChannelKey fresh(UUID id, Channel channel, String secret, String by, Instant now) {
        String ending = secret.substring(Math.max(0, secret.length() - ENDING));
        return new ChannelKey(id, channel, ending, now, by, null, null, null, null);
    }

    /** A new key; the one before is good for the stated time. Empty when there is no such key or it is no longer good. */
    public Optional<Made> rotate(UUID id, String by) {
        Instant now = clock.instant();
        return store.byId(database.dsl(), id).filter(key -> key.isGood(now)).map(before -> {
            Made made = make(before.channel(), by);
            database.runInTransaction(db -> store.expire(db, id, now.plus(limits.overlap())));
            return made;
        });
    }

    /** Good no longer, at once. Empty when there is no such key; doing it again changes nothing. */
    public Optional<ChannelKey> revoke(UUID id, String by) {
        database.runInTransaction(db -> store.revoke(db, id, by, clock.instant()));
        return store.byId(database.dsl(), id);
    }
}

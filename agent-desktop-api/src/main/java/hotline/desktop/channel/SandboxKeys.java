package hotline.desktop.channel;

import hotline.database.Database;
import hotline.desktop.identity.RandomSecret;
import hotline.desktop.store.ChannelKeyStore;
import hotline.kernel.Ids;
import hotline.regulation.Channel;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** One key a channel for the sandbox. Adding them again changes nothing; one that was withdrawn stays withdrawn. */
public final class SandboxKeys {

    private final Database database;
    private final Clock clock;
    private final Ids ids;
    private final ChannelKeyStore store = new ChannelKeyStore();

    public SandboxKeys(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.ids = new Ids(clock);
    }

    /** @param secrets the key of a channel; empty for a channel without one */
    public void add(Function<Channel, Optional<String>> secrets) {
        database.runInTransaction(db -> Arrays.stream(Channel.values())
                .filter(Channel::isHandedOver)
                .forEach(channel -> secrets.apply(channel)
                        .ifPresent(secret -> store.insert(
                                db,
                                ChannelKeys.fresh(ids.next(), channel, secret, "sandbox", clock.instant()),
                                RandomSecret.hash(secret)))));
    }
}

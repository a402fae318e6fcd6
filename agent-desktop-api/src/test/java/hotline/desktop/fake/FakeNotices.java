package hotline.desktop.fake;

import hotline.regulation.Channel;
import hotline.tickets.ChannelNotices;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Addresses in memory, and one notice of the website that was given up. */
public final class FakeNotices implements ChannelNotices {

    private static final Instant AT = Instant.parse("2026-11-24T02:00:00Z");
    private static final UUID GIVEN_UP = UUID.fromString("00000000-0000-7000-8000-00000000000b");

    private final Map<Channel, Target> targets = new ConcurrentHashMap<>();

    @Override
    public List<Target> targets() {
        return List.copyOf(targets.values());
    }

    @Override
    public Target set(Channel channel, URI url, String by) {
        return targets.merge(
                channel,
                new Target(channel, url, 1, AT, by),
                (before, fresh) -> new Target(channel, url, before.serial() + 1, AT, by));
    }

    @Override
    public Optional<Target> remove(Channel channel, String by) {
        return Optional.ofNullable(targets.remove(channel));
    }

    @Override
    public List<Undelivered> undelivered() {
        return List.of(new Undelivered(GIVEN_UP, Channel.WEBSITE, AT, AT, 20, "对方应答 500"));
    }

    @Override
    public boolean again(UUID id) {
        return id.equals(GIVEN_UP);
    }
}

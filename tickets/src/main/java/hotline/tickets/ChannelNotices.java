package hotline.tickets;

import hotline.regulation.Channel;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Telling the channels how their matters go on. What is to be told is written with the change itself, into the outbox under
 * {@link #kind}; it arrives at least once and not always in order: the larger {@link ChannelNotice#version} is the later.
 * Each method blocks on the database.
 */
public interface ChannelNotices {

    /** @param serial grows with every change, and with it the signing secret changes */
    record Target(Channel channel, URI url, int serial, Instant setAt, String setBy) {}

    /** A notice that was given up. */
    record Undelivered(UUID id, Channel channel, Instant createdAt, Instant givenUpAt, int attempts, String error) {}

    /** {@link Outbox.Item#kind} of the channel's notices; the payload is a {@link ChannelNotice}. */
    static String kind(Channel channel) {
        return "NOTICE:" + channel.name();
    }

    List<Target> targets();

    /** From now on; what was written for the address before goes to this one. */
    Target set(Channel channel, URI url, String by);

    /** Nothing is told any more, what waits included. Empty when there was none. */
    Optional<Target> remove(Channel channel, String by);

    /** Newest first, at most 200. */
    List<Undelivered> undelivered();

    /** Tries once more from the beginning; false when it is not among the undelivered. */
    boolean again(UUID id);
}

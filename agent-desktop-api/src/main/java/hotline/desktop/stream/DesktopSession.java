package hotline.desktop.stream;

import hotline.desktop.identity.AccessTokens;
import hotline.desktop.person.Role;
import hotline.desktop.person.UserView;
import hotline.desktop.port.AgentState;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One socket's life: authenticate within five seconds → resume or snapshot → events, pings, and a warning a minute
 * before the token expires. Touched by the streams' context only.
 */
final class DesktopSession {

    private static final Logger LOG = LoggerFactory.getLogger(DesktopSession.class);
    private static final Duration WARN_BEFORE_EXPIRY = Duration.ofMinutes(1);
    private static final int MISSED_PINGS = 3;

    private final DesktopSockets sockets;
    private final DesktopStreams streams;
    private final Line line;
    private AccessTokens.@Nullable Claims claims;
    private @Nullable Subscriber subscriber;
    private final Map<SharedTopic, Subscriber> following = new EnumMap<>(SharedTopic.class);
    private boolean checking;
    private int unansweredPings;
    private long authTimer = -1;
    private long pingTimer = -1;
    private long expiryTimer = -1;

    DesktopSession(DesktopSockets sockets, Line line) {
        this.sockets = sockets;
        this.streams = sockets.streams;
        this.line = line;
    }

    void opened() {
        authTimer = sockets.vertx.setTimer(DesktopSockets.AUTH_WITHIN_MS, _ -> line.close(CloseReason.NO_AUTH_IN_TIME));
    }

    void malformed() {
        line.close(CloseReason.MALFORMED);
    }

    void said(String text) {
        var message = ClientMessage.parse(text);
        if (message.isEmpty() || (claims == null && !(message.get() instanceof ClientMessage.Auth))) {
            malformed();
            return;
        }
        unansweredPings = 0;
        switch (message.get()) {
            case ClientMessage.Auth auth -> authenticate(auth);
            case ClientMessage.Ack ack -> acknowledged(ack);
            case ClientMessage.Follow follow -> follow(follow);
            case ClientMessage.Pong pong -> {
                // see unansweredPings
            }
        }
    }

    void closed() {
        List.of(authTimer, pingTimer, expiryTimer).forEach(sockets.vertx::cancelTimer);
        Subscriber leaving = subscriber;
        if (leaving != null) {
            leaving.gone();
            DesktopStream stream = streams.stream(leaving.person().name());
            stream.subscribers().remove(leaving);
            presence(leaving, stream);
        }
        following.forEach((topic, follower) -> {
            follower.gone();
            streams.stream(topic).subscribers().remove(follower);
        });
        following.clear();
    }

    /** The log is bounded by itself: an acknowledgement proves that somebody is there, and tells how quick pops are. */
    private void acknowledged(ClientMessage.Ack ack) {
        Subscriber own = subscriber;
        if (own != null && ack.stream() == null) {
            streams.acknowledged(streams.stream(own.person().name()), ack.seq());
        }
    }

    /** Asked again, the topic is told from the given place again. */
    private void follow(ClientMessage.Follow wish) {
        AccessTokens.Claims who = claims;
        SharedTopic topic = SharedTopic.of(wish.topic()).orElse(null);
        if (who == null || topic == null || !topic.open(who.person())) {
            line.close(CloseReason.FORBIDDEN);
            return;
        }
        DesktopStream stream = streams.stream(topic);
        Subscriber before = following.remove(topic);
        if (before != null) {
            before.gone();
            stream.subscribers().remove(before);
        }
        boolean resumed = stream.reaches(wish.epoch(), wish.seq());
        Long seq = wish.seq();
        long from = resumed && seq != null ? seq : stream.log().latest();
        Subscriber follower = new Subscriber(who.person(), line, stream.log(), from);
        following.put(topic, follower);
        stream.subscribers().add(follower);
        if (!resumed) {
            line.write(stream.snapshot(from, streams.clock().instant(), streams.snapshot(topic))
                    .text());
        }
        follower.start();
        streams.boardChanged();
    }

    private void authenticate(ClientMessage.Auth auth) {
        if (checking) {
            malformed();
            return;
        }
        checking = true;
        sockets.tokens
                .check(auth.token())
                .onComplete(checked -> streams.context().runOnContext(_ -> {
                    checking = false;
                    if (checked.failed()) {
                        line.close(CloseReason.UNAUTHENTICATED);
                    } else if (claims == null) {
                        begin(checked.result(), auth);
                    } else if (claims.person()
                            .id()
                            .equals(checked.result().person().id())) {
                        renew(checked.result());
                    } else {
                        line.close(CloseReason.UNAUTHENTICATED);
                    }
                }));
    }

    private void begin(AccessTokens.Claims who, ClientMessage.Auth auth) {
        sockets.vertx.cancelTimer(authTimer);
        DesktopStream stream = streams.stream(who.person().name());
        if (stream.subscribers().size() >= DesktopStream.MOST_DESKTOPS) {
            line.close(CloseReason.TOO_MANY);
            return;
        }
        claims = who;
        Long seq = auth.seq();
        boolean resumed = stream.reaches(auth.epoch(), seq);
        long from = resumed && seq != null ? seq : stream.log().latest();
        Subscriber joining = new Subscriber(who.person(), line, stream.log(), from);
        subscriber = joining;
        stream.subscribers().add(joining);
        presence(joining, stream);
        greet(who, resumed);
        watchExpiry(who.expiresAt());
        pingTimer = sockets.vertx.setPeriodic(DesktopSockets.PING_EVERY_MS, _ -> ping());
        LOG.atInfo()
                .addKeyValue("who", who.person().name())
                .addKeyValue("resumed", resumed)
                .log("desktop connected");
        if (resumed) {
            joining.start();
        } else {
            snapshot(stream, joining, from);
        }
    }

    /** Events since {@code from} wait in the log until the snapshot is written. */
    private void snapshot(DesktopStream stream, Subscriber joining, long from) {
        Future<@Nullable AgentState> agent = joining.person().is(Role.AGENT)
                ? Future.fromCompletionStage(
                                sockets.calls.agent(joining.person().name()), streams.context())
                        .<@Nullable AgentState>map(state -> state)
                        .otherwise((AgentState) null)
                : Future.succeededFuture();
        agent.onComplete(found -> streams.context().runOnContext(_ -> {
            if (joining.closed()) {
                return;
            }
            DesktopSnapshot now =
                    new DesktopSnapshot(found.result(), stream.pop(), stream.talk(), streams.latestQueue());
            line.write(stream.snapshot(from, streams.clock().instant(), now).text());
            joining.start();
        }));
    }

    private void presence(Subscriber desktop, DesktopStream stream) {
        if (desktop.person().is(Role.AGENT)) {
            sockets.calls.desktop(desktop.person().name(), !stream.subscribers().isEmpty());
        }
    }

    private void renew(AccessTokens.Claims who) {
        claims = who;
        greet(who, true);
        watchExpiry(who.expiresAt());
    }

    private void greet(AccessTokens.Claims who, boolean resumed) {
        AuthOk data = new AuthOk(UserView.of(who.person()), who.expiresAt(), resumed);
        line.write(
                Envelope.passing(Topic.AUTH_OK, streams.clock().instant(), data).text());
    }

    record AuthOk(UserView user, Instant expiresAt, boolean resumed) {}

    private void watchExpiry(Instant expiresAt) {
        sockets.vertx.cancelTimer(expiryTimer);
        Duration left = Duration.between(streams.clock().instant(), expiresAt);
        long warnIn = Math.max(1, left.minus(WARN_BEFORE_EXPIRY).toMillis());
        expiryTimer = sockets.vertx.setTimer(warnIn, _ -> {
            line.write(Envelope.passing(Topic.AUTH_EXPIRING, streams.clock().instant(), null)
                    .text());
            long closeIn = Math.max(
                    1, Duration.between(streams.clock().instant(), expiresAt).toMillis());
            expiryTimer = sockets.vertx.setTimer(closeIn, _ -> line.close(CloseReason.UNAUTHENTICATED));
        });
    }

    private void ping() {
        if (unansweredPings >= MISSED_PINGS) {
            line.close(CloseReason.NO_ANSWER);
            return;
        }
        unansweredPings++;
        if (!line.full()) {
            line.write(Envelope.passing(Topic.PING, streams.clock().instant(), null)
                    .text());
        }
    }
}

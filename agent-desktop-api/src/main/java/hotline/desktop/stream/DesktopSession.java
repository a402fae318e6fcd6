package hotline.desktop.stream;

import hotline.desktop.identity.AccessTokens;
import hotline.desktop.person.Role;
import hotline.desktop.person.UserView;
import hotline.desktop.port.AgentState;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
            case ClientMessage.Ack ack -> {
                // the log is bounded by itself; an acknowledgement only proves that somebody is there
            }
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
            streams.stream(leaving.person().name()).subscribers().remove(leaving);
        }
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
        boolean resumed = seq != null
                && stream.epoch().equals(auth.epoch())
                && stream.log().reaches(seq);
        long from = resumed && seq != null ? seq : stream.log().latest();
        Subscriber joining = new Subscriber(who.person(), line, stream.log(), from);
        subscriber = joining;
        stream.subscribers().add(joining);
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

    private record AuthOk(UserView user, Instant expiresAt, boolean resumed) {}

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

package hotline.desktop.stream;

import hotline.desktop.identity.AccessTokens;
import hotline.desktop.port.CallControl;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import java.util.concurrent.atomic.AtomicInteger;

/** Serves the WebSocket of the contract: one {@link DesktopSession} a socket, at most {@value #MOST_SOCKETS}. */
public final class DesktopSockets {

    static final int MOST_SOCKETS = 4000;
    static final long AUTH_WITHIN_MS = 5_000;
    static final long PING_EVERY_MS = 10_000;

    final Vertx vertx;
    final DesktopStreams streams;
    final AccessTokens tokens;
    final CallControl calls;
    private final AtomicInteger open = new AtomicInteger();

    public DesktopSockets(Vertx vertx, DesktopStreams streams, AccessTokens tokens, CallControl calls) {
        this.vertx = vertx;
        this.streams = streams;
        this.tokens = tokens;
        this.calls = calls;
    }

    /** Takes over a fresh socket. */
    public void accept(ServerWebSocket socket) {
        SocketLine line = new SocketLine(socket, streams.context());
        if (open.incrementAndGet() > MOST_SOCKETS) {
            open.decrementAndGet();
            line.close(CloseReason.TOO_MANY);
            return;
        }
        DesktopSession session = new DesktopSession(this, line);
        socket.textMessageHandler(text -> streams.context().runOnContext(_ -> session.said(text)));
        socket.binaryMessageHandler(_ -> streams.context().runOnContext(_ -> session.malformed()));
        socket.exceptionHandler(_ -> socket.close());
        socket.closeHandler(_ -> {
            open.decrementAndGet();
            streams.context().runOnContext(_ -> session.closed());
        });
        streams.context().runOnContext(_ -> session.opened());
    }

    public int open() {
        return open.get();
    }
}

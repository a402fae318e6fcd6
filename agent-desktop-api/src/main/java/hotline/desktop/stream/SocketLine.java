package hotline.desktop.stream;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.http.ServerWebSocket;

/** A WebSocket as a {@link Line}; at most 1 MiB waits in it for a slow network. */
final class SocketLine implements Line {

    private static final int MOST_WAITING_BYTES = 1 << 20;

    private final ServerWebSocket socket;
    private final Context context;

    SocketLine(ServerWebSocket socket, Context context) {
        this.socket = socket;
        this.context = context;
        socket.setWriteQueueMaxSize(MOST_WAITING_BYTES);
    }

    @Override
    public Future<Void> write(String text) {
        try {
            return socket.writeTextMessage(text);
        } catch (IllegalStateException closed) {
            return Future.failedFuture(closed);
        }
    }

    @Override
    public boolean full() {
        try {
            return socket.writeQueueFull();
        } catch (IllegalStateException closed) {
            // It closes on a thread of its own, so this cannot be asked beforehand; writing tells it.
            return false;
        }
    }

    @Override
    public void onRoom(Runnable again) {
        try {
            socket.drainHandler(_ -> context.runOnContext(_ -> again.run()));
        } catch (IllegalStateException closed) {
            // Nobody waits for room there any more.
        }
    }

    @Override
    public void close(CloseReason reason) {
        try {
            socket.close(reason.code(), reason.chinese());
        } catch (IllegalStateException closed) {
            // As wished.
        }
    }
}
